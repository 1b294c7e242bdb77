package dev.viva.cli.output;

/** Bars of block characters. */
public final class Bars {
  private static final int CELLS = 10;

  private Bars() {}

  /** For a score from 1 to 4. */
  public static String score(double score) {
    return of((score - 1) / 3 * (CELLS - 1) + 1);
  }

  /** For a share from 0 to 1. */
  public static String share(double share) {
    return of(share * CELLS);
  }

  /**
   * For a difference from -3 to 3: to the left or to the right of a middle line, each half a point
   * a block.
   */
  public static String difference(double difference) {
    int blocks = (int) Math.min(3, Math.round(Math.abs(difference) * 2));
    String bar = "█".repeat(blocks);
    String gap = " ".repeat(3 - blocks);
    return difference < 0 ? gap + bar + "│   " : "   │" + bar + gap;
  }

  private static String of(double cells) {
    int full = (int) Math.max(0, Math.min(CELLS, Math.round(cells)));
    return "█".repeat(full) + "░".repeat(CELLS - full);
  }
}
