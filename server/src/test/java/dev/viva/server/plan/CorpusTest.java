package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private final Planner planner = new Planner();

  @Test
  void with_anyOrderOfChangesMakesTheSamePlans() {
    List<Question> questions = RandomBanks.questions(800, 4);
    Corpus whole = Corpus.of(questions);
    List<Question> shuffled = new ArrayList<>(questions);
    Collections.shuffle(shuffled, new Random(1));
    Corpus grown = Corpus.empty();
    for (int from = 0; from < shuffled.size(); from += 50) {
      grown = grown.with(shuffled.subList(from, from + 50));
    }
    Question gone = questions.get(10);
    grown = grown.without(List.of(gone.id(), "unknown")).with(List.of(gone));
    assertThat(grown.size()).isEqualTo(whole.size());
    assertThat(grown.areas()).isEqualTo(whole.areas());
    for (int seed = 0; seed < 20; seed++) {
      PlanRequest request = RandomBanks.request(questions, seed);
      assertThat(planner.plan(grown, request)).isEqualTo(planner.plan(whole, request));
    }
  }

  @Test
  void with_retiredQuestionLeaves() {
    List<Question> questions = RandomBanks.questions(50, 4);
    Question active =
        questions.stream()
            .filter(one -> one.status() == Question.Status.ACTIVE)
            .findFirst()
            .orElseThrow();
    Corpus corpus = Corpus.of(questions);
    Corpus without = corpus.with(List.of(active.withStatus(Question.Status.RETIRED)));
    assertThat(without.contains(active.id())).isFalse();
    assertThat(without.size()).isEqualTo(corpus.size() - 1);
    assertThat(corpus.contains(active.id())).isTrue();
  }

  @Test
  void without_everythingIsEmpty() {
    List<Question> questions = RandomBanks.questions(300, 4);
    Corpus corpus = Corpus.of(questions).without(questions.stream().map(Question::id).toList());
    assertThat(corpus.size()).isZero();
    assertThat(corpus.areas()).isEmpty();
  }

  @Test
  void corpus_requestsKeepTheirOwnWhileItChanges() throws Exception {
    List<Question> questions = RandomBanks.questions(600, 4);
    PlanRequest request = RandomBanks.request(questions, 3);
    AtomicReference<Corpus> shared = new AtomicReference<>(Corpus.of(questions));
    Corpus before = shared.get();
    PlanResult expected = planner.plan(before, request);
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      List<Future<PlanResult>> results = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        List<Question> part = questions.subList(i * 15, i * 15 + 15);
        results.add(readers.submit(() -> planner.plan(before, request)));
        results.add(readers.submit(() -> planner.plan(shared.get(), request)));
        List<String> ids = part.stream().map(Question::id).toList();
        shared.updateAndGet(corpus -> corpus.without(ids));
        shared.updateAndGet(corpus -> corpus.with(part));
      }
      for (int i = 0; i < results.size(); i++) {
        PlanResult result = results.get(i).get();
        if (i % 2 == 0) {
          assertThat(result).isEqualTo(expected);
        }
      }
    } finally {
      readers.shutdown();
    }
    assertThat(planner.plan(shared.get(), request)).isEqualTo(expected);
  }
}
