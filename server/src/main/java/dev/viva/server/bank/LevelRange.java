package dev.viva.server.bank;

/**
 * Years of experience, both ends included.
 *
 * @param minYears 0 to 60
 * @param maxYears {@code minYears} to 60, or {@link #NO_LIMIT} where the range is open above
 */
public record LevelRange(int minYears, int maxYears) {
  /** The upper end of an open range such as "5+ years". */
  public static final int NO_LIMIT = 99;

  /** Every level. */
  public static final LevelRange ANY = new LevelRange(0, NO_LIMIT);

  public LevelRange {
    if (minYears < 0 || minYears > 60) {
      throw new IllegalArgumentException("minYears is " + minYears + ", expected 0 to 60");
    }
    if (maxYears < minYears || (maxYears > 60 && maxYears != NO_LIMIT)) {
      throw new IllegalArgumentException(
          "maxYears is " + maxYears + ", expected " + minYears + " to 60");
    }
  }

  /** From {@code years} upwards. */
  public static LevelRange atLeast(int years) {
    return new LevelRange(years, NO_LIMIT);
  }

  public boolean isOpen() {
    return maxYears == NO_LIMIT;
  }

  public boolean overlaps(LevelRange other) {
    return minYears <= other.maxYears && other.minYears <= maxYears;
  }

  /** As people write it: {@code 2-6}, {@code 5+}. */
  @Override
  public String toString() {
    return isOpen() ? minYears + "+" : minYears + "-" + maxYears;
  }
}
