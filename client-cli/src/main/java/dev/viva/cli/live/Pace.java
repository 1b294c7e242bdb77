package dev.viva.cli.live;

import dev.viva.v1.Interview;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the conversation stands against its plan: what is still to ask against the minutes that are
 * left, wherever the interviewer looks.
 *
 * @param behindMinutes minutes behind the plan; negative: ahead
 * @param skip how many of the questions left must go to be on time again
 * @param over whether every question was asked or marked
 */
record Pace(int behindMinutes, int skip, boolean over) {
  /** From here on it is worth a word. */
  private static final int TOLERANCE_MINUTES = 2;

  /**
   * Measures.
   *
   * @param question id of the question on the screen
   * @param spentSeconds on that question so far
   */
  static Pace of(Interview interview, Sheet sheet, String question, int spentSeconds, Instant now) {
    Plan plan = interview.getPlan();
    List<PlanItem> others =
        plan.getItemsList().stream()
            .filter(item -> !item.getQuestion().getId().equals(question) && isOpen(item, sheet))
            .toList();
    int current =
        plan.getItemsList().stream()
            .filter(item -> item.getQuestion().getId().equals(question))
            .filter(item -> sheet.rating(question) == Rating.RATING_UNSPECIFIED)
            .mapToInt(item -> Math.max(1, item.getMinutes() * 60 - spentSeconds))
            .sum();
    int rest = others.stream().mapToInt(PlanItem::getMinutes).sum();
    long behind =
        elapsedSeconds(interview, now)
            + opening(plan, sheet, elapsedSeconds(interview, now))
            + current
            + rest * 60L
            - end(plan, others) * 60L;
    int minutes = (int) (behind / 60);
    return new Pace(minutes, toSkip(others, minutes), current == 0 && others.isEmpty());
  }

  private static boolean isOpen(PlanItem item, Sheet sheet) {
    String id = item.getQuestion().getId();
    return sheet.rating(id) == Rating.RATING_UNSPECIFIED && sheet.get(Field.asked(id)).isEmpty();
  }

  /** Seconds of the opening that are left; none once something was asked. */
  private static long opening(Plan plan, Sheet sheet, long elapsed) {
    boolean asked = plan.getItemsList().stream().anyMatch(item -> !isOpen(item, sheet));
    return asked ? 0 : Math.max(0, plan.getOpeningMinutes() * 60L - elapsed);
  }

  /** When the last question is to end; without one, when the candidate's own questions begin. */
  private static int end(Plan plan, List<PlanItem> others) {
    return others.isEmpty()
        ? plan.getBrief().getMinutes() - plan.getClosingMinutes()
        : plan.getItemsList().stream()
            .mapToInt(item -> item.getStartMinute() + item.getMinutes())
            .max()
            .orElse(0);
  }

  private static int toSkip(List<PlanItem> others, int behind) {
    List<Integer> longest =
        others.stream().map(PlanItem::getMinutes).sorted((a, b) -> b - a).toList();
    int saved = 0;
    int count = 0;
    while (saved < behind && count < longest.size()) {
      saved += longest.get(count++);
    }
    return count;
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
      String way = skip == 0 ? "" : ": skip " + skip + " or r re-plans";
      return behindMinutes + " min behind" + (over ? ": S submits" : way);
    }
    if (over) {
      return "all asked: S submits";
    }
    return behindMinutes <= -TOLERANCE_MINUTES ? -behindMinutes + " min ahead" : "on time";
  }
}
