package dev.viva.server.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.error.VivaException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers of single pieces, each on its own words. */
class BriefReadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4+ years          | 4+   | 3
          2 to 5 yrs exp    | 2-5  | 5
          ~5 years          | 4-6  | 3
          5-ish years       | 4-6  | 4
          YoE: 4-6          | 4-6  | 5
          up to 3 years     | 0-3  | 4
          from 2 up to 5 years | 2-5 | 6
          4 years + Django  | 4-4  | 2
          4 years+ Django   | 4+   | 3
          5 years or less   | 0-5  | 4
          18 months         | 1-2  | 2
          a decade          | 10-10 | 2
          """)
  void years_read(String words, String range, int end) {
    Piece.Experience found = Years.read(new Tokens(words), 0, false).orElseThrow();

    assertThat(found.range()).hasToString(range);
    assertThat(found.to()).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"60 min", "2 coding questions", "4 + 3", "exp", "years ago", "3 debugging"})
  void years_areNotRead(String words) {
    assertThat(Years.read(new Tokens(words), 0, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10-2 years", "61 years", "between 9 and 3 years"})
  void years_refuseWhatCannotBe(String words) {
    Tokens tokens = new Tokens(words);

    assertThatThrownBy(() -> Years.read(tokens, 0, false))
        .isInstanceOf(VivaException.Invalid.class)
        .hasMessageContaining("years");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          senior            | 5-8
          mid to senior     | 2-8
          junior/mid level  | 0-5
          staff+            | 8+
          senior or above   | 5+
          L5                | 5-8
          E4                | 2-5
          SDE-3             | 5-8
          engineer II       | 2-5
          lead dev          | 5+
          lead backend engineer | 5+
          team lead role    | 5+
          """)
  void levels_read(String words, String range) {
    assertThat(Levels.read(new Tokens(words), 0))
        .map(Piece.Experience::range)
        .map(LevelRange::toString)
        .contains(range);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead", "tech lead, Django", "engineer, I need", "level", "python"})
  void levels_areNotRead(String words) {
    assertThat(Levels.read(new Tokens(words), 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at least 2 coding questions       | CODING      | 2 |
          2+ debugging                      | DEBUGGING   | 2 |
          more than one design question     | DESIGN      | 2 |
          exactly 1 scenario                | SCENARIO    | 1 | 1
          2-3 coding tasks                  | CODING      | 2 | 3
          between 2 and 4 theory questions  | CONCEPTUAL  | 2 | 4
          two coding tasks max              | CODING      | 0 | 2
          1 coding min                      | CODING      | 1 |
          at least 1 but no more than 3 design questions | DESIGN | 1 | 3
          coding: 2                         | CODING      | 2 | 2
          coding >= 2                       | CODING      | 2 |
          2x coding                         | CODING      | 2 | 2
          fewer than 3 behavioural questions | BEHAVIOURAL | 0 | 2
          """)
  void counts_read(String words, Kind kind, int min, Integer max) {
    Piece.Count found = Counts.read(new Tokens(words), 0).orElseThrow();

    assertThat(found.kind()).isEqualTo(kind);
    assertThat(found.min()).isEqualTo(min);
    assertThat(found.max()).isEqualTo(max == null ? OptionalInt.empty() : OptionalInt.of(max));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 questions", "60 min coding", "50% coding", "at most", "Django: 2"})
  void counts_areNotRead(String words) {
    assertThat(Counts.read(new Tokens(words), 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          70%               | 70 % of the time
          two thirds        | 67 % of the time
          ⅓                 | 33 % of the time
          3x                | weight 3
          1.5 parts         | weight 1.5
          twice as much     | weight 2
          half as much      | weight 0.5
          three times as much | weight 3
          more Django than  | weight 2
          40% each          | 40 % of the time
          """)
  void amounts_read(String words, String meaning) {
    assertThat(Amounts.read(new Tokens(words), 0)).map(Balance::meaning).contains(meaning);
  }

  @ParameterizedTest
  @ValueSource(strings = {"more questions", "70", "2 to 4", "half an hour of", "as much"})
  void ratio_isNotRead(String words) {
    assertThat(Amounts.ratio(new Tokens(words), 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"70/30,70;30", "50-30-20,50;30;20", "2:1,2;1", "2 to 1,2;1"})
  void ratio_read(String words, String parts) {
    assertThat(Amounts.ratio(new Tokens(words), 0).orElseThrow().parts())
        .map(String::valueOf)
        .containsExactly(parts.split(";", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PT45M           | 45
          PT1H30M         | 90
          1:30h           | 90
          0:45            | 45
          1½ hours        | 90
          1 hr. 15 min.   | 75
          1,5 h           | 90
          the hour        | 60
          forty-five mins | 45
          45'             | 45
          """)
  void lengths_read(String words, int minutes) {
    assertThat(Lengths.read(new Tokens(words), 0)).map(Lengths.Length::minutes).contains(minutes);
  }

  @Test
  void tokens_keepNamesWithSignsWhole() {
    Tokens tokens = new Tokens("C++, C#, .NET and Node.js");

    assertThat(tokens.word(0)).isEqualTo("c++");
    assertThat(tokens.word(2)).isEqualTo("c#");
    assertThat(tokens.word(4)).isEqualTo(".net");
    assertThat(tokens.word(6)).isEqualTo("node.js");
  }

  @Test
  void tokens_knowWhereLinesBegin() {
    Tokens tokens = new Tokens("Must have:\n- Django");

    assertThat(tokens.at(3).newLine()).isTrue();
    assertThat(tokens.at(4).newLine()).isFalse();
    assertThat(tokens.endsLine(3)).isTrue();
  }

  @Test
  void areas_aVersionIsPartOfTheNameAndYearsAreNot() {
    Tokens version = new Tokens("Python 3, SQL");
    Tokens years = new Tokens("Python 3 yrs");

    assertThat(new NamedAreas(version, BriefParserTest.AREAS).at(0).orElseThrow().end())
        .isEqualTo(2);
    assertThat(new NamedAreas(years, BriefParserTest.AREAS).at(0).orElseThrow().end()).isEqualTo(1);
  }
}
