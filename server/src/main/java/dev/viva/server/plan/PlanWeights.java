package dev.viva.server.plan;

import dev.viva.server.brief.SessionClock;

/**
 * Every number that the planner weighs or divides time by, in one place. Points are integers; fewer
 * are better.
 *
 * <p>Deviations in minutes are priced so that a missed minute of an area hurts more than an unused
 * one, and that more than a minute of the wrong difficulty; the price of a question per minute (at
 * most {@link #maxQuestionPoints}) only decides between plans of the same shape. See {@code
 * docs/decisions/planner-objective.md}.
 *
 * @param areaMinute each minute that an area differs from its share
 * @param unusedMinute each minute of the time to fill that no question uses
 * @param rampMinute each minute that the questions below, at or above the level differ from their
 *     target
 * @param missingKind each wanted kind that no question has
 * @param repeatedTopic each further question with a topic that the plan has already
 * @param levelYear per minute of a question: each year between its level range and the brief's
 *     representative years
 * @param levelMost per minute of a question: at most this for its level
 * @param twoStepsOff per minute of a question: its difficulty is two steps off the level
 * @param asked per minute of a question: each time that it was asked lately
 * @param askedMost per minute of a question: at most this for how often it was asked
 * @param askedThisWeek per minute of a question: it was asked within 7 days
 * @param askedThisMonth per minute of a question: it was asked within 30 days, but not within 7
 * @param inferredTag per minute of a question: each tag that was inferred with a confidence of at
 *     least 0.5; twice that below
 * @param inferredMost per minute of a question: at most this for inferred tags
 * @param noRubric per minute of a question without a rubric
 * @param noAnswer per minute of a question without an expected answer
 * @param aside per minute of a question whose main area the brief does not name: it counts for
 *     another of its areas
 * @param clock minutes for opening and closing the interview
 * @param twoQuestionsUpTo up to how many minutes for questions two of them are enough, three above
 * @param kindsWantedFrom from how many minutes on a plan wants a conceptual question and one of
 *     coding or debugging, or a behavioural one where the brief is about people alone
 */
public record PlanWeights(
    int areaMinute,
    int unusedMinute,
    int rampMinute,
    int missingKind,
    int repeatedTopic,
    int levelYear,
    int levelMost,
    int twoStepsOff,
    int asked,
    int askedMost,
    int askedThisWeek,
    int askedThisMonth,
    int inferredTag,
    int inferredMost,
    int noRubric,
    int noAnswer,
    int aside,
    SessionClock clock,
    int twoQuestionsUpTo,
    int kindsWantedFrom) {
  /** The published weights. */
  public static final PlanWeights DEFAULT =
      new PlanWeights(
          160,
          120,
          60,
          600,
          480,
          4,
          16,
          8,
          2,
          12,
          8,
          4,
          1,
          8,
          4,
          4,
          4,
          SessionClock.DEFAULT,
          17,
          45);

  public PlanWeights {
    if (maxQuestionPoints(
            levelMost,
            twoStepsOff,
            askedMost,
            askedThisWeek,
            inferredMost,
            noRubric,
            noAnswer,
            aside)
        > 64) {
      throw new IllegalArgumentException("a minute of a question may cost 64 points at most");
    }
  }

  /** The most that a minute of a question can cost, in points; 64 or less. */
  public int maxQuestionPoints() {
    return maxQuestionPoints(
        levelMost, twoStepsOff, askedMost, askedThisWeek, inferredMost, noRubric, noAnswer, aside);
  }

  private static int maxQuestionPoints(int... parts) {
    int sum = 0;
    for (int part : parts) {
      sum += part;
    }
    return sum;
  }
}
