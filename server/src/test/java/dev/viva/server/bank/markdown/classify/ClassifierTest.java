package dev.viva.server.bank.markdown.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.Question.Tag;
import dev.viva.server.bank.Question.Tags;
import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.MarkdownImporter;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.bank.markdown.TestAreas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Areas, kind, level, difficulty and minutes, stated or inferred. */
class ClassifierTest {
  private static final int OPEN = 60;

  private static Tags tags(String section, String item) {
    return tags(section, item, ImportOptions.into("bank"));
  }

  private static Tags tags(String section, String item, ImportOptions options) {
    String page = "# Interview questions\n\n## " + section + "\n\n1. " + item + "\n2. And why?\n";
    List<Question> questions =
        MarkdownImporter.read(
                new SourceDocument("notes.md", page.getBytes(StandardCharsets.UTF_8)),
                options,
                TestAreas.standard())
            .questions();
    return questions.get(0).tags();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Queues (4+ years) | A worker dies. What happens to its message? | queues",
        "Django | When do you write raw SQL? | databases/sql",
        "Basics | What does a Kubernetes probe check? | devops/kubernetes",
        "PostgreSQL | How do you find a slow query? | databases/postgresql",
        "Behavioural | Tell me about a conflict. | behavioural",
      })
  void tags_area_comesFromTextThenSection(String section, String item, String area) {
    Tags tags = tags(section, item);
    assertThat(tags.mainArea()).startsWith(area);
    assertThat(tags.inferred().get(Tag.AREAS)).isGreaterThan(0.35);
  }

  @Test
  void tags_areaThatNobodyNames_isDoubtful() {
    assertThat(tags("Odds and ends", "What is the point of it all?").inferred().get(Tag.AREAS))
        .isLessThan(0.35);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Basics | What is a lock? | CONCEPTUAL",
        "Basics | Tell me about a time when you missed a deadline. | BEHAVIOURAL",
        "Basics | Write a function that reverses a list. | CODING",
        "Basics | Design a URL shortener. | DESIGN",
        "Basics | The page is suddenly slow in production. Find the root cause. | DEBUGGING",
        "Basics | What would you do if two teams want the same table? | SCENARIO",
      })
  void tags_kind_isInferredFromWords(String section, String item, Kind kind) {
    Tags tags = tags(section, item);
    assertThat(tags.kind()).isEqualTo(kind);
    assertThat(tags.inferred()).containsKey(Tag.KIND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Queues (4+ years) | What is a queue? | 4 | 60",
        "Queues, 2-5 years | What is a queue? | 2 | 5",
        "Senior | What is a queue? | 5 | 60",
        "Junior | What is a queue? | 0 | 2",
        "Senior | (junior) What is a queue? | 0 | 2",
        "Вопросы для middle | Что такое очередь? | 2 | 5",
      })
  void tags_statedLevel_isNotInferred(String section, String item, int from, int to) {
    Tags tags = tags(section, item);
    assertThat(tags.level())
        .isEqualTo(to == OPEN ? LevelRange.atLeast(from) : new LevelRange(from, to));
    assertThat(tags.inferred()).doesNotContainKey(Tag.LEVEL);
  }

  @Test
  void tags_levelThatNobodyStates_isInferred() {
    assertThat(tags("Queues", "What is a queue?").inferred()).containsKey(Tag.LEVEL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is a queue? [Easy] | 2",
        "What is a queue? (hard) | 4",
        "⭐⭐⭐ What is a queue? | 3",
        "🔴 What is a queue? | 4",
      })
  void tags_statedDifficulty_isNotInferred(String item, int difficulty) {
    Tags tags = tags("Basics", item);
    assertThat(tags.difficulty()).isEqualTo(difficulty);
    assertThat(tags.inferred()).doesNotContainKey(Tag.DIFFICULTY);
  }

  @Test
  void tags_difficultyThatNobodyStates_risesWithTheWords() {
    Tags easy = tags("Basics", "What is a list?");
    Tags hard = tags("Basics", "How is a distributed lock kept consistent under a race condition?");
    assertThat(hard.difficulty()).isGreaterThan(easy.difficulty());
    assertThat(easy.inferred()).containsKey(Tag.DIFFICULTY);
  }

  @Test
  void tags_minutes_areStatedOrByKind() {
    Tags stated = tags("Basics", "What is a list?\n   **Time:** 12 min");
    assertThat(stated.minutes()).isEqualTo(12);
    assertThat(stated.inferred()).doesNotContainKey(Tag.MINUTES);
    Tags design = tags("Basics", "Design a URL shortener.");
    Tags concept = tags("Basics", "What is a list?");
    assertThat(design.minutes()).isGreaterThan(concept.minutes());
    assertThat(concept.inferred()).containsKey(Tag.MINUTES);
  }

  @Test
  void tags_whatTheUserSays_beatsTheDocument() {
    ImportOptions options =
        new ImportOptions("bank", List.of("devops"), Optional.of(new LevelRange(1, 3)));
    Tags tags = tags("Django (senior)", "What does a Django form check?", options);
    assertThat(tags.areas()).containsExactly("devops");
    assertThat(tags.level()).isEqualTo(new LevelRange(1, 3));
    assertThat(tags.inferred()).doesNotContainKeys(Tag.AREAS, Tag.LEVEL);
  }
}
