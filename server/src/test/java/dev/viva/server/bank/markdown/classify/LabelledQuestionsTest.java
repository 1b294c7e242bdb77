package dev.viva.server.bank.markdown.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Question.Tags;
import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.TestAreas;
import dev.viva.server.bank.markdown.dialect.Draft;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** How often areas, kinds and levels are what a careful reader says. */
class LabelledQuestionsTest {
  private record Labelled(
      String title, String section, String question, String area, String kind, int years) {
    private static Labelled of(String line) {
      String[] parts = line.split("\\s*\\|\\s*");
      return new Labelled(
          parts[0], parts[1], parts[2], parts[3], parts[4], Integer.parseInt(parts[5]));
    }

    private Tags tags() {
      Draft draft =
          new Draft(
              1,
              "item",
              "",
              question,
              "",
              "",
              List.of(),
              List.of(),
              List.of(title, section),
              List.of(),
              List.of(),
              1);
      return new Classifier(TestAreas.standard(), ImportOptions.into("bank"))
          .tags(draft, "notes.md", title);
    }

    private boolean hasArea(Tags tags) {
      String main = tags.mainArea();
      return main.equals(area) || main.startsWith(area + "/") || area.startsWith(main + "/");
    }

    private boolean hasKind(Tags tags) {
      return tags.kind().name().toLowerCase(Locale.ROOT).equals(kind);
    }

    private boolean hasLevel(Tags tags) {
      return tags.level().minYears() <= years && years <= tags.level().maxYears();
    }
  }

  private static List<Labelled> labelled() throws IOException {
    try (InputStream in =
        LabelledQuestionsTest.class.getResourceAsStream("/bank/labelled-questions.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Labelled::of)
          .toList();
    }
  }

  private static double right(String what, BiPredicate<Labelled, Tags> isRight) throws IOException {
    List<String> wrong = new ArrayList<>();
    List<Labelled> all = labelled();
    for (Labelled one : all) {
      Tags tags = one.tags();
      if (!isRight.test(one, tags)) {
        wrong.add(one + " is " + tags.areas() + " " + tags.kind() + " " + tags.level());
      }
    }
    double share = 1 - (double) wrong.size() / all.size();
    System.out.printf("%s: %.3f of %d are right%n", what, share, all.size());
    wrong.forEach(line -> System.out.println("  " + line));
    return share;
  }

  @Test
  void tags_area_isWhatAReaderSays() throws IOException {
    assertThat(labelled()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(right("area", Labelled::hasArea)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void tags_kind_isWhatAReaderSays() throws IOException {
    assertThat(right("kind", Labelled::hasKind)).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void tags_level_suitsWhoAReaderWouldAsk() throws IOException {
    assertThat(right("level", Labelled::hasLevel)).isGreaterThanOrEqualTo(0.9);
  }
}
