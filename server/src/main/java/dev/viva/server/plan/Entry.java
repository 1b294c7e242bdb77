package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.Question;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the planner needs of one active question: about 48 bytes besides the id. Topic and group are
 * 64-bit hashes, 0 where there is none.
 */
final class Entry {
  private static final Kind[] KINDS = Kind.values();
  private static final int NO_RUBRIC = 16;
  private static final int NO_ANSWER = 32;
  private static final int[] QUALITIES = qualities();
  private static final int[] RANKS = ranks();

  /** Stands for an open level range in six bits. */
  private static final int OPEN = 63;

  final String id;
  final List<String> areas;
  final long topic;
  final long group;
  final @Nullable String probeOf;
  final int packed;

  /** Of the id; breaks ties together with a seed. */
  final int hash;

  Entry(Question question, List<String> areas) {
    Question.Tags tags = question.tags();
    id = question.id();
    this.areas = areas;
    topic = tags.topic().isEmpty() ? 0 : Hashes.of(tags.topic());
    group = tags.group().isEmpty() ? 0 : Hashes.of(tags.group());
    probeOf = tags.probeOf().isEmpty() ? null : tags.probeOf();
    packed = pack(question);
    hash = hash(id);
  }

  /**
   * Kind (3 bits), difficulty (3), minutes (6), quality (6), lowest level (6), highest level (6),
   * from the second highest bit down; an {@link AreaIndex} sets the highest and the lowest.
   * Compared without sign, this is the order of an index.
   */
  private static int pack(Question question) {
    Question.Tags tags = question.tags();
    int doubt = 0;
    for (double confidence : tags.inferred().values()) {
      doubt += confidence < 0.5 ? 2 : 1;
    }
    int quality =
        Math.min(doubt, 15)
            | (question.content().rubric().isEmpty() ? NO_RUBRIC : 0)
            | (question.content().answer().isBlank() ? NO_ANSWER : 0);
    int to = tags.level().isOpen() ? OPEN : tags.level().maxYears();
    return tags.kind().ordinal() << 28
        | tags.difficulty() << 25
        | tags.minutes() << 19
        | RANKS[quality] << 13
        | tags.level().minYears() << 7
        | to << 1;
  }

  /** Qualities in the order of what they cost at the published weights. */
  private static int[] qualities() {
    return IntStream.range(0, 64)
        .boxed()
        .sorted(Comparator.comparingInt(code -> qualityPoints(code, PlanWeights.DEFAULT)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] ranks() {
    int[] ranks = new int[64];
    for (int rank = 0; rank < 64; rank++) {
      ranks[QUALITIES[rank]] = rank;
    }
    return ranks;
  }

  /** Points for a minute of a question of this quality. */
  static int qualityPoints(int quality, PlanWeights weights) {
    return doubtPoints(quality, weights)
        + rubricPoints(quality, weights)
        + answerPoints(quality, weights);
  }

  /** The part of {@link #qualityPoints} for tags that were inferred. */
  static int doubtPoints(int quality, PlanWeights weights) {
    return Math.min(weights.inferredMost(), (quality & 15) * weights.inferredTag());
  }

  /** The part of {@link #qualityPoints} for a rubric that is missing. */
  static int rubricPoints(int quality, PlanWeights weights) {
    return (quality & NO_RUBRIC) != 0 ? weights.noRubric() : 0;
  }

  /** The part of {@link #qualityPoints} for an expected answer that is missing. */
  static int answerPoints(int quality, PlanWeights weights) {
    return (quality & NO_ANSWER) != 0 ? weights.noAnswer() : 0;
  }

  static Kind kind(int packed) {
    return KINDS[packed >>> 28 & 7];
  }

  static int difficulty(int packed) {
    return packed >>> 25 & 7;
  }

  static int minutes(int packed) {
    return packed >>> 19 & 63;
  }

  /** Doubt about inferred tags (0 to 10), plus 16 without a rubric, plus 32 without an answer. */
  static int quality(int packed) {
    return QUALITIES[rank(packed)];
  }

  /** Place of the quality among all, 0 to 63, cheapest first at the published weights. */
  static int rank(int packed) {
    return packed >>> 13 & 63;
  }

  /** The quality at a place among all. */
  static int qualityAt(int rank) {
    return QUALITIES[rank];
  }

  /** Twelve bits that stand for the level range. */
  static int level(int packed) {
    return packed >>> 1 & 0xFFF;
  }

  static int levelFrom(int level) {
    return level >>> 6;
  }

  static int levelTo(int level) {
    return (level & 63) == OPEN ? Integer.MAX_VALUE : level & 63;
  }

  /** What {@link #hash} is for an id, 0 or more. */
  static int hash(String id) {
    return (int) (Hashes.of(id) >>> 33);
  }

  /** A group of its own, so that a plan holds it once. */
  long ownGroup() {
    return Hashes.mix(Hashes.of(id));
  }

  Kind kind() {
    return kind(packed);
  }

  int difficulty() {
    return difficulty(packed);
  }

  int minutes() {
    return minutes(packed);
  }
}
