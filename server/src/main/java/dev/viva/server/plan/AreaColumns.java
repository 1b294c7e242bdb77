package dev.viva.server.plan;

/**
 * One area of a relaxation: what can be done with minutes in each of its bands, and how many
 * minutes it may have in all.
 *
 * @param columns one for each band
 * @param from least minutes, 0 or more
 * @param to most minutes, less than {@code from} if there are none that it can have
 * @param balance points for the area's share, for each number of minutes
 */
record AreaColumns(Column[] columns, int from, int to, int[] balance) {
  /** Most minutes that the column of {@code band} reaches. */
  int reach(int band) {
    return Math.min(columns[band].labels.length - 1, Math.max(0, to));
  }
}
