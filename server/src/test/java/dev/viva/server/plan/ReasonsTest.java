package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.brief.Brief;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every sentence that says why a question is in a plan: {@code reasons.txt} has a small bank for
 * each, and the sentence. {@code -Dreasons.update=true} writes the sentences anew, to be read.
 */
class ReasonsTest {
  private static final Path TABLE = Path.of("src/test/resources/dev/viva/server/plan/reasons.txt");

  @TestFactory
  List<DynamicTest> of_saysWhyAsAColleagueWould() throws IOException {
    List<String> written = new ArrayList<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (String block : Files.readString(TABLE).split("\n\n")) {
      List<String> lines = block.strip().lines().toList();
      if (lines.get(0).startsWith("#")) {
        written.add(block.strip());
        continue;
      }
      List<String> given = lines.stream().filter(line -> !line.startsWith("=> ")).toList();
      String sentence = new Case(given.subList(1, given.size())).sentence();
      written.add(String.join("\n", given) + "\n=> " + sentence);
      String expected = lines.get(lines.size() - 1);
      tests.add(
          DynamicTest.dynamicTest(
              lines.get(0), () -> assertThat("=> " + sentence).isEqualTo(expected)));
    }
    if (Boolean.getBoolean("reasons.update")) {
      Files.writeString(TABLE, String.join("\n\n", written) + "\n");
    }
    assertThat(tests).hasSizeGreaterThan(35);
    return tests;
  }

  /** A brief, a bank, a plan and the question that is asked about. */
  private static final class Case {
    private final List<Question> bank = new ArrayList<>();
    private final Set<String> plan = new HashSet<>();
    private final Set<String> resting = new TreeSet<>();
    private PlanRequest request;
    private String about = "";
    private final boolean byHand;

    Case(List<String> lines) {
      request = brief(lines.get(0));
      byHand = lines.get(0).endsWith("by-hand");
      Map<String, Usage> usage = new HashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        List<String> words = List.of(line.substring(2).split(" "));
        String id = words.get(0);
        switch (line.charAt(0)) {
          case '*' -> {
            plan.add(id);
            about = id;
          }
          case '+' -> plan.add(id);
          case 'z' -> resting.add(id);
          default -> assertThat(line).startsWith("- ");
        }
        Question question = question(words);
        bank.add(question);
        for (String word : words) {
          if (word.startsWith("asked=")) {
            String[] numbers = word.substring(6).split("/");
            usage.put(id, new Usage(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
          }
          if (word.equals("pinned")) {
            request = request.pinning(id);
          }
          if (word.equals("excluded")) {
            request = request.dropping(id);
          }
          if (word.equals("kept")) {
            request = request.replanned(List.of(question), 18);
          }
        }
      }
      request = request.withUsage(usage);
    }

    /** {@code 2-4 | django devops | 30 | coding=1 near}. */
    private static PlanRequest brief(String line) {
      String[] parts = line.split("\\|", -1);
      List<Brief.AreaShare> areas =
          Arrays.stream(parts[1].strip().split(" "))
              .filter(area -> !area.isEmpty())
              .map(area -> new Brief.AreaShare(area, 1))
              .toList();
      List<Brief.KindBound> kinds = new ArrayList<>();
      int near = 0;
      for (String word : parts[3].strip().split(" ")) {
        if (word.equals("near")) {
          near = 50;
        } else if (!word.isEmpty() && !word.equals("by-hand")) {
          String[] bound = word.split("=");
          kinds.add(
              new Brief.KindBound(kind(bound[0]), Integer.parseInt(bound[1]), OptionalInt.empty()));
        }
      }
      return PlanRequest.of(
              new Brief(
                  "",
                  level(parts[0].strip()),
                  areas,
                  Integer.parseInt(parts[2].strip()),
                  kinds,
                  List.of(),
                  List.of()))
          .withNearPoints(near);
    }

    private static LevelRange level(String text) {
      if (text.equals("any")) {
        return LevelRange.ANY;
      }
      return text.endsWith("+")
          ? LevelRange.atLeast(Integer.parseInt(text.replace("+", "")))
          : new LevelRange(
              Integer.parseInt(text.split("-")[0]), Integer.parseInt(text.split("-")[1]));
    }

    private static Kind kind(String name) {
      return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** {@code id area[,area] kind difficulty minutes}, then what is special. */
    private static Question question(List<String> words) {
      String special = " " + String.join(" ", words) + " ";
      Map<Question.Tag, Double> inferred = new HashMap<>();
      if (special.contains(" guessed ")) {
        for (Question.Tag tag : Question.Tag.values()) {
          inferred.put(tag, 0.4);
        }
      }
      Rubric rubric = new Rubric(List.of("a", "b", "c", "d"));
      return new Question(
          words.get(0),
          "bank",
          new Question.Content(
              "",
              "?",
              special.contains(" no-answer ") ? "" : "!",
              special.contains(" no-rubric ") ? Optional.empty() : Optional.of(rubric),
              List.of(),
              List.of(),
              "",
              List.of()),
          new Question.Tags(
              List.of(words.get(1).split(",")),
              kind(words.get(2)),
              value(words, "for").map(Case::level).orElse(LevelRange.ANY),
              Integer.parseInt(words.get(3)),
              Integer.parseInt(words.get(4)),
              value(words, "topic").orElse(""),
              "",
              value(words, "probe").orElse(""),
              inferred),
          new Question.Source("", 0, ""),
          Question.Status.ACTIVE,
          1);
    }

    private static Optional<String> value(List<String> words, String name) {
      return words.stream()
          .filter(word -> word.startsWith(name + "="))
          .map(word -> word.substring(name.length() + 1))
          .findFirst();
    }

    String sentence() {
      Corpus corpus = Corpus.of(bank);
      Assembly assembly = new Assembly(corpus, request.withExcluded(excluding(resting)), false);
      Cells cells = assembly.scan(50);
      List<Candidate> chosen = new ArrayList<>(assembly.fixed);
      for (Cells.Cell cell : cells.all()) {
        for (int i = 0; i < cell.size(); i++) {
          Candidate candidate = cell.get(i);
          boolean in = candidate.entries().stream().allMatch(entry -> plan.contains(entry.id));
          boolean whole =
              corpus.probesOf(candidate.question().id).stream()
                  .allMatch(
                      probe -> !plan.contains(probe.id) || candidate.entries().contains(probe));
          if (in && whole) {
            chosen.add(candidate);
          }
        }
      }
      assertThat(chosen.stream().flatMap(one -> one.entries().stream()).map(entry -> entry.id))
          .containsExactlyInAnyOrderElementsOf(plan);
      Reasons reasons =
          new Reasons(assembly, cells, chosen, resting.stream().map(corpus::find).toList(), byHand);
      for (Candidate candidate : chosen) {
        for (Entry entry : candidate.entries()) {
          if (entry.id.equals(about)) {
            return reasons.of(candidate, entry).words(id -> "Title of " + id);
          }
        }
      }
      throw new IllegalArgumentException("not in the plan: " + about);
    }

    private Set<String> excluding(Set<String> more) {
      Set<String> all = new HashSet<>(request.excluded());
      all.addAll(more);
      return all;
    }
  }
}
