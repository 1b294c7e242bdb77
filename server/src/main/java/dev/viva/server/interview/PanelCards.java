package dev.viva.server.interview;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The submitted scorecards of one interview that a caller may see. Debriefs, comparisons and
 * statistics read nothing else, so the blind rule is kept in one place: whoever has yet to submit
 * about a person sees nothing of what others say of that person, not even in a mean.
 *
 * @param cards in order of interviewer; without drafts, voided ones and foreign private notes
 * @param missing interviewers whose scorecard is still a draft
 */
public record PanelCards(
    Interview interview, Candidate candidate, List<Scorecards.Scored> cards, List<String> missing) {
  public PanelCards {
    cards = List.copyOf(cards);
    missing = List.copyOf(missing);
  }

  /**
   * The interviews of a candidate whose scorecards the caller may see, oldest first.
   *
   * @throws VivaException.WrongState ({@code SCORECARD_BLIND}) where the caller's own scorecard is
   *     pending
   */
  public static List<PanelCards> of(ReadTx tx, Candidate candidate, Caller caller) {
    List<Interview> interviews =
        interviews(tx)
            .filter(interview -> interview.candidate().equals(candidate.id()))
            .filter(interview -> AccessPolicy.seesInterview(caller, interview.panel()))
            .toList();
    for (Interview interview : interviews) {
      if (isBlind(tx, interview, caller)) {
        throw SeenCards.sealed(tx, interview, caller);
      }
    }
    List<PanelCards> panels = new ArrayList<>();
    for (Interview interview : interviews) {
      if (!AccessPolicy.reachesCards(caller, interview.panel())) {
        throw SeenCards.notOnPanel(interview);
      }
      panels.add(read(interview, candidate, cards(tx, interview), view(tx, interview, caller)));
    }
    return panels;
  }

  /** Every interview, oldest first, except those with people whom the caller is yet to judge. */
  public static List<PanelCards> all(ReadTx tx, Caller caller) {
    List<Interview> interviews = new ArrayList<>(interviews(tx).toList());
    Set<String> blind = new HashSet<>();
    for (Interview interview : interviews) {
      if (isBlind(tx, interview, caller)) {
        blind.add(interview.candidate());
      }
    }
    interviews.removeIf(
        interview ->
            blind.contains(interview.candidate())
                || !AccessPolicy.seesInterview(caller, interview.panel())
                || !AccessPolicy.reachesCards(caller, interview.panel()));
    return read(tx, interviews, interview -> view(tx, interview, caller));
  }

  /** Every interview, oldest first; for the planner, not for people. */
  public static List<PanelCards> forPlanning(ReadTx tx) {
    return read(
        tx,
        interviews(tx).toList(),
        interview ->
            card ->
                card.state() == Scorecard.State.DRAFT
                    ? AccessPolicy.CardView.DRAFT
                    : AccessPolicy.CardView.SHOWN);
  }

  private interface Views extends Function<Interview, Function<Scorecard, AccessPolicy.CardView>> {}

  private static List<PanelCards> read(ReadTx tx, List<Interview> interviews, Views views) {
    Map<String, Candidate> candidates = new HashMap<>();
    List<PanelCards> all = new ArrayList<>();
    for (Interview interview : interviews) {
      tx.find(Candidates.CANDIDATES, interview.candidate())
          .ifPresent(found -> candidates.putIfAbsent(found.key(), found.value()));
      Candidate candidate = candidates.get(interview.candidate());
      if (candidate != null) {
        all.add(read(interview, candidate, cards(tx, interview), views.apply(interview)));
      }
    }
    return all;
  }

  /**
   * The interviews of a candidate, oldest first, with every submitted scorecard; for figures that
   * belong to nobody and for the candidate's own export, not for colleagues.
   */
  public static List<PanelCards> everything(ReadTx tx, Candidate candidate) {
    List<PanelCards> panels = new ArrayList<>();
    try (Stream<Entry<Interview>> all = tx.about(Interviews.INTERVIEWS, candidate.id())) {
      all.map(Entry::value)
          .sorted(Comparator.comparing(Interview::created).thenComparing(Interview::id))
          .forEach(interview -> panels.add(everything(tx, interview, candidate)));
    }
    return panels;
  }

  private static PanelCards everything(ReadTx tx, Interview interview, Candidate candidate) {
    List<Scorecards.Scored> cards = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String interviewer : interview.panel().stream().sorted().toList()) {
      Scorecard card = Scorecards.get(tx, interview, interviewer);
      if (card.isSubmitted()) {
        cards.add(Scorecards.scored(interview, card));
      } else if (card.state() == Scorecard.State.DRAFT) {
        missing.add(interviewer);
      }
    }
    return new PanelCards(interview, candidate, cards, missing);
  }

  /** The candidate of this id, prefix of an id, or exact display name. */
  public static Candidate candidate(ReadTx tx, String idOrName, Caller caller) {
    return CandidateLookup.get(tx, idOrName, caller);
  }

  private static Stream<Interview> interviews(ReadTx tx) {
    List<Interview> found;
    try (Stream<Entry<Interview>> all = tx.scan(Interviews.INTERVIEWS, KeyRange.ALL)) {
      found = all.map(Entry::value).filter(Interview::usesItsQuestions).toList();
    }
    return found.stream()
        .sorted(Comparator.comparing(Interview::created).thenComparing(Interview::id));
  }

  private static boolean isBlind(ReadTx tx, Interview interview, Caller caller) {
    return interview.panel().contains(caller.user())
        && SeenCards.isPending(tx, interview, caller.user());
  }

  private static List<Scorecard> cards(ReadTx tx, Interview interview) {
    return interview.panel().stream()
        .sorted()
        .map(interviewer -> Scorecards.get(tx, interview, interviewer))
        .toList();
  }

  private static Function<Scorecard, AccessPolicy.CardView> view(
      ReadTx tx, Interview interview, Caller caller) {
    return card -> SeenCards.view(tx, interview, card, caller);
  }

  private static PanelCards read(
      Interview interview,
      Candidate candidate,
      List<Scorecard> all,
      Function<Scorecard, AccessPolicy.CardView> view) {
    List<Scorecards.Scored> cards = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Scorecard card : all) {
      switch (view.apply(card)) {
        case OWN -> add(interview, card, card, cards, missing);
        case SHOWN -> add(interview, card, card.withoutPrivateNote(), cards, missing);
        // Who of a panel that is not closed has submitted is nobody else's business either.
        case DRAFT, NOT_CLOSED -> missing.add(card.interviewer());
        case SEALED, NOT_ON_PANEL -> {}
      }
    }
    return new PanelCards(interview, candidate, cards, missing);
  }

  private static void add(
      Interview interview,
      Scorecard card,
      Scorecard shown,
      List<Scorecards.Scored> cards,
      List<String> missing) {
    if (card.state() == Scorecard.State.DRAFT) {
      missing.add(card.interviewer());
    } else if (card.isSubmitted()) {
      cards.add(Scorecards.scored(interview, shown));
    }
  }
}
