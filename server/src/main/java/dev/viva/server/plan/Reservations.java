package dev.viva.server.plan;

import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which questions each candidate was asked or is going to be asked, so that nobody asks one twice.
 */
public final class Reservations {
  /**
   * {@code candidate/question/holder}, where the holder is a plan or an interview; the value is the
   * plan's author, or empty for an interview.
   */
  private static final Table<String> TABLE = new Table<>("reservations", Codecs.STRING);

  private static final String INTERVIEW = "";

  private Reservations() {}

  /**
   * The questions that a new plan of {@code author} for {@code candidate} must leave out: all but
   * those of the author's own plans.
   */
  static Set<String> taken(ReadTx tx, String candidate, String author) {
    return questions(tx, candidate, entry -> !entry.value().equals(author));
  }

  /**
   * The questions that a running interview must leave out when it is planned anew: all but its own
   * and those of the author's own plans.
   */
  static Set<String> takenBesides(ReadTx tx, String candidate, String interview, String author) {
    return questions(
        tx,
        candidate,
        entry -> !entry.value().equals(author) && !entry.key().endsWith("/" + interview));
  }

  /**
   * Who holds a question.
   *
   * @param id of a plan or an interview
   * @param isInterview whether it is an interview
   */
  record Holder(String id, boolean isInterview) {}

  /** Because of whom a new plan of {@code author} must leave a question out, interviews first. */
  static List<Holder> holders(ReadTx tx, String candidate, String question, String author) {
    try (Stream<Entry<String>> entries =
        tx.scan(TABLE, KeyRange.prefix(candidate + "/" + question + "/"))) {
      return entries
          .filter(entry -> !entry.value().equals(author))
          .map(
              entry ->
                  new Holder(
                      entry.key().substring(entry.key().lastIndexOf('/') + 1),
                      entry.value().equals(INTERVIEW)))
          .sorted(Comparator.comparing(holder -> !holder.isInterview))
          .toList();
    }
  }

  /** The questions of all interviews with {@code candidate}. */
  public static Set<String> asked(ReadTx tx, String candidate) {
    return questions(tx, candidate, entry -> entry.value().equals(INTERVIEW));
  }

  private static Set<String> questions(
      ReadTx tx, String candidate, Predicate<Entry<String>> wanted) {
    try (Stream<Entry<String>> entries = tx.scan(TABLE, KeyRange.prefix(candidate + "/"))) {
      return entries
          .filter(wanted)
          .map(entry -> question(entry.key()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  static void holdForPlan(
      WriteTx tx, String candidate, String plan, String author, Collection<String> questions) {
    hold(tx, candidate, plan, author, questions);
  }

  /** Takes the questions of an interview. */
  public static void holdForInterview(
      WriteTx tx, String candidate, String interview, Collection<String> questions) {
    hold(tx, candidate, interview, INTERVIEW, questions);
  }

  private static void hold(
      WriteTx tx, String candidate, String holder, String value, Collection<String> questions) {
    questions.forEach(question -> tx.put(TABLE, candidate + "/" + question + "/" + holder, value));
  }

  /** Gives back what a plan or an interview holds. */
  public static void release(
      WriteTx tx, String candidate, String holder, Collection<String> questions) {
    questions.forEach(question -> tx.delete(TABLE, candidate + "/" + question + "/" + holder));
  }

  /**
   * Takes everything away that is held for a candidate.
   *
   * @return how many entries there were
   */
  public static int erase(WriteTx tx, String candidate) {
    List<String> keys;
    try (Stream<Entry<String>> entries = tx.scan(TABLE, KeyRange.prefix(candidate + "/"))) {
      keys = entries.map(Entry::key).toList();
    }
    keys.forEach(key -> tx.delete(TABLE, key));
    return keys.size();
  }

  private static String question(String key) {
    return key.substring(key.indexOf('/') + 1, key.lastIndexOf('/'));
  }
}
