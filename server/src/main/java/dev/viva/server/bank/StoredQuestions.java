package dev.viva.server.bank;

import dev.viva.server.bank.markdown.match.Reconciler;
import dev.viva.server.bank.markdown.match.SimilarQuestions;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.WriteTx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The questions of all banks for one call that imports many documents: read and indexed once, then
 * kept up with what the call itself writes. Another writer in between makes it read them again. Not
 * safe for concurrent use.
 */
final class StoredQuestions {
  private static final long NEVER = -1;

  private final Map<String, Question> questions = new TreeMap<>();
  private final Set<String> documents = new HashSet<>();
  private final List<String> written = new ArrayList<>();
  private SimilarQuestions index = new SimilarQuestions();
  private long seen = NEVER;
  private int loads;

  /** Documents that the call imported so far. */
  Set<String> documents() {
    return documents;
  }

  /** Notes that the call is done with {@code document}. */
  void imported(String document) {
    documents.add(document);
  }

  /** How often all of them had to be read. */
  int loads() {
    return loads;
  }

  /** All of them as of {@code tx}. */
  Collection<Question> questions(ReadTx tx) {
    refresh(tx);
    return questions.values();
  }

  /** The prompts of the active ones as of {@code tx}. */
  SimilarQuestions index(ReadTx tx) {
    refresh(tx);
    return index;
  }

  /** Notes that the commit of {@code tx} puts or deletes the questions with these ids. */
  void changed(WriteTx tx, Collection<String> ids) {
    written.addAll(ids);
    seen = tx.index();
  }

  /** What was noted may not have happened: the next look reads everything again. */
  void forget() {
    seen = NEVER;
  }

  private void refresh(ReadTx tx) {
    long last = tx instanceof WriteTx ? tx.index() - 1 : tx.index();
    if (seen != last) {
      load(tx);
    } else {
      written.forEach(id -> replace(tx, id));
    }
    written.clear();
    seen = last;
  }

  private void load(ReadTx tx) {
    questions.clear();
    try (Stream<Entry<Question>> all = tx.scan(Banks.QUESTIONS, KeyRange.ALL)) {
      all.map(Entry::value).forEach(question -> questions.put(question.id(), question));
    }
    index = Reconciler.index(questions.values());
    loads++;
  }

  private void replace(ReadTx tx, String id) {
    index.remove(id);
    questions.remove(id);
    tx.find(Banks.QUESTIONS, id)
        .map(Entry::value)
        .ifPresent(
            question -> {
              questions.put(id, question);
              if (question.isActive()) {
                index.add(id, question.content().text());
              }
            });
  }
}
