package dev.viva.server.report.statistics;

import dev.viva.server.bank.Banks;
import dev.viva.server.bank.Question;
import dev.viva.server.interview.PanelCards;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Pages;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Statistics over the submitted scorecards that a caller may see, and what is kept of people who
 * were erased.
 */
public final class Statistics {
  private final Store store;

  public Statistics(Store store) {
    this.store = store;
  }

  /** Statistics of a question with the question as it is now; empty where it was deleted. */
  public record Item(ItemStatistics statistics, Optional<Question> question) {}

  /** How questions do, in order of id. */
  public Pages.Page<Item> questions(Pages pages, Optional<Instant> since, Caller caller) {
    return store.read(
        tx -> {
          Stream<Item> items =
              ItemStatistics.of(PanelCards.all(tx, caller), since, kept()).stream()
                  .filter(item -> item.question().compareTo(pages.after()) > 0)
                  .map(item -> new Item(item, question(tx, item.question())));
          return pages.cut(items, item -> item.statistics().question());
        });
  }

  private KeptFigures kept() {
    return KeptFiguresProtos.FIGURES.decode(store.keys().figures());
  }

  private static Optional<Question> question(ReadTx tx, String id) {
    return tx.find(Banks.QUESTIONS, id).map(Entry::value);
  }

  /** How interviewers rate, in order of id. */
  public List<RaterStatistics> interviewers(Caller caller) {
    return store.read(tx -> RaterStatistics.of(PanelCards.all(tx, caller), kept()));
  }

  /** How areas are covered and used, in order of path. */
  public List<AreaUse> areas(Caller caller) {
    return store.read(tx -> AreaUse.of(active(tx), PanelCards.all(tx, caller), kept()));
  }

  private static List<Question> active(ReadTx tx) {
    try (Stream<Entry<Question>> all = tx.scan(Banks.QUESTIONS, KeyRange.ALL)) {
      return all.map(Entry::value).filter(Question::isActive).toList();
    }
  }

  /**
   * Minutes to plan for each question, learned from every scorecard of every interview; for the
   * planner, not for people.
   */
  public Map<String, Integer> observedMinutes() {
    return store.read(
        tx ->
            ObservedMinutes.of(
                ItemStatistics.of(PanelCards.forPlanning(tx), Optional.empty(), kept()),
                id ->
                    question(tx, id)
                        .map(question -> OptionalInt.of(question.tags().minutes()))
                        .orElse(OptionalInt.empty())));
  }
}
