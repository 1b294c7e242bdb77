package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.Interview;
import dev.viva.v1.Rating;
import org.junit.jupiter.api.Test;

/** Five questions of nine minutes from minute 3 to minute 48, then the candidate's own. */
class PaceTest {
  private static final Sheet ONE_RATED = rated("q-1");

  private static Sheet rated(String... questions) {
    Sheet sheet = Sheet.EMPTY;
    for (String question : questions) {
      sheet = sheet.with(Field.rating(question), Rating.RATING_GOOD.name());
    }
    return sheet;
  }

  private static Pace at(int minute, Sheet sheet, String question, int spentMinutes) {
    return Pace.of(
        Screens.interview(),
        sheet,
        question,
        spentMinutes * 60,
        Screens.BEGIN.plusSeconds(minute * 60L));
  }

  @Test
  void duringTheOpening_isOnTime() {
    assertThat(at(0, Sheet.EMPTY, "q-1", 0).sentence()).isEqualTo("on time");
    assertThat(at(2, Sheet.EMPTY, "q-1", 0).sentence()).isEqualTo("on time");
  }

  @Test
  void aQuestionInItsMinutes_isOnTime() {
    assertThat(at(18, ONE_RATED, "q-2", 6).sentence()).isEqualTo("on time");
  }

  @Test
  void aQuestionThatTakesTooLong_isBehind_andSaysHowManyToSkip() {
    assertThat(at(27, ONE_RATED, "q-2", 15).sentence())
        .isEqualTo("6 min behind: skip 1 or r re-plans");
    assertThat(at(33, ONE_RATED, "q-2", 21).sentence())
        .isEqualTo("12 min behind: skip 2 or r re-plans");
  }

  @Test
  void lookingBackAtARatedQuestion_changesNothing() {
    Sheet sheet = rated("q-1", "q-2");
    assertThat(at(21, sheet, "q-1", 9)).isEqualTo(at(21, sheet, "q-3", 0));
  }

  @Test
  void askedButNotYetRated_isNotToBeAskedAgain() {
    Sheet sheet = ONE_RATED.with(Field.asked("q-2"), Screens.BEGIN.toString());
    assertThat(at(21, sheet, "q-3", 0).sentence()).isEqualTo("on time");
  }

  @Test
  void quicker_isAhead() {
    assertThat(at(10, rated("q-1", "q-2"), "q-3", 0).sentence()).isEqualTo("11 min ahead");
  }

  @Test
  void theLastQuestion_hasUntilTheCandidatesOwn() {
    Sheet sheet = rated("q-1", "q-2", "q-3", "q-4");
    assertThat(at(58, sheet, "q-5", 15).sentence()).isEqualTo("3 min behind");
  }

  @Test
  void allRated_saysHowToEnd() {
    Sheet sheet = rated("q-1", "q-2", "q-3", "q-4", "q-5");
    assertThat(at(48, sheet, "q-5", 9).sentence()).isEqualTo("all asked: S submits");
  }

  @Test
  void planWithoutQuestions_isNotBehind() {
    Interview empty = Screens.interview().toBuilder().clearPlan().build();
    assertThat(Pace.of(empty, Sheet.EMPTY, "", 0, Screens.BEGIN).isLate()).isFalse();
  }
}
