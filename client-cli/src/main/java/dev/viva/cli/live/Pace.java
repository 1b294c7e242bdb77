package dev.viva.cli.live;

import dev.viva.v1.Interview;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the conversation stands against its plan.
 *
 * @param behindMinutes minutes behind the plan; negative: ahead
 * @param skip how many of the questions left must go to be on time again
 */
record Pace(int behindMinutes, int skip) {
  /** From here on it is worth a word. */
  private static final int TOLERANCE_MINUTES = 2;

  /**
   * Measures at the question on the screen: late is what is past its planned end, or, once it is
   * rated, past the planned start of the next one; early is what is before its planned start.
   */
  static Pace of(Interview interview, Sheet sheet, String question, Instant now) {
    List<PlanItem> items = interview.getPlan().getItemsList();
    int index = 0;
    while (index < items.size() - 1 && !items.get(index).getQuestion().getId().equals(question)) {
      index++;
    }
    if (items.isEmpty()) {
      return new Pace(0, 0);
    }
    PlanItem item = items.get(index);
    int elapsed = elapsedMinutes(interview, now);
    int end = item.getStartMinute() + item.getMinutes();
    int early = index == 0 ? 0 : Math.min(0, elapsed - item.getStartMinute());
    int behind = elapsed > end ? elapsed - end : early;
    return new Pace(
        behind, behind <= 0 ? 0 : toSkip(items.subList(index + 1, items.size()), sheet, behind));
  }

  private static int toSkip(List<PlanItem> rest, Sheet sheet, int behind) {
    List<Integer> longest =
        rest.stream()
            .filter(item -> sheet.rating(item.getQuestion().getId()) == Rating.RATING_UNSPECIFIED)
            .map(PlanItem::getMinutes)
            .sorted((a, b) -> b - a)
            .toList();
    int saved = 0;
    int count = 0;
    while (saved < behind && count < longest.size()) {
      saved += longest.get(count++);
    }
    return count;
  }

  static int elapsedMinutes(Interview interview, Instant now) {
    return (int) (elapsedSeconds(interview, now) / 60);
  }

  static long elapsedSeconds(Interview interview, Instant now) {
    if (!interview.hasStartTime()) {
      return 0;
    }
    Instant end =
        interview.hasFinishTime()
            ? Instant.ofEpochSecond(interview.getFinishTime().getSeconds())
            : now;
    Instant start = Instant.ofEpochSecond(interview.getStartTime().getSeconds());
    return Math.max(0, Duration.between(start, end).toSeconds());
  }

  boolean isLate() {
    return behindMinutes >= TOLERANCE_MINUTES;
  }

  /** In words. */
  String sentence() {
    if (isLate()) {
      String skipping = skip == 0 ? "" : "skip " + skip + " or ";
      return behindMinutes + " min behind: " + skipping + "r re-plans";
    }
    return behindMinutes <= -TOLERANCE_MINUTES ? -behindMinutes + " min ahead" : "on time";
  }
}
