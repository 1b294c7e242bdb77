package dev.viva.server.bank.markdown.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.MarkdownImporter;
import dev.viva.server.bank.markdown.Reading;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.bank.markdown.TestAreas;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginTest {
  private static final String BANK =
      """
      # Interview questions

      1. What is a context manager and when do you write one?
      2. How does the descriptor protocol work?
      3. Explain slots.
      4. What is a covering index?
      5. How do you find a slow query?
      """;
  private static final Corpus STORED = Corpus.of(read("old.md", BANK).questions());

  private static Reading read(String document, String content) {
    return MarkdownImporter.read(
        new SourceDocument(document, content.getBytes(StandardCharsets.UTF_8)),
        ImportOptions.into("bank"),
        TestAreas.standard());
  }

  private static Optional<Origin> of(String content, String... present) {
    return Origin.of(read("new.md", content), STORED, Optional.empty(), Set.of(present));
  }

  @Test
  void of_theSameUnderAnotherName_isRenamed() {
    assertThat(of(BANK)).contains(new Origin("bank", "old.md"));
  }

  @Test
  void of_mostOfIt_isRenamed() {
    assertThat(of(BANK.replace("Explain slots.", "Explain how a closure keeps its variables.")))
        .contains(new Origin("bank", "old.md"));
  }

  @Test
  void of_someOfIt_isAnotherDocument() {
    String half =
        "# Interview questions\n\n1. Explain slots.\n2. What is a covering index?\n"
            + "3. What is a lock?\n4. What is a token?\n";
    assertThat(of(half)).isEmpty();
  }

  @Test
  void of_aCollectionThatHoldsItAll_isAnotherDocument() {
    StringBuilder more = new StringBuilder(BANK);
    for (int i = 6; i < 16; i++) {
      more.append(i).append(". What is pattern number ").append(i).append("?\n");
    }
    assertThat(of(more.toString())).isEmpty();
  }

  @Test
  void of_aDocumentBesideTheOldOne_isACopy() {
    assertThat(of(BANK, "old.md")).isEmpty();
  }

  @Test
  void of_anotherBankThanWanted_isNotRenamed() {
    assertThat(Origin.of(read("new.md", BANK), STORED, Optional.of("other"), Set.of())).isEmpty();
  }
}
