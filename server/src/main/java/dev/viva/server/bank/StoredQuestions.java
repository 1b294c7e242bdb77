package dev.viva.server.bank;

import dev.viva.server.bank.markdown.match.Corpus;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.WriteTx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The questions of all banks for one call that imports many documents: read and indexed once, then
 * kept up with what the call itself writes. Another writer in between makes it read them again. Not
 * safe for concurrent use.
 */
final class StoredQuestions {
  private static final long NEVER = -1;

  private final Set<String> documents = new HashSet<>();
  private final List<Question> put = new ArrayList<>();
  private final List<Question> deleted = new ArrayList<>();
  private Corpus corpus = new Corpus();
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
  Corpus corpus(ReadTx tx) {
    long last = tx instanceof WriteTx ? tx.index() - 1 : tx.index();
    if (seen != last) {
      load(tx);
    } else {
      put.forEach(corpus::put);
      deleted.forEach(question -> corpus.remove(question.id()));
    }
    put.clear();
    deleted.clear();
    seen = last;
    return corpus;
  }

  /** Notes what the commit of {@code tx} puts, as it is stored, and what it deletes. */
  void changed(WriteTx tx, Collection<Question> stored, Collection<Question> gone) {
    put.addAll(stored);
    deleted.addAll(gone);
    seen = tx.index();
  }

  /** What was noted may not have happened: the next look reads everything again. */
  void forget() {
    seen = NEVER;
  }

  private void load(ReadTx tx) {
    corpus = new Corpus();
    try (Stream<Entry<Question>> all = tx.scan(Banks.QUESTIONS, KeyRange.ALL)) {
      all.map(Entry::value).forEach(corpus::put);
    }
    loads++;
  }
}
