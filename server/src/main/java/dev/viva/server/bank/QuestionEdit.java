package dev.viva.server.bank;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * New values for some fields of a question. What a person states is no longer inferred.
 *
 * @param values a message whose fields hold the new values
 */
record QuestionEdit(dev.viva.v1.Question values) {
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_TEXT = 100_000;
  private static final Set<String> CONTENT =
      Set.of("title", "text", "answer", "rubric", "probes", "options", "why");
  private static final Set<String> TAGS =
      Set.of("areas", "kind", "level", "difficulty", "minutes", "topic", "group", "probe_of");

  /**
   * The question with the fields that {@code mask} names.
   *
   * @param area from what a person types to the path of an area
   */
  Question onto(Question old, List<String> mask, UnaryOperator<String> area) {
    if (mask.isEmpty()) {
      throw new VivaException.Invalid("update_mask", "is empty: name the fields to change");
    }
    for (String field : mask) {
      if (!CONTENT.contains(field) && !TAGS.contains(field)) {
        throw new VivaException.Invalid(
            "update_mask",
            "names '" + Texts.shown(field) + "', expected some of " + CONTENT + " and " + TAGS);
      }
    }
    return old.withContent(content(old.content(), mask)).withTags(tags(old.tags(), mask, area));
  }

  private Question.Content content(Question.Content old, List<String> mask) {
    Question.Content next = BankProtos.content(values);
    String text =
        mask.contains("text")
            ? Texts.requiredNote("question.text", next.text(), LONGEST_TEXT)
            : old.text();
    return new Question.Content(
        mask.contains("title")
            ? Texts.optionalLine("question.title", next.title(), LONGEST_LINE)
            : old.title(),
        text,
        mask.contains("answer")
            ? Texts.note("question.answer", next.answer(), LONGEST_TEXT)
            : old.answer(),
        mask.contains("rubric") ? next.rubric() : old.rubric(),
        mask.contains("probes") ? next.probes() : old.probes(),
        mask.contains("options") ? next.options() : old.options(),
        mask.contains("why") ? Texts.note("question.why", next.why(), LONGEST_TEXT) : old.why(),
        old.sections());
  }

  private Question.Tags tags(Question.Tags old, List<String> mask, UnaryOperator<String> area) {
    Map<Question.Tag, Double> inferred = new EnumMap<>(Question.Tag.class);
    inferred.putAll(old.inferred());
    for (Question.Tag tag : Question.Tag.values()) {
      if (mask.contains(tag.name().toLowerCase(java.util.Locale.ROOT))) {
        inferred.remove(tag);
      }
    }
    try {
      return new Question.Tags(
          mask.contains("areas")
              ? values.getAreasList().stream().map(area).distinct().toList()
              : old.areas(),
          mask.contains("kind") ? BankProtos.decode("question.kind", values.getKind()) : old.kind(),
          mask.contains("level")
              ? BankProtos.decode("question.level", values.getLevel())
              : old.level(),
          mask.contains("difficulty") ? values.getDifficulty() : old.difficulty(),
          mask.contains("minutes") ? values.getMinutes() : old.minutes(),
          mask.contains("topic")
              ? Texts.optionalLine("question.topic", values.getTopic(), LONGEST_LINE)
              : old.topic(),
          mask.contains("group")
              ? Texts.optionalLine("question.group", values.getGroup(), LONGEST_LINE)
              : old.group(),
          mask.contains("probe_of")
              ? Texts.optionalLine("question.probe_of", values.getProbeOf(), LONGEST_LINE)
              : old.probeOf(),
          inferred);
    } catch (IllegalArgumentException e) {
      throw new VivaException.Invalid("question", e.getMessage());
    }
  }
}
