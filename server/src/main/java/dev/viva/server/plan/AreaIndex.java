package dev.viva.server.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;

/**
 * The questions that have one area, as columns: sorted by kind, difficulty, minutes, quality and
 * level, so that a search skips whole runs. Immutable.
 *
 * <p>The lowest bits of a row: {@link #MAIN} where the area is the question's main one, {@link
 * #PROBES} where it has probes of its own. A probe has no row; its question leads to it.
 */
final class AreaIndex {
  static final int MAIN = 2;
  static final int PROBES = 1;

  final int[] rows;
  final Entry[] entries;

  AreaIndex(int[] rows, Entry[] entries) {
    this.rows = rows;
    this.entries = entries;
  }

  static final AreaIndex EMPTY = new AreaIndex(new int[0], new Entry[0]);

  /** A row and its question on their way into an index. */
  record Row(int row, Entry entry) {
    static final Comparator<Row> ORDER =
        (a, b) -> {
          int byRow = Integer.compareUnsigned(a.row, b.row);
          return byRow != 0 ? byRow : compare(a.entry, b.entry);
        };
  }

  /** By hash, then by id: an order that favours nobody. */
  private static int compare(Entry a, Entry b) {
    int byHash = Integer.compare(a.id.hashCode(), b.id.hashCode());
    return byHash != 0 ? byHash : a.id.compareTo(b.id);
  }

  /** This index without {@code removed} and with {@code added}. */
  AreaIndex edited(Set<Entry> removed, Collection<Row> added) {
    Row[] fresh = added.toArray(new Row[0]);
    Arrays.sort(fresh, Row.ORDER);
    int kept = rows.length;
    if (!removed.isEmpty()) {
      kept = 0;
      for (Entry entry : entries) {
        kept += removed.contains(entry) ? 0 : 1;
      }
    }
    int[] newRows = new int[kept + fresh.length];
    Entry[] newEntries = new Entry[newRows.length];
    int next = 0;
    int out = 0;
    for (int i = 0; i < rows.length; i++) {
      if (kept < rows.length && removed.contains(entries[i])) {
        continue;
      }
      while (next < fresh.length && before(fresh[next], rows[i], entries[i])) {
        newRows[out] = fresh[next].row;
        newEntries[out++] = fresh[next++].entry;
      }
      newRows[out] = rows[i];
      newEntries[out++] = entries[i];
    }
    while (next < fresh.length) {
      newRows[out] = fresh[next].row;
      newEntries[out++] = fresh[next++].entry;
    }
    return new AreaIndex(newRows, newEntries);
  }

  private static boolean before(Row fresh, int row, Entry entry) {
    int byRow = Integer.compareUnsigned(fresh.row, row);
    return byRow < 0 || (byRow == 0 && compare(fresh.entry, entry) < 0);
  }
}
