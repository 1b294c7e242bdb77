package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the planner needs of one active question: about 48 bytes besides the id. Topic and group are
 * 64-bit hashes, 0 where there is none.
 */
final class Entry {
  private static final Kind[] KINDS = Kind.values();

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
    hash = (int) (Hashes.of(id) >>> 32);
  }

  /**
   * Kind (3 bits), difficulty (3), minutes (6), quality (6), lowest level (6), highest level (6),
   * and two bits that an {@link AreaIndex} sets, from the highest bit down: compared without sign,
   * this is the order of an index.
   */
  private static int pack(Question question) {
    Question.Tags tags = question.tags();
    int doubt = 0;
    for (double confidence : tags.inferred().values()) {
      doubt += confidence < 0.5 ? 2 : 1;
    }
    int quality =
        doubt
            | (question.content().rubric().isEmpty() ? 16 : 0)
            | (question.content().answer().isBlank() ? 32 : 0);
    int to = tags.level().isOpen() ? OPEN : tags.level().maxYears();
    return tags.kind().ordinal() << 29
        | tags.difficulty() << 26
        | tags.minutes() << 20
        | quality << 14
        | tags.level().minYears() << 8
        | to << 2;
  }

  static Kind kind(int packed) {
    return KINDS[packed >>> 29];
  }

  static int difficulty(int packed) {
    return packed >>> 26 & 7;
  }

  static int minutes(int packed) {
    return packed >>> 20 & 63;
  }

  /** Doubt about inferred tags (0 to 10), plus 16 without a rubric, plus 32 without an answer. */
  static int quality(int packed) {
    return packed >>> 14 & 63;
  }

  /** Twelve bits that stand for the level range. */
  static int level(int packed) {
    return packed >>> 2 & 0xFFF;
  }

  static int levelFrom(int level) {
    return level >>> 6;
  }

  static int levelTo(int level) {
    return (level & 63) == OPEN ? Integer.MAX_VALUE : level & 63;
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
