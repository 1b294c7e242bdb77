package dev.viva.server.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.error.VivaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every line of {@code briefs.txt}: the words, then what they must be understood as. */
class BriefParserTest {
  private static final Path TABLE = Path.of("src/test/resources/dev/viva/server/brief/briefs.txt");
  static final AreaTree AREAS = AreaTree.load(Path.of("../seeds/areas.yaml"));
  static final Set<String> FILLED =
      AREAS.list().stream()
          .map(Area::path)
          .filter(path -> !path.equals("apis/graphql"))
          .collect(Collectors.toSet());

  @TestFactory
  List<DynamicTest> parse_understandsTheWords() throws IOException {
    List<String> lines = Files.readAllLines(TABLE);
    List<String> written = new ArrayList<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        written.add(line);
        continue;
      }
      String[] halves = line.split(" => ", 2);
      String understood =
          understood(halves[0].replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r"));
      written.add(halves[0] + " => " + understood);
      String expected = halves.length > 1 ? halves[1] : "(nothing yet)";
      tests.add(
          DynamicTest.dynamicTest(halves[0], () -> assertThat(understood).isEqualTo(expected)));
    }
    if (Boolean.getBoolean("briefs.update")) {
      Files.write(TABLE, written);
    }
    assertThat(tests).hasSizeGreaterThan(700);
    return tests;
  }

  /** A brief on one line: only what the words say. */
  static String understood(String words) {
    try {
      ParsedBrief parsed = BriefParser.parse(words, AREAS, FILLED);
      Brief brief = parsed.brief();
      List<String> parts = new ArrayList<>();
      parts.add(brief.level() + "y");
      parts.add(brief.minutes() + "m");
      parts.add(
          brief.areas().stream().map(BriefParserTest::share).collect(Collectors.joining(" ")));
      parts.add(
          brief.kinds().stream().map(BriefParserTest::bound).collect(Collectors.joining(" ")));
      if (!brief.excludedAreas().isEmpty()) {
        parts.add("-areas " + String.join(" ", brief.excludedAreas()));
      }
      if (!brief.excludedKinds().isEmpty()) {
        parts.add(
            "-kinds "
                + brief.excludedKinds().stream().map(Words::of).collect(Collectors.joining(" ")));
      }
      for (ParsedBrief.NotUnderstood piece : parsed.notUnderstood()) {
        parts.add(
            "? " + piece.text() + (piece.suggestion().isEmpty() ? "" : " ~ " + piece.suggestion()));
      }
      return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" | "));
    } catch (VivaException.Invalid e) {
      return "! " + e.reason() + " " + e.getMessage();
    }
  }

  private static String share(Brief.AreaShare share) {
    String min = share.minMinutes().isPresent() ? ">=" + share.minMinutes().getAsInt() : "";
    String max = share.maxMinutes().isPresent() ? "<=" + share.maxMinutes().getAsInt() : "";
    return share.area() + ":" + share.parts() + min + max;
  }

  private static String bound(Brief.KindBound bound) {
    String max = bound.max().isPresent() ? String.valueOf(bound.max().getAsInt()) : "";
    return bound.kind().name().toLowerCase(Locale.ROOT) + "=" + bound.min() + ".." + max;
  }

  @Test
  void parse_tellsWhatEachPieceMeans() {
    ParsedBrief parsed = BriefParser.parse("4+ years, Django plus DevOps, 60 min", AREAS, FILLED);

    assertThat(parsed.understood())
        .containsExactlyInAnyOrder(
            new ParsedBrief.Understood("4+ years", "4+ years of experience"),
            new ParsedBrief.Understood("Django", "area django"),
            new ParsedBrief.Understood("DevOps", "area devops"),
            new ParsedBrief.Understood("60 min", "an interview of 60 minutes"));
    assertThat(parsed.notUnderstood()).isEmpty();
  }

  @Test
  void parse_refusesAnAreaWithoutQuestions() {
    assertThatThrownBy(() -> BriefParser.parse("GraphQL, 4+ years", AREAS, FILLED))
        .isInstanceOf(VivaException.Invalid.class)
        .hasMessageContaining("apis/graphql")
        .hasMessageContaining("no active questions");
  }
}
