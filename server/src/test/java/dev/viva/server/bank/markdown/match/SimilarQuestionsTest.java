package dev.viva.server.bank.markdown.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SimilarQuestionsTest {
  @Test
  void areNear_onTheLabelledPairs_isRightNearlyAlways() throws IOException {
    Map<?, ?> pairs = pairs();
    int found = 0;
    int wrong = 0;
    for (Object pair : (List<?>) pairs.get("same")) {
      boolean near = near((List<?>) pair);
      found += near ? 1 : 0;
      if (!near) {
        System.out.println("missed " + pair + " " + score((List<?>) pair));
      }
    }
    for (Object pair : (List<?>) pairs.get("different")) {
      boolean near = near((List<?>) pair);
      wrong += near ? 1 : 0;
      if (near) {
        System.out.println("wrong " + pair + " " + score((List<?>) pair));
      }
    }
    double precision = (double) found / (found + wrong);
    double recall = (double) found / ((List<?>) pairs.get("same")).size();
    System.out.printf("near-duplicates: precision %.3f, recall %.3f%n", precision, recall);
    assertThat(precision).isGreaterThanOrEqualTo(0.95);
    assertThat(recall).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void similar_ranksTheSameSubjectFirst() {
    SimilarQuestions index = new SimilarQuestions();
    index.add("a", "How do you scale WebSocket connections?");
    index.add("b", "What is a deadlock?");
    index.add("c", "How do you debug a deadlock in production?");
    assertThat(index.similar("deadlocks", 5))
        .extracting(SimilarQuestions.Match::id)
        .containsExactly("b", "c");
    assertThat(index.near("Explain deadlocks.")).map(SimilarQuestions.Match::id).contains("b");
    assertThat(index.near("What is a semaphore?")).isEmpty();
  }

  @Test
  void near_overABase_seesBothAndLeavesTheBaseAsItIs() {
    SimilarQuestions base = new SimilarQuestions();
    base.add("a", "What is a deadlock?");
    base.add("b", "What is a covering index?");
    SimilarQuestions over = new SimilarQuestions(base);
    over.hide("a");
    over.add("c", "What is a semaphore?");
    assertThat(over.near("Explain deadlocks.")).isEmpty();
    assertThat(over.near("Explain covering indexes."))
        .map(SimilarQuestions.Match::id)
        .contains("b");
    assertThat(over.near("Explain semaphores.")).map(SimilarQuestions.Match::id).contains("c");
    assertThat(base.near("Explain deadlocks.")).map(SimilarQuestions.Match::id).contains("a");
    assertThat(base.near("Explain semaphores.")).isEmpty();
  }

  @Test
  void remove_ofAQuestion_leavesTheOthers() {
    SimilarQuestions index = new SimilarQuestions();
    index.add("a", "What is a deadlock?");
    index.add("b", "How do deadlocks come about?");
    index.remove("a");
    index.remove("unknown");
    assertThat(index.similar("deadlock", 5))
        .extracting(SimilarQuestions.Match::id)
        .containsExactly("b");
    index.add("a", "What is a latch?");
    assertThat(index.near("Explain latches.")).map(SimilarQuestions.Match::id).contains("a");
  }

  private static boolean near(List<?> pair) {
    return SimilarQuestions.areNear((String) pair.get(0), (String) pair.get(1));
  }

  private static double score(List<?> pair) {
    return SimilarQuestions.similarity((String) pair.get(0), (String) pair.get(1));
  }

  private static Map<?, ?> pairs() throws IOException {
    try (InputStream in =
        SimilarQuestionsTest.class.getResourceAsStream("/bank/similar-pairs.yaml")) {
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
    }
  }
}
