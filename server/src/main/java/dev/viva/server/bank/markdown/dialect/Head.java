package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.HeadingReading.Role;

/** A heading with what is known about it. */
final class Head {
  final int unit;
  final int level;
  final Prompt prompt;
  final double score;
  final boolean other;
  final String shape;

  /** Index in {@code heads} after its last sub-heading. */
  int scope;

  /** Units that bear content before the next heading. */
  int body;

  /** Question labels before the next heading. */
  int labels;

  boolean labelFirst;

  /** Whether the first of them only leads up to a question: "Scenario:". */
  boolean weakFirst;

  /** Whether a short text that asks is all or nearly all that follows. */
  boolean asksFirst;

  /** A label of its own. */
  Part part;

  Role role = Role.SECTION;

  Head(int unit, int level, Prompt prompt, double score, boolean other, String shape) {
    this.unit = unit;
    this.level = level;
    this.prompt = prompt;
    this.score = score;
    this.other = other;
    this.shape = shape;
  }

  boolean strong() {
    return score >= Wording.STRONG;
  }
}
