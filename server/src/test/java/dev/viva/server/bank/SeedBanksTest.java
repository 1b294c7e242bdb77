package dev.viva.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.markdown.BankLinter;
import dev.viva.server.bank.markdown.Diagnostic;
import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.MarkdownImporter;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.brief.Brief;
import dev.viva.server.plan.Corpus;
import dev.viva.server.plan.PlanRequest;
import dev.viva.server.plan.PlanResult;
import dev.viva.server.plan.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole seed bank: linted, and balanced over every pair of areas, level and length. Prints
 * where it is thin.
 */
class SeedBanksTest {
  private static final AreaTree AREAS = AreaTree.load(Path.of("../seeds/areas.yaml"));
  private static final List<Integer> LENGTHS = List.of(30, 45, 60, 90);
  private static final int MOST_UNUSED = 2;
  private static final double MOST_DEVIATION = 0.1;

  private static final List<SourceDocument> documents = new ArrayList<>();
  private static final List<Question> questions = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../seeds/banks"))) {
      files.sorted().forEach(SeedBanksTest::read);
    }
  }

  private static void read(Path file) {
    try {
      SourceDocument document =
          new SourceDocument(file.getFileName().toString(), Files.readAllBytes(file));
      documents.add(document);
      questions.addAll(
          MarkdownImporter.read(document, ImportOptions.into("seeds"), Areas.lookup(AREAS))
              .questions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void seeds_areClean() {
    List<Diagnostic> found = BankLinter.lint(documents, Areas.lookup(AREAS));
    assertThat(found).filteredOn(each -> each.severity() != Diagnostic.Severity.INFO).isEmpty();
    assertThat(questions).hasSizeGreaterThanOrEqualTo(360);
    assertThat(questions.stream().map(Question::id)).doesNotHaveDuplicates();
  }

  /** A new question needs no line; its id gets one with the release that gives it out. */
  @Test
  void seeds_keepEveryIdThatWasGivenOut() throws IOException {
    List<String> given =
        Files.readAllLines(Path.of("../seeds/ids.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(given).isNotEmpty();
    assertThat(questions.stream().map(Question::id)).containsAll(given);
  }

  @Test
  void seeds_haveEverythingThatAnInterviewerNeeds() {
    assertThat(questions)
        .allSatisfy(
            question -> {
              assertThat(question.content().rubric()).as(question.id()).isPresent();
              assertThat(question.content().answer()).as(question.id()).isNotBlank();
              assertThat(question.content().probes()).as(question.id()).hasSizeBetween(1, 3);
              assertThat(question.tags().topic()).as(question.id()).isNotBlank();
              assertThat(question.tags().inferred()).as(question.id()).isEmpty();
            });
  }

  @Test
  void seeds_haveThreeKindsAndEveryLevelInEachArea() {
    for (String area : topLevel()) {
      List<Question> inside =
          questions.stream()
              .filter(question -> Area.covers(area, question.tags().mainArea()))
              .toList();
      assertThat(
              inside.stream().map(question -> question.tags().kind()).collect(Collectors.toSet()))
          .as(area)
          .hasSizeGreaterThanOrEqualTo(3);
      Levels.NAMED.forEach(
          (name, level) ->
              assertThat(inside)
                  .as("%s, %s", area, name)
                  .anyMatch(question -> question.tags().level().overlaps(level)));
    }
  }

  @Test
  void seeds_fillEveryPairOfAreasAtEveryLevelAndLength() {
    Corpus corpus = Corpus.of(questions);
    Planner planner = new Planner();
    List<String> areas = topLevel();
    List<String> failures = new ArrayList<>();
    Map<String, Integer> points = new TreeMap<>();
    for (int i = 0; i < areas.size(); i++) {
      for (int j = i + 1; j < areas.size(); j++) {
        for (Map.Entry<String, LevelRange> level : Levels.NAMED.entrySet()) {
          for (int minutes : LENGTHS) {
            String name =
                areas.get(i)
                    + " + "
                    + areas.get(j)
                    + ", "
                    + level.getKey()
                    + ", "
                    + minutes
                    + " min";
            Brief brief = brief(areas.get(i), areas.get(j), level.getValue(), minutes);
            PlanResult result =
                planner.plan(corpus, PlanRequest.of(brief).withDeadlineMillis(2_000));
            if (result instanceof PlanResult.Solution solution) {
              judge(name, brief, solution, failures);
              points.put(name, solution.objective().points());
            } else {
              failures.add(name + ": " + ((PlanResult.Infeasible) result).message());
            }
          }
        }
      }
    }
    thinnest(points).forEach(System.out::println);
    assertThat(failures).isEmpty();
  }

  private static Brief brief(String first, String second, LevelRange level, int minutes) {
    return new Brief(
        "",
        level,
        List.of(new Brief.AreaShare(first, 1), new Brief.AreaShare(second, 1)),
        minutes,
        List.of(),
        List.of(),
        List.of());
  }

  private static void judge(
      String name, Brief brief, PlanResult.Solution solution, List<String> failures) {
    Map<String, Integer> used = new LinkedHashMap<>();
    solution.picks().forEach(pick -> used.merge(pick.area(), pick.minutes(), Integer::sum));
    int available = solution.availableMinutes();
    int unused = available - used.values().stream().mapToInt(Integer::intValue).sum();
    if (unused > MOST_UNUSED) {
      failures.add(name + ": " + unused + " minutes unused");
    }
    for (Brief.AreaShare share : brief.areas()) {
      double off = Math.abs(used.getOrDefault(share.area(), 0) - available / 2.0) / available;
      if (off > MOST_DEVIATION) {
        failures.add(
            name + ": " + share.area() + " is " + Math.round(off * 100) + " % off its share");
      }
    }
  }

  /** The briefs whose best plan is the worst. */
  private static List<String> thinnest(Map<String, Integer> points) {
    return points.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(10)
        .map(entry -> "thin: " + entry.getKey() + ": " + entry.getValue() + " points")
        .toList();
  }

  /** The areas that there is a bank for; the tree has others, for banks of other people. */
  private static List<String> topLevel() {
    Set<String> filled =
        questions.stream()
            .map(question -> Area.top(question.tags().mainArea()))
            .collect(Collectors.toSet());
    List<String> top =
        AREAS.list().stream().map(Area::path).filter(SeedBanksTest::hasBank).toList();
    assertThat(filled).containsExactlyInAnyOrderElementsOf(top);
    assertThat(top).hasSize(documents.size());
    return top;
  }

  private static boolean hasBank(String area) {
    return documents.stream().anyMatch(document -> document.name().equals(area + ".md"));
  }
}
