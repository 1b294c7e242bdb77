package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.bank.AreaTree;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefParserTest {
  static final AreaTree TREE = AreaTree.load(seeds());
  static final Set<String> ALL =
      new HashSet<>(TREE.list().stream().map(area -> area.path()).toList());

  private static Path seeds() {
    Path here = Path.of("seeds/areas.yaml");
    return Files.exists(here) ? here : Path.of("../seeds/areas.yaml");
  }

  /** The structured brief in one line: level, areas with parts, minutes, kinds, exclusions. */
  static String shape(Brief brief) {
    String areas =
        brief.areas().stream()
            .map(
                share ->
                    share.area()
                        + ":"
                        + share.parts()
                        + (share.minMinutes().isPresent()
                            ? ">=" + share.minMinutes().getAsInt()
                            : "")
                        + (share.maxMinutes().isPresent()
                            ? "<=" + share.maxMinutes().getAsInt()
                            : ""))
            .collect(Collectors.joining(" "));
    String kinds =
        brief.kinds().stream()
            .map(
                bound ->
                    Words.of(bound.kind())
                        + " "
                        + bound.min()
                        + ".."
                        + (bound.max().isPresent() ? bound.max().getAsInt() : ""))
            .collect(Collectors.joining(", "));
    String out =
        String.join(" ", brief.excludedAreas())
            + brief.excludedKinds().stream()
                .map(kind -> " " + Words.of(kind))
                .collect(Collectors.joining());
    return String.join(
        " | ", brief.level().toString(), areas, brief.minutes() + "", kinds, out.strip());
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/briefs.csv", delimiter = '\t', maxCharsPerColumn = 500)
  void parse_understands(String words, String expected) {
    BriefParser.ParsedBrief parsed = BriefParser.parse(words, TREE, ALL);
    assertThat(shape(parsed.brief())).isEqualTo(expected);
    assertThat(parsed.notUnderstood()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10-2 years Django",
        "0 minutes",
        "Django, 10 minutes",
        "Django, 5 hours",
        "Django 80%, SQL 40%",
        "Django 120%",
        "60 min Django, 45 min in all",
        "4+ years, up to 2 years, Django",
        "at least 2 coding, at most one coding",
        "at least one coding, no coding",
        "Django, no Django",
        "50/30/20 Django and SQL",
        "70 years of Django",
        "60 min: 50 min django, 30 min sql",
        "100% Django, SQL",
        "0% Django",
        "Django -10%",
        "only coding, no coding"
      })
  void parse_rejectsContradictions(String words) {
    assertThatThrownBy(() -> BriefParser.parse(words, TREE, ALL))
        .isInstanceOfSatisfying(
            VivaException.Invalid.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_BRIEF));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Djano",
        "kubernets and Django",
        "4+ years, pyhton, 60 min",
        "blockchain",
        "cobol, 60 min, senior"
      })
  void parse_namesUnknownAreas(String words) {
    assertThatThrownBy(() -> BriefParser.parse(words, TREE, ALL))
        .isInstanceOfSatisfying(
            VivaException.Invalid.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_AREA));
  }

  @Test
  void parse_suggestsTheArea() {
    assertThatThrownBy(() -> BriefParser.parse("Djano", TREE, ALL))
        .hasMessageContaining("did you mean Django?");
  }

  @Test
  void parse_areaWithoutQuestionsIsAnError() {
    assertThatThrownBy(() -> BriefParser.parse("GraphQL", TREE, Set.of("django")))
        .isInstanceOfSatisfying(
            VivaException.Invalid.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_AREA))
        .hasMessageContaining("GraphQL");
    assertThat(BriefParser.parse("Django", TREE, Set.of("django/orm")).brief().areas()).hasSize(1);
  }

  @Test
  void parse_reportsWhatItDoesNotUnderstand() {
    BriefParser.ParsedBrief parsed = BriefParser.parse("Django and blockchain, 60 min", TREE, ALL);
    assertThat(parsed.notUnderstood())
        .extracting(BriefParser.NotUnderstood::text)
        .containsExactly("blockchain");
    assertThat(BriefParser.parse("Django, senoir", TREE, ALL).notUnderstood())
        .containsExactly(new BriefParser.NotUnderstood("senoir", "senior"));
  }

  @Test
  void parse_saysWhatItUnderstood() {
    assertThat(
            BriefParser.parse("4+ years, no system design, 70% Django, 30% SQL", TREE, ALL)
                .understood())
        .extracting(BriefParser.Understood::meaning)
        .contains(
            "4+ years of experience",
            "no design questions, nothing from System design",
            "area Django (django), 70 % of the time");
  }

  @Test
  void parse_emptyMeansAnything() {
    assertThat(shape(BriefParser.parse("", TREE, ALL).brief())).isEqualTo("0+ |  | 60 |  | ");
  }

  @Test
  void parse_rejectsALongText() {
    String words = "Django ".repeat(1_000);
    assertThatThrownBy(() -> BriefParser.parse(words, TREE, ALL))
        .isInstanceOf(VivaException.Invalid.class);
  }

  @Test
  void parse_sameAreaTwiceCountsOnce() {
    assertThat(BriefParser.parse("k8s, Kubernetes, helm", TREE, ALL).brief().areas())
        .isEqualTo(List.of(new Brief.AreaShare("devops/kubernetes", 1)));
  }
}
