package dev.viva.server.brief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
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
          "twice as much",
          "as",
          "each",
          "nice to have:",
          "only",
          "exactly",
          "max",
          "except",
          "kubernets",
          "frontend",
          "python 3",
          "weight",
          "1:2",
          "L5",
          "lead dev",
          "45",
          ".",
          "\n",
          "5 min intro",
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

  @Property(tries = 1_000)
  void read_losesNoWord(@ForAll("jumble") String words) {
    Tokens tokens = new Tokens(words);
    List<Piece> pieces;
    try {
      pieces = pieces(tokens);
    } catch (VivaException.Invalid e) {
      return; // "senior to junior"
    }

    for (int index = 0; index < tokens.size(); index++) {
      int at = index;
      assertThat(pieces)
          .as("%s in '%s'", tokens.word(index), words)
          .anyMatch(piece -> piece.from() <= at && at < piece.to());
    }
  }

  @Property(tries = 2_000)
  void parse_tellsOfEveryWordThatIsNoFiller(@ForAll("jumble") String words) {
    ParsedBrief parsed;
    try {
      parsed = BriefParser.parse(words, BriefParserTest.AREAS, BriefParserTest.FILLED);
    } catch (VivaException.Invalid e) {
      return; // refused with a reason, which the properties above hold to
    }
    List<String> told = new ArrayList<>();
    parsed.understood().forEach(piece -> told.add(piece.text()));
    parsed.notUnderstood().forEach(piece -> told.add(piece.text()));
    Tokens tokens = new Tokens(words);
    for (Piece piece : pieces(tokens)) {
      String typed = tokens.typed(piece.from(), piece.to());
      boolean silent = piece instanceof Piece.Filler || piece instanceof Piece.Sign;
      boolean emphasis = piece instanceof Piece.Share share && share.inWords();
      for (int index = piece.from(); index < piece.to() && !silent && !emphasis; index++) {
        String word = tokens.typed(index, index + 1);
        assertThat(told).as("'%s' of '%s'", typed, words).anyMatch(text -> text.contains(word));
      }
    }
  }

  private static List<Piece> pieces(Tokens tokens) {
    return new Reader(tokens, new NamedAreas(tokens, BriefParserTest.AREAS)).read();
  }

  @Property(tries = 300)
  void parse_doesNotMindHowPiecesAreSetApart(@ForAll("minutes") int minutes, @ForAll long seed) {
    List<String> pieces =
        List.of("4+ years", minutes + " min", "Django 70%", "SQL 30%", "no coding", "2 debugging");
    Random random = new Random(seed);
    List<String> separators =
        List.of(
            ", ", ",", "; ", " | ", "\n", " \u00b7 ", " \u2022 ", " . ", " /\t", ",\u00a0\u3000");
    StringBuilder words = new StringBuilder();
    for (String piece : pieces) {
      String blanks = piece.replace(" ", random.nextBoolean() ? "\u00a0" : "  ");
      words.append(blanks).append(separators.get(random.nextInt(separators.size())));
    }

    Brief brief =
        BriefParser.parse(words.toString(), BriefParserTest.AREAS, BriefParserTest.FILLED).brief();

    assertThat(brief.withText("")).isEqualTo(parse(pieces).withText(""));
    assertThat(brief.areas())
        .containsExactly(new Brief.AreaShare("django", 7), new Brief.AreaShare("databases/sql", 3));
  }

  @Property(tries = 500)
  void parse_readsBackWhatABriefSays(@ForAll long seed) {
    Brief brief = random(new Random(seed));

    ParsedBrief read =
        BriefParser.parse(words(brief), BriefParserTest.AREAS, BriefParserTest.FILLED);

    assertThat(read.brief().withText("")).as(words(brief)).isEqualTo(brief);
    assertThat(read.notUnderstood()).isEmpty();
  }

  private static Brief random(Random random) {
    int from = random.nextInt(12);
    LevelRange level =
        random.nextBoolean()
            ? LevelRange.atLeast(from)
            : new LevelRange(from, from + random.nextInt(5));
    List<String> paths =
        new ArrayList<>(List.of("django", "databases/sql", "devops", "testing/unit", "caching"));
    Collections.shuffle(paths, random);
    int first = 5 * (1 + random.nextInt(18));
    List<Brief.AreaShare> areas =
        random.nextBoolean()
            ? List.of(new Brief.AreaShare(paths.get(0), 1))
            : lowest(paths, first, 100 - first);
    List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
    Collections.shuffle(kinds, random);
    int least = 1 + random.nextInt(3);
    OptionalInt most =
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(least + random.nextInt(2));
    return new Brief(
        "",
        level,
        areas,
        15 + random.nextInt(226),
        List.of(new Brief.KindBound(kinds.get(0), least, most)),
        List.of(),
        List.of());
  }

  private static List<Brief.AreaShare> lowest(List<String> paths, int first, int second) {
    int divisor =
        java.math.BigInteger.valueOf(first).gcd(java.math.BigInteger.valueOf(second)).intValue();
    return List.of(
        new Brief.AreaShare(paths.get(0), first / divisor),
        new Brief.AreaShare(paths.get(1), second / divisor));
  }

  /** A structured brief as a person would type it. */
  private static String words(Brief brief) {
    int sum = brief.areas().stream().mapToInt(Brief.AreaShare::parts).sum();
    List<String> words = new ArrayList<>();
    words.add(brief.level() + " years");
    brief.areas().forEach(share -> words.add(share.area() + " " + 100 * share.parts() / sum + "%"));
    for (Brief.KindBound bound : brief.kinds()) {
      String count =
          bound.max().isEmpty()
              ? "at least " + bound.min()
              : bound.min() + "-" + bound.max().getAsInt();
      words.add(count + " " + Words.of(bound.kind()) + " questions");
    }
    words.add(brief.minutes() + " min");
    return String.join(", ", words);
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
