package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Banks;
import dev.viva.server.bank.Question;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Store;
import dev.viva.server.store.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The planner's index follows the store, and what was learned from the clock. */
class LiveCorpusTest {
  private final Store store = new MemoryStore(Instant::now);
  private final List<Question> questions =
      RandomBanks.questions(40, 1).stream().filter(Question::isActive).toList();
  private final Question question = questions.get(3);
  private final LiveCorpus corpus = new LiveCorpus(store, AreaTree.of(List.of()));

  private void put(Question... changed) {
    store.write(
        new Mutation(Optional.empty(), "users/-", "test"),
        Codecs.STRING,
        tx -> {
          for (Question each : changed) {
            tx.put(Banks.QUESTIONS, each.id(), each);
          }
          return "";
        });
  }

  private int minutes() {
    return corpus.questions().find(question.id()).minutes();
  }

  @Test
  void learn_plansWithWhatWasSeenUntilItIsForgotten() {
    put(questions.toArray(Question[]::new));
    int stated = question.tags().minutes();

    corpus.learn(Map.of(question.id(), stated + 3, "unknown", 7));
    assertThat(minutes()).isEqualTo(stated + 3);

    corpus.learn(Map.of());
    assertThat(minutes()).isEqualTo(stated);
    assertThat(corpus.questions().size()).isEqualTo(questions.size());
  }

  @Test
  void learn_holdsForAnEditedQuestionToo() {
    put(questions.toArray(Question[]::new));
    corpus.learn(Map.of(question.id(), 33));

    put(question.withTags(question.tags().withMinutes(4)));
    assertThat(minutes()).isEqualTo(33);

    put(question.withStatus(Question.Status.RETIRED));
    assertThat(corpus.questions().contains(question.id())).isFalse();
    corpus.learn(Map.of());
    assertThat(corpus.questions().contains(question.id())).isFalse();
  }
}
