package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** How many questions there are for a request. */
final class Census {
  private Census() {}

  /**
   * How many questions of a kind suit the request and count for an area, {@code most} at most.
   *
   * @param area number of the brief's area
   */
  static int count(Assembly assembly, Kind kind, int area, int most) {
    return found(assembly, EnumSet.of(kind), area, most).size();
  }

  /** Minutes of all questions of some kinds that suit the request and count for an area. */
  static int minutes(Assembly assembly, EnumSet<Kind> kinds, int area) {
    return found(assembly, kinds, area, Integer.MAX_VALUE).values().stream()
        .mapToInt(Entry::minutes)
        .sum();
  }

  private static Map<String, Entry> found(
      Assembly assembly, EnumSet<Kind> kinds, int area, int most) {
    Suitability suitability = assembly.suitability;
    Map<String, Entry> found = new HashMap<>();
    for (String path : assembly.paths(area)) {
      AreaIndex index = assembly.corpus.index(path);
      for (int bucket = 0; bucket < index.buckets() && found.size() < most; bucket++) {
        int start = index.bucketStart(bucket);
        boolean wanted = kinds.contains(Entry.kind(index.bucketRow(bucket)));
        int end = wanted ? index.bucketStart(bucket + 1) : start;
        for (int i = start; i < end && found.size() < most; i++) {
          Entry entry = index.entries[i];
          if (suitability.suits(entry) && suitability.areaOf(entry) == area) {
            found.put(entry.id, entry);
          }
        }
      }
    }
    return found;
  }
}
