package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One thing that a plan can hold: a question with none, some or all of its probes; or, for a
 * question that is in anyway, one more probe.
 *
 * @param question the question, or the one that the probe follows
 * @param probes in order of id
 * @param extra whether only the probes are meant
 * @param area number of the brief's area that it counts for, -1 for none of them
 * @param band 0 below the level, 1 at it, 2 above
 * @param minutes of all that is meant
 * @param points of all that is meant
 * @param tie random but repeatable
 */
record Candidate(
    Entry question,
    List<Entry> probes,
    boolean extra,
    int area,
    int band,
    int minutes,
    int points,
    int tie) {
  private static final long[] NONE = {};

  /** A question without probes; does not look at it. */
  Candidate(Entry question, int area, int band, int minutes, int points, int tie) {
    this(question, List.of(), false, area, band, minutes, points, tie);
  }

  /** The questions in the order to ask them. */
  List<Entry> entries() {
    if (probes.isEmpty()) {
      return List.of(question);
    }
    List<Entry> all = new ArrayList<>();
    if (!extra) {
      all.add(question);
    }
    all.addAll(probes);
    return all;
  }

  /** Distinct topics. */
  long[] topics() {
    if (probes.isEmpty()) {
      return question.topic == 0 ? NONE : new long[] {question.topic};
    }
    return entries().stream()
        .mapToLong(entry -> entry.topic)
        .filter(topic -> topic != 0)
        .distinct()
        .toArray();
  }

  /**
   * Of what a plan may hold one at most: distinct groups, and the question itself, as it may be a
   * candidate with and without probes.
   */
  long[] exclusive() {
    if (probes.isEmpty()) {
      return question.group == 0
          ? new long[] {question.ownGroup()}
          : new long[] {question.group, question.ownGroup()};
    }
    LongStream groups =
        entries().stream().mapToLong(entry -> entry.group).filter(group -> group != 0).distinct();
    return extra
        ? groups.toArray()
        : LongStream.concat(groups, LongStream.of(question.ownGroup())).toArray();
  }

  /** Whether two of the questions are duplicates of each other. */
  boolean meetsItself() {
    long distinct =
        entries().stream()
            .mapToLong(entry -> entry.group)
            .filter(group -> group != 0)
            .distinct()
            .count();
    return entries().stream().filter(entry -> entry.group != 0).count() > distinct;
  }

  boolean before(Candidate other) {
    return points < other.points || (points == other.points && tie < other.tie);
  }
}
