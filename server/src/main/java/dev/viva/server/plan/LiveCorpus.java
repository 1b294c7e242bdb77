package dev.viva.server.plan;

import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Banks;
import dev.viva.server.bank.Question;
import dev.viva.server.store.Batch;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The planner's index of the active questions, kept up to date with the store. Readers take the
 * current one without waiting.
 */
public final class LiveCorpus {
  private final AreaTree tree;
  private volatile Index index;

  /**
   * Reads the questions of {@code store} and follows it from then on.
   *
   * @param tree the known areas
   */
  public LiveCorpus(Store store, AreaTree tree) {
    this.tree = tree;
    this.index = new Index(Corpus.empty(), tree);
    store.observe(this::onBatch);
    store.read(
        tx -> {
          try (Stream<Entry<Question>> all = tx.scan(Banks.QUESTIONS, KeyRange.ALL)) {
            replace(Corpus.of(all.map(Entry::value).filter(Question::isActive).toList()));
          }
          return null;
        });
  }

  private record Index(Corpus corpus, AreaTree areas) {}

  private void replace(Corpus corpus) {
    Index old = index;
    boolean sameAreas = corpus.areas().equals(old.corpus().areas());
    index = new Index(corpus, sameAreas ? old.areas() : tree.with(corpus.areas()));
  }

  private void onBatch(Batch batch) {
    List<Question> active = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Batch.Change change : batch.changes()) {
      if (change.isIn(Banks.QUESTIONS)) {
        change
            .valueIn(Banks.QUESTIONS)
            .filter(Question::isActive)
            .ifPresentOrElse(active::add, () -> gone.add(change.key()));
      }
    }
    if (!active.isEmpty() || !gone.isEmpty()) {
      replace(index.corpus().without(gone).with(active));
    }
  }

  /** The active questions as of now. */
  public Corpus questions() {
    return index.corpus();
  }

  /** The area tree with every area that the questions use. */
  public AreaTree areas() {
    return index.areas();
  }

  /** Paths of the areas that active questions have. */
  public Set<String> areasWithQuestions() {
    return index.corpus().areas();
  }
}
