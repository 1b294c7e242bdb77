package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import java.util.HashSet;
import java.util.Set;

/** How many questions there are for a request. */
final class Census {
  private Census() {}

  /**
   * How many questions of a kind suit the request and count for an area, {@code most} at most.
   *
   * @param area number of the brief's area
   */
  static int count(Assembly assembly, Kind kind, int area, int most) {
    Suitability suitability = assembly.suitability;
    Set<String> found = new HashSet<>();
    for (String path : assembly.paths(area)) {
      AreaIndex index = assembly.corpus.index(path);
      for (int bucket = 0; bucket < index.buckets() && found.size() < most; bucket++) {
        int start = index.bucketStart(bucket);
        int end = Entry.kind(index.rows[start]) == kind ? index.bucketStart(bucket + 1) : start;
        for (int i = start; i < end && found.size() < most; i++) {
          Entry entry = index.entries[i];
          if (suitability.suits(entry) && suitability.areaOf(entry) == area) {
            found.add(entry.id);
          }
        }
      }
    }
    return found.size();
  }
}
