package dev.viva.server.plan;

/**
 * How often and how lately a question was asked, of anyone.
 *
 * @param timesAsked in the last 90 days, 0 or more
 * @param daysSinceLast days since it was asked last, 0 or more
 */
public record Usage(int timesAsked, int daysSinceLast) {
  public Usage {
    if (timesAsked < 0 || daysSinceLast < 0) {
      throw new IllegalArgumentException(
          "usage is " + timesAsked + " times, " + daysSinceLast + " days ago, expected 0 or more");
    }
  }

  /** Points for each minute of the question. */
  int points(PlanWeights weights) {
    int often = Math.min(weights.askedMost(), timesAsked * weights.asked());
    if (daysSinceLast <= 7) {
      return often + weights.askedThisWeek();
    }
    return daysSinceLast <= 30 ? often + weights.askedThisMonth() : often;
  }
}
