package dev.viva.server.brief;

import java.util.Arrays;

/** Divides minutes in proportion. */
public final class Shares {
  private Shares() {}

  /**
   * {@code total} divided in proportion to {@code parts}: rounded down, what is left goes to the
   * largest remainders, the first of equals first.
   */
  public static int[] largestRemainder(int total, int[] parts) {
    long sum = Arrays.stream(parts).asLongStream().sum();
    int[] out = new int[parts.length];
    long[] rest = new long[parts.length];
    int left = total;
    for (int i = 0; i < parts.length; i++) {
      out[i] = (int) ((long) total * parts[i] / sum);
      rest[i] = (long) total * parts[i] % sum;
      left -= out[i];
    }
    for (; left > 0; left--) {
      int best = 0;
      for (int i = 1; i < rest.length; i++) {
        best = rest[i] > rest[best] ? i : best;
      }
      out[best]++;
      rest[best] = -1;
    }
    return out;
  }
}
