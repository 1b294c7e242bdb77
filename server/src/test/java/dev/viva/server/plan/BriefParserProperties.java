package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class BriefParserProperties {
  private static final List<String> PIECES =
      List.of(
          "4+ years",
          "2-4 yrs",
          "Django",
          "SQL",
          "k8s",
          "no",
          "at least",
          "exactly",
          "one",
          "two",
          "coding",
          "behavioural",
          "60 min",
          "1h30",
          "%",
          "70%",
          "30",
          "(",
          ")",
          "2",
          "+",
          "&",
          "/",
          "and",
          ",",
          "–",
          "senior",
          "mid",
          "to",
          "mostly",
          "some",
          "half",
          "third",
          "hour",
          "an",
          "x",
          "foo",
          "Djano",
          "system design",
          "only",
          "or",
          "9999999999",
          "0",
          "-5",
          "'",
          "w/");

  @Property(tries = 500)
  void parse_neverThrowsAnythingElse(@ForAll @StringLength(max = 200) String words) {
    survive(words);
  }

  @Property(tries = 2000)
  void parse_survivesEverySalad(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
    Random random = new Random(seed);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < length; i++) {
      words
          .append(PIECES.get(random.nextInt(PIECES.size())))
          .append(random.nextBoolean() ? " " : "");
    }
    survive(words.toString());
  }

  private static void survive(String words) {
    long start = System.nanoTime();
    try {
      BriefParser.parse(words, BriefParserTest.TREE, BriefParserTest.ALL);
    } catch (VivaException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Property(tries = 500)
  void parse_orderAndCaseDoNotMatter(@ForAll long seed) {
    Random random = new Random(seed);
    int years = 1 + random.nextInt(12);
    int minutes = 5 * (3 + random.nextInt(40));
    List<String> pieces = new ArrayList<>();
    pieces.add(
        pick(
            random,
            years + "+ years",
            years + "+ yrs",
            "at least " + years + " years",
            years + " or more years",
            years + "+ yoe",
            "min " + years + " years"));
    pieces.add(
        pick(
            random,
            minutes + " min",
            minutes + " minutes",
            minutes + "m",
            minutes + "-minute interview",
            minutes + "mins"));
    pieces.add(
        pick(
            random,
            "Django plus DevOps",
            "Django & DevOps",
            "Django and dev ops",
            "django / devops",
            "questions about Django with DevOps"));
    pieces.add(
        pick(
            random,
            "at least one coding question",
            "at least 1 coding",
            "a coding exercise",
            "one or more coding questions"));
    pieces.add(
        pick(
            random,
            "no behavioural questions",
            "without behavioral questions",
            "excluding behavioural questions"));
    Collections.shuffle(pieces, random);
    String words = String.join(pick(random, ", ", "; ", " - ", ". "), pieces);
    words = random.nextInt(3) == 0 ? words.toUpperCase(Locale.ROOT) : words;
    BriefParser.ParsedBrief parsed =
        BriefParser.parse(words, BriefParserTest.TREE, BriefParserTest.ALL);
    assertThat(BriefParserTest.shape(parsed.brief()))
        .as(words)
        .isEqualTo(years + "+ | django:1 devops:1 | " + minutes + " | coding 1.. | behavioural");
    assertThat(parsed.notUnderstood()).as(words).isEmpty();
  }

  private static String pick(Random random, String... options) {
    return options[random.nextInt(options.length)];
  }
}
