package dev.viva.server.plan;

import dev.viva.server.bank.Kind;

/** Looks through the index of a corpus for the cheapest candidates of each cell. */
final class Scan {
  /** A bundle's tie is that of its question but for these bits. */
  private static final int TIE_OF_BUNDLE = 0xFF;

  private final Assembly assembly;
  private final Suitability suitability;
  private final PlanWeights weights;
  private final Fixed fixed;
  private final Bundles bundles;
  private final int time;
  private final long seed;

  /** {@link Entry#hash} of the questions that are fixed, excluded or were asked lately. */
  private final Heads marked = new Heads();

  /** Points for a minute of each rank of quality, and the least of it and those after it. */
  private final int[] quality = new int[64];

  private final int[] fromHere = new int[64];

  /** Whether each candidate needs a look at its question, and not only those that are marked. */
  private final boolean careful;

  Scan(Assembly assembly, Fixed fixed) {
    this.assembly = assembly;
    this.fixed = fixed;
    suitability = assembly.suitability;
    weights = assembly.weights;
    time = assembly.time;
    PlanRequest request = assembly.request;
    seed = request.seed();
    bundles = new Bundles(assembly, fixed);
    request.usage().keySet().forEach(this::mark);
    request.excluded().forEach(this::mark);
    fixed.ids.forEach(this::mark);
    for (int rank = 63; rank >= 0; rank--) {
      quality[rank] = Entry.qualityPoints(Entry.qualityAt(rank), weights);
      fromHere[rank] = rank == 63 ? quality[rank] : Math.min(quality[rank], fromHere[rank + 1]);
    }
    careful =
        assembly.noise > 0
            || !fixed.groups.isEmpty()
            || !fixed.topics.isEmpty()
            || !request.brief().excludedAreas().isEmpty();
  }

  private void mark(String id) {
    marked.put(Entry.hash(id), 1);
  }

  /** The {@code spare} + K best of each cell, K being how many of them a plan can hold. */
  Cells cells(int spare) {
    Cells cells = none(spare);
    for (int area = 0; area < assembly.shares.length; area++) {
      scan(cells, area);
    }
    for (Candidate candidate : fixed.candidates) {
      addExtras(cells, candidate);
    }
    return cells;
  }

  /** The same for one area. */
  Cells cells(int spare, int area) {
    Cells cells = none(spare);
    scan(cells, area);
    for (Candidate candidate : fixed.candidates) {
      if (candidate.area() == area) {
        addExtras(cells, candidate);
      }
    }
    return cells;
  }

  private Cells none(int spare) {
    return new Cells(assembly.shares.length, assembly.kindClasses(), time, assembly.most, spare);
  }

  private void addExtras(Cells cells, Candidate candidate) {
    if (!candidate.extra() && !fixed.isKept(candidate.question())) {
      bundles.addExtras(cells, candidate);
    }
  }

  private void scan(Cells cells, int area) {
    for (String path : assembly.paths(area)) {
      scan(cells, assembly.corpus.index(path), area);
    }
  }

  private void scan(Cells cells, AreaIndex index, int area) {
    boolean nested = suitability.isNested(area);
    for (int bucket = 0; bucket < index.buckets(); bucket++) {
      if (assembly.suitsBucket(index.rows[index.bucketStart(bucket)])) {
        scan(cells, index, area, bucket, nested);
      }
    }
  }

  /**
   * Rows of one kind, difficulty and length come with the best quality first, so that a bucket ends
   * as soon as the quality alone costs more than the worst that its cell keeps. Where questions
   * have probes, only those are looked at that some cell of their bundles could keep.
   */
  private void scan(Cells cells, AreaIndex index, int area, int bucket, boolean nested) {
    int end = index.bucketStart(bucket + 1);
    int first = index.rows[index.bucketStart(bucket)];
    int minutes = Entry.minutes(first);
    int difficulty = Entry.difficulty(first);
    int band = suitability.band(difficulty);
    Kind kind = Entry.kind(first);
    boolean probed = (first & AreaIndex.PROBES) != 0;
    int steps = Math.abs(difficulty - assembly.level) == 2 ? weights.twoStepsOff() : 0;
    Cells.Cell cell = cells.cell(area, band, kind.ordinal(), minutes);
    for (int i = index.bucketStart(bucket); i < end; i++) {
      int row = index.rows[i];
      int rank = Entry.rank(row);
      if (!probed && !cell.admits(minutes * (steps + fromHere[rank]))) {
        return;
      }
      int forLevel = suitability.fit(Entry.level(row));
      boolean main = (row & AreaIndex.MAIN) != 0;
      if (forLevel < 0 || (!assembly.balanced && !main)) {
        continue;
      }
      int aside = assembly.balanced && !main ? weights.aside() : 0;
      int points = minutes * (forLevel + steps + aside + quality[rank]);
      if (!probed && !cell.admits(points)) {
        continue;
      }
      int tie = Hashes.tie(seed, index.hashes[i]);
      boolean fits =
          cell.admits(points, tie)
              || (probed && admitsBundle(cells, index, i, area, points, tie & ~TIE_OF_BUNDLE));
      // To look at a question costs more than all of the above, as it is somewhere in memory.
      if (!fits || !(main && !nested) && suitability.areaOf(index.entries[i]) != area) {
        continue;
      }
      Entry entry = index.entries[i];
      boolean known = marked.get(index.hashes[i]) != Heads.NONE;
      if (careful || probed || known) {
        consider(cells, cell, entry, known, probed, points, tie);
      } else {
        cell.add(entry, points, tie);
      }
    }
  }

  /** Whether some cell could keep the question of a row together with some of its probes. */
  private boolean admitsBundle(Cells cells, AreaIndex index, int i, int area, int points, int tie) {
    int band = suitability.band(Entry.difficulty(index.rows[i]));
    Kind kind = Entry.kind(index.rows[i]);
    int probe = index.onlyProbe(i);
    if (probe == 0) {
      return cells.admitsAny(area, band, kind, index.bundleMinutes(i), points, tie);
    }
    int off = Math.abs(Entry.difficulty(probe) - assembly.level);
    int forLevel = suitability.fit(Entry.level(probe));
    int minutes = Entry.minutes(index.rows[i]) + Entry.minutes(probe);
    if (off > 2 || forLevel < 0 || minutes > time) {
      return false;
    }
    int steps = off == 2 ? weights.twoStepsOff() : 0;
    int more = Entry.minutes(probe) * (forLevel + steps + quality[Entry.rank(probe)]);
    return cells.admits(area, band, kind, minutes, points + more, tie);
  }

  private void consider(
      Cells cells,
      Cells.Cell cell,
      Entry entry,
      boolean known,
      boolean probed,
      int basePoints,
      int tie) {
    if ((known && fixed.names(entry)) || fixed.meets(entry) || suitability.excludedByArea(entry)) {
      return;
    }
    Usage usage = known ? assembly.request.usage().get(entry.id) : null;
    int points = basePoints + (usage == null ? 0 : usage.points(weights) * cell.minutes);
    if (assembly.noise > 0) {
      points += tie % (assembly.noise + 1);
    }
    points += fixed.repeats(entry) ? weights.repeatedTopic() : 0;
    if (cell.admits(points)) {
      cell.add(entry, points, tie);
    }
    if (probed) {
      bundles.add(cells, entry, cell.area, points, tie);
    }
  }
}
