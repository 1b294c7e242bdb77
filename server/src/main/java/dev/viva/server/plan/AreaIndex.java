package dev.viva.server.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * The questions of one area and the areas below it, as columns: sorted by kind, difficulty,
 * minutes, quality and level, so that a search skips whole runs and ends others early. Immutable.
 *
 * <p>Bits of a row besides {@link Entry#packed}: {@link #MAIN} where the question's main area is
 * this one or below it, {@link #PROBES} where it has probes of its own; those come last. A probe
 * has no row; its question leads to it.
 */
final class AreaIndex {
  static final int MAIN = 1;
  static final int PROBES = 1 << 31;

  /** Rows of one kind, difficulty and minutes agree from this bit up. */
  static final int BUCKET = 19;

  static final AreaIndex EMPTY = new AreaIndex(0, 0);

  final int[] rows;

  /** {@link Entry#hash} of each, to break ties without a look at the question. */
  final int[] hashes;

  final Entry[] entries;

  /** First row of those with probes; they are the last ones. */
  private final int probed;

  /** For each row from {@link #probed} on, {@link Row#bundles} and {@link Row#onlyProbe}. */
  private final long[] bundles;

  private final int[] onlyProbes;

  /** First row of each bucket, and one past the last of all. */
  private int[] starts = {0};

  private AreaIndex(int size, int probed) {
    rows = new int[size];
    hashes = new int[size];
    entries = new Entry[size];
    this.probed = probed;
    bundles = new long[size - probed];
    onlyProbes = new int[size - probed];
  }

  /**
   * A row and its question on their way into an index, or out of it.
   *
   * @param bundles a bit for each number of minutes that the question can take with some of its
   *     probes; the highest stands for all above as well
   * @param onlyProbe {@link Entry#packed} of its probe if it has one only, else 0
   */
  record Row(int row, Entry entry, long bundles, int onlyProbe) {
    static final Comparator<Row> ORDER =
        (a, b) -> compare(a.row, a.entry.hash, a.entry.id, b.row, b.entry);
  }

  /** By hash, then by id: an order that favours nobody. */
  private static int compare(int row, int hash, String id, int otherRow, Entry other) {
    int byRow = Integer.compareUnsigned(row, otherRow);
    int byHash = byRow != 0 ? byRow : Integer.compare(hash, other.hash);
    return byHash != 0 ? byHash : id.compareTo(other.id);
  }

  /** This index without {@code removed}, which are in it, and with {@code added}. */
  AreaIndex edited(Collection<Row> removed, Collection<Row> added) {
    Row[] gone = sorted(removed);
    Row[] fresh = sorted(added);
    AreaIndex edited =
        new AreaIndex(
            rows.length - gone.length + fresh.length, probed - plain(gone) + plain(fresh));
    int from = 0;
    int out = 0;
    int g = 0;
    int f = 0;
    while (g < gone.length || f < fresh.length) {
      int cut = g < gone.length ? find(gone[g]) : Integer.MAX_VALUE;
      int insert = f < fresh.length ? find(fresh[f]) : Integer.MAX_VALUE;
      int to = Math.min(cut, insert);
      copy(from, to, edited, out);
      out += to - from;
      if (insert <= cut) {
        edited.rows[out] = fresh[f].row;
        edited.hashes[out] = fresh[f].entry.hash;
        if (out >= edited.probed) {
          edited.bundles[out - edited.probed] = fresh[f].bundles;
          edited.onlyProbes[out - edited.probed] = fresh[f].onlyProbe;
        }
        edited.entries[out++] = fresh[f++].entry;
        from = to;
      } else {
        from = to + 1;
        g++;
      }
    }
    copy(from, rows.length, edited, out);
    edited.starts = edited.findBuckets();
    return edited;
  }

  /** How many of these have no probes. */
  private static int plain(Row[] rows) {
    int plain = 0;
    for (Row row : rows) {
      plain += (row.row & PROBES) == 0 ? 1 : 0;
    }
    return plain;
  }

  private static Row[] sorted(Collection<Row> rows) {
    Row[] sorted = rows.toArray(new Row[0]);
    Arrays.sort(sorted, Row.ORDER);
    return sorted;
  }

  private void copy(int from, int to, AreaIndex target, int at) {
    System.arraycopy(rows, from, target.rows, at, to - from);
    System.arraycopy(hashes, from, target.hashes, at, to - from);
    System.arraycopy(entries, from, target.entries, at, to - from);
    int first = Math.max(from, probed);
    if (first < to) {
      int start = first + at - from - target.probed;
      System.arraycopy(bundles, first - probed, target.bundles, start, to - first);
      System.arraycopy(onlyProbes, first - probed, target.onlyProbes, start, to - first);
    }
  }

  /** Where the row is, or where it would be. */
  private int find(Row row) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      Entry entry = row.entry;
      boolean before =
          rows[middle] == row.row && hashes[middle] == entry.hash
              ? entries[middle].id.compareTo(entry.id) < 0
              : rows[middle] == row.row
                  ? hashes[middle] < entry.hash
                  : Integer.compareUnsigned(rows[middle], row.row) < 0;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many runs of rows of one kind, difficulty and minutes there are. */
  int buckets() {
    return starts.length - 1;
  }

  /** First row of a bucket; one past the last row for the bucket after the last. */
  int bucketStart(int bucket) {
    return starts[bucket];
  }

  /** {@link Row#bundles} of a row with probes. */
  long bundleMinutes(int row) {
    return bundles[row - probed];
  }

  /** {@link Row#onlyProbe} of a row with probes. */
  int onlyProbe(int row) {
    return onlyProbes[row - probed];
  }

  private int[] findBuckets() {
    int[] found = new int[16];
    int count = 0;
    for (int start = 0; start < rows.length; start = bucketEnd(start)) {
      if (count + 1 == found.length) {
        found = Arrays.copyOf(found, 2 * count + 2);
      }
      found[count++] = start;
    }
    found[count] = rows.length;
    return Arrays.copyOf(found, count + 1);
  }

  /** One past the last row of the bucket that begins at {@code start}. */
  private int bucketEnd(int start) {
    int bucket = rows[start] >>> BUCKET;
    int low = start;
    int step = 1;
    while (low + step < rows.length && rows[low + step] >>> BUCKET == bucket) {
      low += step;
      step *= 2;
    }
    int high = Math.min(rows.length, low + step);
    while (low + 1 < high) {
      int middle = (low + high) >>> 1;
      if (rows[middle] >>> BUCKET == bucket) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
