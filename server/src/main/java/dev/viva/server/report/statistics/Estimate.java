package dev.viva.server.report.statistics;

/**
 * A value with its 95 % interval.
 *
 * @param count how many units (questions) it rests on
 */
public record Estimate(double value, double low, double high, int count) {
  /** Whether the interval is so wide that the value is a hint and no more. */
  public boolean isVague() {
    return high - low > 0.5;
  }
}
