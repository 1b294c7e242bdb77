package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/**
 * Whatever is typed is understood, reported or refused; and the order and case of pieces do not
 * matter.
 */
class BriefParserProperties {
  private static final List<String> WORDS =
      List.of(
          "django",
          "sql",
          "k8s",
          "4+",
          "years",
          "-",
          "+",
          "(",
          ")",
          "70%",
          "60",
          "min",
          "1h",
          "no",
          "at least",
          "2",
          "coding",
          "design",
          "mostly",
          "some",
          "rest",
          "and",
          "/",
          ":",
          "junior",
          "to",
          "senior",
          "half",
          "x",
          "9999999999999999999",
          "0",
          "%",
          "½",
          "مرحبا",
          "🙂",
          "\0");

  @Property(tries = 2_000)
  void parse_neverThrowsButInvalid(@ForAll @StringLength(max = 300) String words) {
    assertUnderstoodOrRefused(words);
  }

  @Property(tries = 2_000)
  void parse_neverThrowsButInvalidOnItsOwnWords(@ForAll("jumble") String words) {
    assertUnderstoodOrRefused(words);
  }

  @Provide
  Arbitrary<String> jumble() {
    return Arbitraries.of(WORDS).list().ofMaxSize(25).map(words -> String.join(" ", words));
  }

  private static void assertUnderstoodOrRefused(String words) {
    try {
      Brief brief = BriefParser.parse(words, BriefParserTest.AREAS, BriefParserTest.FILLED).brief();
      assertThat(brief.minutes()).isBetween(15, 240);
      assertThat(brief.areas()).allSatisfy(share -> assertThat(share.parts()).isPositive());
    } catch (VivaException.Invalid e) {
      assertThat(e.violations()).isNotEmpty();
    }
  }

  @Property(tries = 300)
  void parse_doesNotMindOrderAndCase(
      @ForAll int years, @ForAll("minutes") int minutes, @ForAll long seed) {
    int from = Math.floorMod(years, 30);
    List<String> pieces =
        new ArrayList<>(
            List.of(
                from + "+ years",
                minutes + " min",
                "Django plus SQL",
                "at least one coding question",
                "no design"));
    Brief straight = parse(pieces);
    Random random = new Random(seed);
    Collections.shuffle(pieces, random);
    pieces.replaceAll(piece -> random.nextBoolean() ? piece.toUpperCase(Locale.ROOT) : piece);

    Brief shuffled = parse(pieces);

    assertThat(shuffled.level()).isEqualTo(straight.level());
    assertThat(shuffled.minutes()).isEqualTo(minutes);
    assertThat(shuffled.areas()).isEqualTo(straight.areas());
    assertThat(shuffled.kinds()).isEqualTo(straight.kinds());
    assertThat(shuffled.excludedKinds()).isEqualTo(straight.excludedKinds());
  }

  @Provide
  Arbitrary<Integer> minutes() {
    return Arbitraries.integers().between(15, 240);
  }

  private static Brief parse(List<String> pieces) {
    return BriefParser.parse(
            String.join(", ", pieces), BriefParserTest.AREAS, BriefParserTest.FILLED)
        .brief();
  }
}
