package dev.viva.server.bank;

import dev.viva.server.bank.markdown.match.SimilarQuestions;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks up the questions that are most like one. */
public final class LikeQuestions {
  private static final int DEFAULT_SIMILAR = 10;
  private static final int MOST_SIMILAR = 100;

  private final Store store;

  public LikeQuestions(Store store) {
    this.store = store;
  }

  /** A question like another; {@code likeness} is 0 to 1. */
  record Similar(Question question, double likeness) {}

  /**
   * The active questions most like one, best first.
   *
   * @param size at most this many; 0 means 10
   */
  List<Similar> similar(String id, int size) {
    if (size < 0) {
      throw new VivaException.Invalid(
          "page_size", "is " + size + ", expected 0 to " + MOST_SIMILAR);
    }
    int most = size == 0 ? DEFAULT_SIMILAR : Math.min(size, MOST_SIMILAR);
    return store.read(
        tx -> {
          Question question = NearestId.resolve(tx, Banks.QUESTIONS, "question", id).value();
          SimilarQuestions index = new SimilarQuestions();
          Map<String, Question> others = new HashMap<>();
          try (Stream<Entry<Question>> all = tx.scan(Banks.QUESTIONS, KeyRange.ALL)) {
            all.map(Entry::value)
                .filter(other -> other.isActive() && !other.id().equals(question.id()))
                .forEach(other -> others.put(other.id(), other));
          }
          others.values().forEach(other -> index.add(other.id(), other.content().text()));
          return index.similar(question.content().text(), most).stream()
              .map(match -> new Similar(others.get(match.id()), match.score()))
              .toList();
        });
  }
}
