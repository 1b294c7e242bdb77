package dev.viva.server.bank;

import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Batch;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * When each question was put to a candidate: kept in memory beside the store, so that planning
 * never reads the history.
 */
public final class QuestionUsage {
  /**
   * One entry for each question asked in each interview, {@code question/interview}; the value is
   * when, in ISO 8601.
   */
  private static final Table<String> ASKED = new Table<>("asked", Codecs.STRING);

  private final Map<String, List<Instant>> times = new ConcurrentHashMap<>();

  public QuestionUsage(Store store) {
    store.observe(this::onBatch);
    store.read(
        tx -> {
          try (Stream<Entry<String>> asked = tx.scan(ASKED, KeyRange.ALL)) {
            asked.forEach(entry -> add(entry.key(), entry.value()));
          }
          return null;
        });
  }

  /** Notes that a question was asked in an interview; once for each interview. */
  public static void record(WriteTx tx, String question, String interview) {
    String key = question + "/" + interview;
    if (tx.find(ASKED, key).isEmpty()) {
      tx.put(ASKED, key, tx.now().toString());
    }
  }

  /**
   * When each question was asked after {@code since}, by question id; questions not asked since
   * then are missing.
   */
  public Map<String, List<Instant>> since(Instant since) {
    Map<String, List<Instant>> recent = new HashMap<>();
    times.forEach(
        (question, all) -> {
          List<Instant> later = all.stream().filter(since::isBefore).toList();
          if (!later.isEmpty()) {
            recent.put(question, later);
          }
        });
    return recent;
  }

  private void onBatch(Batch batch) {
    for (Batch.Change change : batch.changes()) {
      if (change.isIn(ASKED)) {
        change.valueIn(ASKED).ifPresent(when -> add(change.key(), when));
      }
    }
  }

  private void add(String key, String when) {
    String question = key.substring(0, key.indexOf('/'));
    times.computeIfAbsent(question, id -> new CopyOnWriteArrayList<>()).add(Instant.parse(when));
  }
}
