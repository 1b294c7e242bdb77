package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The stored questions of all banks, as an import looks them up: by id, by prompt, by document, by
 * words. Kept up question by question, so that a document costs what it holds and not what the
 * store holds. Not safe for concurrent use.
 */
public final class Corpus {
  private final Map<String, Question> byId = new HashMap<>();
  private final Map<String, NavigableSet<String>> byFingerprint = new HashMap<>();
  private final Map<Origin, NavigableSet<String>> byOrigin = new HashMap<>();
  private final SimilarQuestions prompts = new SimilarQuestions();

  /** One that holds {@code questions}. */
  public static Corpus of(Collection<Question> questions) {
    Corpus corpus = new Corpus();
    questions.forEach(corpus::put);
    return corpus;
  }

  /** Puts {@code question}, in place of the one with its id. */
  public void put(Question question) {
    Question before = byId.put(question.id(), question);
    if (before != null) {
      unlink(before);
    }
    add(byFingerprint, question.source().fingerprint(), question.id());
    add(byOrigin, Origin.of(question), question.id());
    String text = question.content().text();
    boolean indexed = before != null && before.isActive();
    if (indexed && (!question.isActive() || !before.content().text().equals(text))) {
      prompts.remove(question.id());
      indexed = false;
    }
    if (!indexed && question.isActive()) {
      prompts.add(question.id(), text);
    }
  }

  /** Takes the question {@code id} out; does nothing where it is not in. */
  public void remove(String id) {
    Question before = byId.remove(id);
    if (before != null) {
      unlink(before);
      prompts.remove(id);
    }
  }

  private void unlink(Question question) {
    remove(byFingerprint, question.source().fingerprint(), question.id());
    remove(byOrigin, Origin.of(question), question.id());
  }

  private static <K> void add(Map<K, NavigableSet<String>> map, K key, String id) {
    map.computeIfAbsent(key, k -> new TreeSet<>()).add(id);
  }

  private static <K> void remove(Map<K, NavigableSet<String>> map, K key, String id) {
    NavigableSet<String> ids = map.get(key);
    if (ids != null && ids.remove(id) && ids.isEmpty()) {
      map.remove(key);
    }
  }

  Optional<Question> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The questions with this prompt, in the order of their ids. */
  List<Question> withPrompt(String fingerprint) {
    return list(byFingerprint.get(fingerprint));
  }

  /** The questions of one document in one bank, in the order of their ids. */
  List<Question> of(Origin origin) {
    return list(byOrigin.get(origin));
  }

  /** How many different prompts the active questions of {@code origin} have. */
  int activePrompts(Origin origin) {
    return (int)
        of(origin).stream()
            .filter(Question::isActive)
            .map(question -> question.source().fingerprint())
            .distinct()
            .count();
  }

  private List<Question> list(NavigableSet<String> ids) {
    return (ids == null ? Collections.<String>emptyNavigableSet() : ids)
        .stream().map(byId::get).toList();
  }

  /** The prompts of the active ones. */
  SimilarQuestions prompts() {
    return prompts;
  }

  /** All of them, in no order. */
  public Stream<Question> questions() {
    return byId.values().stream();
  }
}
