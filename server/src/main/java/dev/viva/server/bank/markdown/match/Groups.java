package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.Question.Tags;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The groups of near-duplicates while a document is compared: what is new joins the group of what
 * it asks again, and where that has none, both get one.
 */
final class Groups {
  private final Corpus stored;
  private final SimilarQuestions prompts;
  private final Map<String, String> changed = new HashMap<>();
  private final Map<String, Question> regrouped = new LinkedHashMap<>();

  /**
   * Groups above those of {@code stored}.
   *
   * @param read ids of the stored questions that the document holds: it says what they ask now
   */
  Groups(Corpus stored, Set<String> read) {
    this.stored = stored;
    this.prompts = new SimilarQuestions(stored.prompts());
    read.forEach(prompts::hide);
  }

  private String of(String id) {
    String group = changed.get(id);
    return group != null ? group : stored.find(id).map(q -> q.tags().group()).orElse("");
  }

  /** A question whose words are those that are stored: what they are like was found out before. */
  Question keep(Question question, String storedGroup) {
    Question kept = question.tags().group().isEmpty() ? with(question, storedGroup) : question;
    prompts.add(kept.id(), kept.content().text());
    changed.put(kept.id(), kept.tags().group());
    return kept;
  }

  /** {@code question} with the group of its near-duplicates, and they with it. */
  Question join(Question question) {
    List<String> near =
        prompts.addAndFindAllNear(question.id(), question.content().text()).stream()
            .map(SimilarQuestions.Match::id)
            .toList();
    String own = question.tags().group();
    changed.put(question.id(), own);
    if (near.isEmpty() || !own.isEmpty()) {
      return question;
    }
    String group =
        near.stream()
            .map(this::of)
            .filter(known -> !known.isEmpty())
            .findFirst()
            .orElse("near-" + near.get(0));
    near.stream().filter(id -> of(id).isEmpty()).forEach(id -> put(id, group));
    changed.put(question.id(), group);
    return with(question, group);
  }

  private void put(String id, String group) {
    changed.put(id, group);
    stored.find(id).ifPresent(known -> regrouped.put(id, with(known, group)));
  }

  /** A question that got its group from a near-duplicate further down. */
  Change withLateGroup(Change change) {
    Question question = change.question();
    String group = of(question.id());
    if (change.kind() == Change.Kind.DUPLICATE
        || group.isEmpty()
        || !question.tags().group().isEmpty()) {
      return change;
    }
    regrouped.remove(question.id());
    Change.Kind kind = change.kind() == Change.Kind.UNCHANGED ? Change.Kind.UPDATED : change.kind();
    return new Change(kind, with(question, group), change.before(), "");
  }

  /** Stored questions that got a group because a new one is a near-duplicate of them. */
  List<Question> regrouped() {
    return List.copyOf(regrouped.values());
  }

  /** {@code question} with its group, where it got one. */
  Question latest(Question question) {
    return regrouped.getOrDefault(question.id(), question);
  }

  private static Question with(Question question, String group) {
    Tags tags = question.tags();
    return question.withTags(
        new Tags(
            tags.areas(),
            tags.kind(),
            tags.level(),
            tags.difficulty(),
            tags.minutes(),
            tags.topic(),
            group,
            tags.probeOf(),
            tags.inferred()));
  }
}
