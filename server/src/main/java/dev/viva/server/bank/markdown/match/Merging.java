package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.Question.Tag;
import dev.viva.server.bank.Question.Tags;
import java.util.EnumMap;
import java.util.Map;

/** A question as read over the same question as stored. */
final class Merging {
  private Merging() {}

  /**
   * Stated ids come with stated tags: the document is right in everything but the revision. A
   * document that says nothing of the status does not bring back a question that was retired by
   * hand.
   */
  static Question stated(Question question, Question before) {
    Question stated = question.withRevision(before.revision());
    boolean retired = before.status() == Question.Status.RETIRED;
    return retired ? stated.withStatus(Question.Status.RETIRED) : stated;
  }

  /** What the document does not say stays as it was. */
  static Question merged(Question question, Question before) {
    Question.Content read = question.content();
    Question.Content content =
        new Question.Content(
            read.title(),
            read.text(),
            read.answer(),
            read.rubric().or(() -> before.content().rubric()),
            read.probes(),
            read.options(),
            read.why(),
            read.sections());
    return new Question(
        before.id(),
        before.bank(),
        content,
        tags(question.tags(), before.tags()),
        question.source(),
        before.status(),
        before.revision());
  }

  /** What a person set stays where the document only lets us infer. */
  private static Tags tags(Tags read, Tags before) {
    Map<Tag, Double> inferred = new EnumMap<>(Tag.class);
    for (Tag tag : Tag.values()) {
      if (read.inferred().containsKey(tag) && before.inferred().containsKey(tag)) {
        inferred.put(tag, read.inferred().get(tag));
      }
    }
    return new Tags(
        keeps(Tag.AREAS, read, before) ? before.areas() : read.areas(),
        keeps(Tag.KIND, read, before) ? before.kind() : read.kind(),
        keeps(Tag.LEVEL, read, before) ? before.level() : read.level(),
        keeps(Tag.DIFFICULTY, read, before) ? before.difficulty() : read.difficulty(),
        keeps(Tag.MINUTES, read, before) ? before.minutes() : read.minutes(),
        read.topic().isEmpty() ? before.topic() : read.topic(),
        read.group().isEmpty() ? before.group() : read.group(),
        read.probeOf().isEmpty() ? before.probeOf() : read.probeOf(),
        inferred);
  }

  private static boolean keeps(Tag tag, Tags read, Tags before) {
    return read.inferred().containsKey(tag) && !before.inferred().containsKey(tag);
  }
}
