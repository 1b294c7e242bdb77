package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The candidates that {@link Feasibility} needs. */
final class ShortScan {
  private static final Comparator<Candidate> SHORTEST = Comparator.comparingInt(Candidate::minutes);

  private final Assembly assembly;
  private final Suitability suitability;
  private final Resources resources;
  private final int spare;
  private boolean exhausted;

  /**
   * @param spare how many to keep beyond what a plan can hold
   */
  ShortScan(Assembly assembly, Resources resources, int spare) {
    this.assembly = assembly;
    suitability = assembly.suitability;
    this.resources = resources;
    this.spare = spare;
  }

  /**
   * Whether there were too few of some sort that is not tracked although the corpus has more: then
   * what was found does not stand for all of it.
   */
  boolean exhausted() {
    return exhausted;
  }

  /** The shortest questions of one sort, unordered. */
  private static final class Shortest {
    final List<Candidate> kept = new ArrayList<>();
    boolean overflowed;
    int longest;

    boolean admits(int minutes, int capacity) {
      boolean admitted = kept.size() < capacity || minutes < longest;
      overflowed |= !admitted;
      return admitted;
    }

    void add(Candidate candidate, int capacity) {
      if (kept.size() == capacity) {
        overflowed = true;
        kept.remove(kept.stream().max(SHORTEST).orElseThrow());
      }
      kept.add(candidate);
      longest = kept.stream().mapToInt(Candidate::minutes).max().orElseThrow();
    }
  }

  /** Of each sort that the bounds tell apart, the shortest questions of an area. */
  List<Feasibility.Alike> shortest(int area) {
    int capacity = assembly.most + spare;
    int[] sorts = assembly.boundedKinds();
    Shortest[] all = new Shortest[sorts.length];
    for (int sort : sorts) {
      all[sort] = all[sort] == null ? new Shortest() : all[sort];
    }
    for (String path : assembly.paths(area)) {
      AreaIndex index = assembly.corpus.index(path);
      for (int bucket = 0; bucket < index.buckets(); bucket++) {
        int first = index.rows[index.bucketStart(bucket)];
        Shortest shortest = all[sorts[Entry.kind(first).ordinal()]];
        int minutes = Entry.minutes(first);
        if (assembly.suitsBucket(first) && shortest.admits(minutes, capacity)) {
          add(index, bucket, area, shortest, capacity);
        }
      }
    }
    List<Feasibility.Alike> alike = new ArrayList<>();
    for (Shortest shortest : all) {
      if (shortest != null) {
        shortest.kept.sort(SHORTEST.thenComparingInt(Candidate::tie));
        add(shortest.kept, shortest.overflowed, assembly.most, alike);
      }
    }
    return alike;
  }

  private void add(AreaIndex index, int bucket, int area, Shortest shortest, int capacity) {
    int minutes = Entry.minutes(index.rows[index.bucketStart(bucket)]);
    boolean plain = !suitability.isNested(area);
    for (int i = index.bucketStart(bucket); i < index.bucketStart(bucket + 1); i++) {
      int row = index.rows[i];
      if (!shortest.admits(minutes, capacity)) {
        return;
      }
      boolean main = (row & AreaIndex.MAIN) != 0;
      if (suitability.fit(Entry.level(row)) < 0 || (!assembly.balanced && !main)) {
        continue;
      }
      Entry entry = index.entries[i];
      if (((main && plain) || suitability.areaOf(entry) == area) && !assembly.bars(entry)) {
        int band = suitability.band(entry.difficulty());
        int points = suitability.pointsAMinute(entry) * minutes;
        int tie = Hashes.tie(assembly.request.seed(), entry.hash);
        shortest.add(new Candidate(entry, area, band, minutes, points, tie), capacity);
      }
    }
  }

  /** All candidates of an area that a plan might need, each option of equal minutes. */
  List<Feasibility.Alike> all(int area) {
    Cells cells = assembly.scan(spare, area);
    List<Feasibility.Alike> alike = new ArrayList<>();
    for (Cells.Cell cell : cells.all()) {
      List<Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < cell.size(); i++) {
        candidates.add(cell.get(i));
      }
      int most = Math.min(assembly.most, assembly.time / cell.minutes);
      add(candidates, cell.overflowed(), most, alike);
    }
    for (Candidate extra : cells.extras()) {
      add(List.of(extra), false, 1, alike);
    }
    return alike;
  }

  /** Adds candidates of one sort, those that are tracked apart from the others. */
  private void add(
      List<Candidate> candidates, boolean overflowed, int most, List<Feasibility.Alike> into) {
    Map<Integer, List<Candidate>> byState = new LinkedHashMap<>();
    int plain = candidates.isEmpty() ? 0 : resources.untracked(candidates.get(0));
    for (Candidate candidate : candidates) {
      int state = resources.of(candidate);
      if (state != Resources.NEVER) {
        byState.computeIfAbsent(state, key -> new ArrayList<>()).add(candidate);
      }
    }
    int plainOnes = byState.getOrDefault(plain, List.of()).size();
    exhausted |= overflowed && plainOnes < most && plain != Resources.NEVER;
    byState.forEach((state, same) -> into.add(new Feasibility.Alike(state, same)));
  }
}
