package dev.viva.server.bank.markdown.dialect;

/**
 * A run of units for one field of a question.
 *
 * @param lead rest of the line of the label before it
 * @param from first unit
 * @param to index after the last
 */
record Chunk(Field field, String lead, int from, int to) {
  /** Where text goes. */
  enum Field {
    PROMPT,
    ANSWER,
    WHY,
    PROBES,
    OPTIONS,
    SKIP
  }
}
