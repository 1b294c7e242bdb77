package dev.viva.server.report.debrief;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.access.Users;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Looks;
import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.report.document.Profile;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Debriefs of candidates, comparisons, and the decisions that follow. */
public final class Debriefs {
  /** {@code candidate/number of the decision}; the last one counts, the others stay readable. */
  public static final Table<Decision> DECISIONS =
      new Table<>(
          "decisions",
          DebriefProtos.DECISION,
          (tx, key, decision) -> Optional.of(key.substring(0, key.indexOf('/'))));

  private final Store store;
  private final InstantSource clock;

  public Debriefs(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The debrief of the candidate of this id, prefix of an id, or name, as the caller may see it.
   */
  public DebriefReport get(String candidate, Caller caller, Profile profile) {
    if (AccessPolicy.isLook(caller)) {
      List<Interview> looked =
          store.read(
              tx ->
                  PanelCards.of(tx, PanelCards.candidate(tx, candidate, caller), caller).stream()
                      .map(PanelCards::interview)
                      .toList());
      Looks.keep(store, caller, looked);
    }
    return store.read(tx -> report(tx, candidate, caller, profile, clock.instant()));
  }

  private static DebriefReport report(
      ReadTx tx, String idOrName, Caller caller, Profile profile, Instant now) {
    Candidate candidate = PanelCards.candidate(tx, idOrName, caller);
    List<PanelCards> panels = PanelCards.of(tx, candidate, caller);
    List<Decision> shown =
        decisions(tx, candidate.id()).stream()
            .filter(decision -> isShown(decision, panels))
            .toList();
    return DebriefReport.of(candidate, panels, shown, profile, now);
  }

  /** A decision says what its recorder knew: only to those who may know the same. */
  private static boolean isShown(Decision decision, List<PanelCards> panels) {
    Map<String, PanelCards> seen =
        panels.stream().collect(Collectors.toMap(panel -> panel.interview().id(), panel -> panel));
    return decision.known().stream()
            .allMatch(
                known ->
                    seen.containsKey(known.interview())
                        && !seen.get(known.interview()).missing().contains(known.interviewer()))
        && decision.missing().stream()
            .allMatch(who -> seen.containsKey(who.substring(0, who.indexOf('/'))));
  }

  /** The decisions on a candidate, oldest first. */
  public static List<Decision> decisions(ReadTx tx, String candidate) {
    try (Stream<Entry<Decision>> all = tx.scan(DECISIONS, KeyRange.prefix(candidate + "/"))) {
      return all.map(Entry::value).toList();
    }
  }

  /**
   * What was decided.
   *
   * @param participants ids of the people who decided; empty: the caller alone
   */
  public record NewDecision(boolean hire, String rationale, List<String> participants) {}

  /** Records a decision with what the caller could know; a later one replaces it. */
  public Decision decide(Mutation mutation, String idOrName, NewDecision wanted, Caller caller) {
    String rationale = Texts.requiredNote("rationale", wanted.rationale(), Texts.MAX_NOTE);
    List<String> participants =
        wanted.participants().isEmpty()
            ? List.of(caller.user())
            : wanted.participants().stream().distinct().toList();
    participants.forEach(id -> Users.requireId("participants", id));
    return store.write(
        mutation,
        DebriefProtos.DECISION,
        tx -> {
          DebriefReport known = report(tx, idOrName, caller, Profile.MANAGER, tx.now());
          Decision decision =
              new Decision(
                  wanted.hire(),
                  rationale,
                  participants,
                  tx.now(),
                  caller.user(),
                  known.columns().stream().map(Debriefs::known).toList(),
                  known.missing().stream()
                      .map(who -> who.interview() + "/" + who.interviewer())
                      .toList(),
                  known.findings());
          String candidate = Names.id("name", "candidates", known.resource());
          int number = decisions(tx, candidate).size() + 1;
          tx.put(DECISIONS, String.format("%s/%06d", candidate, number), decision);
          return decision;
        });
  }

  private static Decision.Known known(DebriefReport.Column column) {
    Scorecard card = column.card();
    return new Decision.Known(
        column.interview(),
        card.interviewer(),
        Names.etag(card.revision()),
        card.recommendation(),
        column.summary().score(),
        column.summary().coverage());
  }

  /** Candidates side by side, in the order given. */
  public Comparison compare(List<String> idsOrNames, Caller caller) {
    return store.read(
        tx -> {
          List<Comparison.Entrant> entrants = new ArrayList<>();
          for (String idOrName : idsOrNames) {
            Candidate candidate = PanelCards.candidate(tx, idOrName, caller);
            entrants.add(
                new Comparison.Entrant(candidate, Ballot.of(PanelCards.of(tx, candidate, caller))));
          }
          return Comparison.of(entrants);
        });
  }
}
