package dev.viva.server.plan;

import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Banks;
import dev.viva.server.bank.Question;
import dev.viva.server.store.Batch;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The planner's index of the active questions, kept up to date with the store. Readers take the
 * current one without waiting.
 */
public final class LiveCorpus {
  private final Store store;
  private final AreaTree tree;
  private volatile Index index;
  private Map<String, Integer> observed = Map.of(); // guarded by this

  /**
   * Reads the questions of {@code store} and follows it from then on.
   *
   * @param tree the known areas
   */
  public LiveCorpus(Store store, AreaTree tree) {
    this.store = store;
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

  private synchronized void onBatch(Batch batch) {
    List<Question> active = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Batch.Change change : batch.changes()) {
      if (change.isIn(Banks.QUESTIONS)) {
        change
            .valueIn(Banks.QUESTIONS)
            .filter(Question::isActive)
            .ifPresentOrElse(question -> active.add(timed(question)), () -> gone.add(change.key()));
      }
    }
    if (!active.isEmpty() || !gone.isEmpty()) {
      replace(index.corpus().without(gone).with(active));
    }
  }

  /**
   * Plans questions with the minutes that they were seen to take, all others with what their bank
   * states.
   *
   * @param minutes by id of the question, each 1 to 60
   */
  public synchronized void learn(Map<String, Integer> minutes) {
    Set<String> changed = new HashSet<>(observed.keySet());
    changed.addAll(minutes.keySet());
    changed.removeIf(id -> Objects.equals(observed.get(id), minutes.get(id)));
    observed = Map.copyOf(minutes);
    List<Question> active =
        store.read(
            tx ->
                changed.stream()
                    .flatMap(id -> tx.find(Banks.QUESTIONS, id).map(Entry::value).stream())
                    .filter(Question::isActive)
                    .map(this::timed)
                    .toList());
    if (!active.isEmpty()) {
      replace(index.corpus().with(active));
    }
  }

  private Question timed(Question question) {
    Integer minutes = observed.get(question.id());
    return minutes == null ? question : question.withTags(question.tags().withMinutes(minutes));
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
