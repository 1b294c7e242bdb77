package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DoubtsTest {
  private static Reading read(String text) {
    return MarkdownImporter.read(
        new SourceDocument("x.md", text.getBytes(StandardCharsets.UTF_8)),
        ImportOptions.into("bank"),
        TestAreas.standard());
  }

  @Test
  void read_ofASectionOfTopics_isOneDoubtAtItsFirstLine() {
    Reading reading =
        read(
            """
            # Interview questions

            ## Django

            - What is a queryset?
            - Signals and their limits
            - Middleware order
            - Database routers
            - Custom managers
            - How does a migration work?
            - What is a form?
            """);
    assertThat(reading.entries()).hasSize(7);
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::line, Diagnostic::message)
        .containsExactly(
            tuple(
                6,
                "taken for 4 questions because their neighbours are: Signals and their limits;"
                    + " Middleware order; Database routers; and 1 more"));
  }

  @Test
  void read_ofQuestionsWithoutAnArea_isOneDoubtForEachSection() {
    Reading reading =
        read(
            """
            # Interview questions

            ## One

            - What is the best spoon?
            - What is the best fork?

            ## Two

            - What is the best knife?
            """);
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::line, Diagnostic::message)
        .containsExactly(
            tuple(
                5,
                "no area is named near 2 questions from here to line 6; guessed code-quality,"
                    + " give --area to set it"),
            tuple(
                10,
                "no area is named near the question; guessed code-quality, give --area to set"
                    + " it"));
  }
}
