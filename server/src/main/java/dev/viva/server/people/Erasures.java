package dev.viva.server.people;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Candidates;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Interviews;
import dev.viva.server.interview.Looks;
import dev.viva.server.interview.PanelCards;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plans;
import dev.viva.server.plan.Reservations;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.report.statistics.KeptFigures;
import dev.viva.server.report.statistics.KeptFiguresProtos;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import dev.viva.server.store.seal.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases people. One commit takes everything about a person out of the state, and says so; then the
 * person's key is destroyed, which takes it out of the journal, the checkpoints, the stored replies
 * and every backup. Cut off in between, it is finished at the next start. What statistics need is
 * added up, sealed with the same key in that commit, and moves to the ring as a sum in the very
 * step that destroys the key, so it is counted once and no record tells whose it was.
 */
public final class Erasures {
  /** By id of the person; stays. */
  static final Table<Erased> ERASED = new Table<>("erasures", PeopleProtos.ERASED);

  /** What is left to add up, by id of the person; there from the commit until all is done. */
  static final Table<KeptFigures> UNFINISHED =
      new Table<>(
          "erasures-unfinished", KeptFiguresProtos.FIGURES, (tx, id, figures) -> Optional.of(id));

  private static final Logger log = LoggerFactory.getLogger(Erasures.class);
  private static final String BY_SERVER = "users/-";
  private static final int LONGEST_REASON = 300;

  private final Store store;
  private final PlainCopies plainCopies;

  /** Copies of the data from before anything was sealed, which an erasure has to take away. */
  public interface PlainCopies {
    /**
     * Deletes them.
     *
     * @return their names
     */
    List<String> delete() throws IOException;
  }

  public Erasures(Store store, PlainCopies plainCopies) {
    this.store = store;
    this.plainCopies = plainCopies;
  }

  /**
   * Erases a person; a person who was erased before is finished and told again.
   *
   * @param id in full
   * @param reason names nobody
   */
  public Erased erase(Mutation mutation, String id, String reason) {
    String checked = Texts.optionalLine("reason", reason, LONGEST_REASON);
    // Its reply is the entry in the table, so a repeated request needs none that is stored.
    Erased erased =
        store.write(
            mutation.withoutRequest(),
            PeopleProtos.ERASED,
            tx ->
                tx.find(ERASED, id)
                    .map(Entry::value)
                    .orElseGet(() -> take(tx, find(tx, id), mutation.actor(), checked)));
    deletePlainCopies();
    finish(erased);
    return erased;
  }

  private static Candidate find(ReadTx tx, String id) {
    Candidate candidate =
        tx.find(Candidates.CANDIDATES, id)
            .orElseThrow(
                () ->
                    new VivaException.NotFound(
                        "no candidate '" + Texts.shown(id) + "': give the id in full",
                        "candidates/" + id))
            .value();
    if (candidate.legalHold()) {
      throw new VivaException.WrongState(
          Reason.WRONG_STATE, "candidate " + id + " is under legal hold; lift the hold first");
    }
    return candidate;
  }

  private static Erased take(WriteTx tx, Candidate candidate, String actor, String reason) {
    String id = candidate.id();
    List<PanelCards> panels = PanelCards.everything(tx, candidate);
    Set<String> subjects = new LinkedHashSet<>(List.of(id));
    for (PanelCards panel : panels) {
      tx.subject(Plans.PLANS, panel.interview().plan().id()).ifPresent(subjects::add);
    }
    List<String> removed = new ArrayList<>();
    removed.add("name, contact and role");
    count(removed, tx.deleteAbout(Scorecards.SCORECARDS, subjects::contains), "scorecard");
    count(removed, Interviews.erase(tx, subjects), "interview");
    count(removed, Plans.erase(tx, subjects), "plan");
    count(removed, tx.deleteAbout(Debriefs.DECISIONS, subjects::contains), "decision");
    count(removed, Reservations.erase(tx, id), "note of a planned question");
    tx.deleteAbout(Looks.LOOKS, subjects::contains);
    tx.delete(Candidates.CANDIDATES, id);
    removed.add(
        "the key of "
            + id
            + (subjects.size() > 1 ? " and the keys of its plans" : "")
            + ": copies in the journal, checkpoints, stored replies and every backup cannot be read any more");
    Erased erased =
        new Erased(
            id,
            tx.now(),
            actor,
            reason,
            List.copyOf(subjects),
            panels.stream().map(PanelCards::interview).map(Interview::id).toList(),
            removed);
    tx.put(ERASED, id, erased);
    tx.put(
        UNFINISHED,
        id,
        KeptFigures.of(
            panels.stream().filter(panel -> panel.interview().usesItsQuestions()).toList()));
    return erased;
  }

  private static void count(List<String> removed, int count, String what) {
    if (count > 0) {
      String many = what.startsWith("note ") ? "notes of planned questions" : what + "s";
      removed.add(count + " " + (count == 1 ? what : many));
    }
  }

  private void deletePlainCopies() {
    try {
      plainCopies
          .delete()
          .forEach(name -> log.info("Deleted {}, in which nothing was sealed", name));
    } catch (IOException e) {
      throw new UncheckedIOException("a copy of the data that is not sealed cannot be deleted", e);
    }
  }

  /** Destroys the keys of somebody who is out of the state already. */
  private void finish(Erased erased) {
    Optional<KeptFigures> figures =
        store.read(tx -> tx.find(UNFINISHED, erased.candidate())).map(Entry::value);
    Set<String> subjects = new LinkedHashSet<>(erased.subjects());
    if (store.keys().holds(KeyRing.FORMER_REPLIES)) {
      subjects.add(KeyRing.FORMER_REPLIES);
    }
    store
        .keys()
        .destroy(
            subjects,
            kept ->
                KeptFiguresProtos.FIGURES.encode(
                    KeptFiguresProtos.FIGURES.decode(kept).plus(figures.orElse(KeptFigures.NONE))));
    if (store.read(tx -> tx.subject(UNFINISHED, erased.candidate())).isPresent()) {
      byServer(tx -> tx.delete(UNFINISHED, erased.candidate()));
    }
  }

  /**
   * Finishes what a crash cut off, and takes away what a restored backup brought of people who were
   * erased since. To be called before anything is served.
   */
  public void finishAll() {
    List<Erased> all =
        store.read(
            tx -> {
              try (Stream<Entry<Erased>> entries = tx.scan(ERASED, KeyRange.ALL)) {
                return entries.map(Entry::value).toList();
              }
            });
    Set<String> untold = new LinkedHashSet<>(store.keys().erased());
    for (Erased erased : all) {
      untold.removeAll(erased.subjects());
      if (!store.keys().erased().containsAll(erased.subjects())
          || store.read(tx -> tx.subject(UNFINISHED, erased.candidate())).isPresent()) {
        log.info("Finishing the erasure of candidates/{}", erased.candidate());
        finish(erased);
      }
    }
    if (!untold.isEmpty()) {
      byServer(tx -> sweep(tx, untold));
    }
    if (!store.keys().erased().isEmpty()) {
      deletePlainCopies();
    }
  }

  /** Takes away what nobody can read any more, and notes that it was done. */
  private static void sweep(WriteTx tx, Set<String> subjects) {
    int rows = 0;
    for (Table<?> table : PersonalRows.TABLES) {
      rows += tx.deleteAbout(table, subjects::contains);
    }
    Interviews.erase(tx, subjects);
    Plans.erase(tx, subjects);
    tx.deleteAbout(UNFINISHED, subjects::contains);
    for (String subject : subjects) {
      Reservations.erase(tx, subject);
      tx.put(
          ERASED,
          subject,
          new Erased(
              subject,
              tx.now(),
              BY_SERVER,
              "erased before; a restored backup still had it",
              List.of(subject),
              List.of(),
              List.of()));
    }
    if (rows > 0) {
      log.info("Took away {} records about people who were erased before", rows);
    }
  }

  private interface Change {
    void in(WriteTx tx);
  }

  private void byServer(Change change) {
    store.write(
        new Mutation(Optional.empty(), BY_SERVER, "erasure"),
        PeopleProtos.ERASED,
        tx -> {
          change.in(tx);
          return null;
        });
  }
}
