package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The integer program of one request: its constants, and the candidates that could be in an optimal
 * plan. The notation of {@code planning.md}, section 2: T is {@link #time}, m_i are minutes, q_i
 * points for a minute.
 */
final class Assembly {
  static final int BANDS = 3;
  static final int LEAST = 3;

  final PlanRequest request;
  final Corpus corpus;
  final PlanWeights weights;
  final int time;
  final int most;
  final int level;
  final int[] bandTargets;
  final List<String> areas;
  final boolean balanced;
  final int[] shares;
  final int[] areaMin;
  final int[] areaMax;
  final List<EnumSet<Kind>> wanted;
  final List<Counter> counters;
  final EnumSet<Kind> allowed;
  final List<Candidate> fixed = new ArrayList<>();

  /** What no search can repair, in words. */
  final List<String> contradictions = new ArrayList<>();

  private final int[] fit = new int[4096];
  private final Set<Long> fixedGroups = new HashSet<>();
  private final Set<Long> fixedTopics = new HashSet<>();
  private final Set<String> fixedIds = new HashSet<>();
  private final int noise;

  /** {@link Entry#hash} of the questions that are fixed, excluded or were asked lately. */
  private final Heads marked = new Heads();

  /**
   * Bounds on the number of questions of a kind; {@code max} is {@link Integer#MAX_VALUE} where
   * there is none.
   */
  record Counter(Kind kind, int min, int max) {}

  Assembly(Corpus corpus, PlanRequest request, boolean near) {
    this.corpus = corpus;
    this.request = request;
    weights = request.weights();
    Brief brief = request.brief();
    time = request.available();
    most = Math.max(4, time / 5);
    level = difficulty(brief.level());
    bandTargets =
        largestRemainder(
            time,
            level == 1
                ? new int[] {0, 8, 2}
                : level == 5 ? new int[] {2, 8, 0} : new int[] {2, 6, 2});
    balanced = !brief.areas().isEmpty();
    areas = brief.areas().stream().map(Brief.AreaShare::area).toList();
    int count = balanced ? areas.size() : 1;
    shares =
        balanced
            ? largestRemainder(
                time, brief.areas().stream().mapToInt(Brief.AreaShare::parts).toArray())
            : new int[] {time};
    areaMin = new int[count];
    areaMax = new int[count];
    Arrays.fill(areaMax, time);
    for (int a = 0; balanced && a < count; a++) {
      areaMin[a] = brief.areas().get(a).minMinutes().orElse(0);
      areaMax[a] = Math.min(time, brief.areas().get(a).maxMinutes().orElse(time));
    }
    allowed = allowed(brief);
    noise = near ? request.nearPoints() / most : 0;
    for (int code = 0; code < fit.length; code++) {
      fit[code] = fit(brief.level(), Entry.levelFrom(code), Entry.levelTo(code));
    }
    fix();
    request.usage().keySet().forEach(this::mark);
    request.excluded().forEach(this::mark);
    fixedIds.forEach(this::mark);
    counters = counters(brief);
    wanted = wanted(brief);
  }

  private void mark(String id) {
    marked.put(Entry.hash(id), 1);
  }

  private static EnumSet<Kind> allowed(Brief brief) {
    EnumSet<Kind> kinds = EnumSet.allOf(Kind.class);
    kinds.removeAll(brief.excludedKinds());
    for (Brief.KindBound bound : brief.kinds()) {
      if (bound.max().equals(OptionalInt.of(0))) {
        kinds.remove(bound.kind());
      }
    }
    return kinds;
  }

  /** Bounds that are worth counting for; what was asked already can break none. */
  private List<Counter> counters(Brief brief) {
    Map<Kind, Counter> found = new LinkedHashMap<>();
    for (Brief.KindBound bound : brief.kinds()) {
      Counter before =
          found.getOrDefault(bound.kind(), new Counter(bound.kind(), 0, Integer.MAX_VALUE));
      int max = Math.min(before.max, bound.max().orElse(Integer.MAX_VALUE));
      found.put(bound.kind(), new Counter(bound.kind(), Math.max(before.min, bound.min()), max));
    }
    List<Counter> bounds = new ArrayList<>();
    for (Counter bound : found.values()) {
      int kept =
          (int)
              request.kept().stream()
                  .filter(question -> question.tags().kind() == bound.kind)
                  .count();
      Counter loose =
          new Counter(
              bound.kind,
              bound.min,
              bound.max == Integer.MAX_VALUE ? bound.max : Math.max(bound.max, kept));
      if (loose.min > 0 || loose.max < most) {
        bounds.add(loose);
      }
    }
    return bounds;
  }

  private List<EnumSet<Kind>> wanted(Brief brief) {
    List<EnumSet<Kind>> groups = new ArrayList<>();
    boolean named = brief.kinds().stream().anyMatch(bound -> bound.min() > 0);
    if (named || brief.minutes() < weights.kindsWantedFrom()) {
      return groups;
    }
    EnumSet<Kind> handiwork =
        brief.isAboutPeople()
            ? EnumSet.of(Kind.BEHAVIOURAL)
            : EnumSet.of(Kind.CODING, Kind.DEBUGGING);
    for (EnumSet<Kind> group : List.of(EnumSet.of(Kind.CONCEPTUAL), handiwork)) {
      group.retainAll(allowed);
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
  }

  /**
   * The difficulty that suits a level: by its middle where it is bounded, else by its lower end.
   */
  static int difficulty(LevelRange level) {
    double years = years(level);
    if (level.equals(LevelRange.ANY)) {
      return 3;
    }
    return years < 2 ? 1 : years < 3 ? 2 : years < 5 ? 3 : years < 8 ? 4 : 5;
  }

  private static double years(LevelRange level) {
    return level.isOpen() ? level.minYears() : (level.minYears() + level.maxYears()) / 2.0;
  }

  /**
   * Points for a minute of a question that suits {@code from} to {@code to} years, -1 if it does
   * not suit the level at all.
   */
  private int fit(LevelRange asked, int from, int to) {
    if (asked.equals(LevelRange.ANY)) {
      return 0;
    }
    if (from > asked.maxYears() || (to < asked.minYears())) {
      return -1;
    }
    double years = years(asked);
    int away = (int) Math.ceil(Math.max(0, Math.max(from - years, years - to)));
    return Math.min(weights.levelMost(), away * weights.levelYear());
  }

  /**
   * {@code total} divided in proportion to {@code parts}: rounded down, what is left goes to the
   * largest remainders, the first of equals first.
   */
  static int[] largestRemainder(int total, int[] parts) {
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

  int band(int difficulty) {
    return difficulty < level ? 0 : difficulty == level ? 1 : 2;
  }

  /** Number of the brief's area that covers {@code path}, the most specific one; -1 for none. */
  int areaOf(String path) {
    int found = -1;
    for (int a = 0; a < areas.size(); a++) {
      if (Area.covers(areas.get(a), path)
          && (found < 0 || areas.get(a).length() > areas.get(found).length())) {
        found = a;
      }
    }
    return found;
  }

  /** The first of the question's areas that the brief names. */
  private int areaOf(Entry entry) {
    if (!balanced) {
      return 0;
    }
    for (String path : entry.areas) {
      int area = areaOf(path);
      if (area >= 0) {
        return area;
      }
    }
    return -1;
  }

  /** Points for a minute of {@code entry}, -1 where its level does not suit. */
  int pointsAMinute(Entry entry) {
    int forLevel = fit[Entry.level(entry.packed)];
    if (forLevel < 0) {
      return -1;
    }
    Usage usage = request.usage().get(entry.id);
    return forLevel
        + Entry.qualityPoints(Entry.quality(entry.packed), weights)
        + (Math.abs(entry.difficulty() - level) == 2 ? weights.twoStepsOff() : 0)
        + (balanced && areaOf(entry.areas.get(0)) < 0 ? weights.aside() : 0)
        + (usage == null ? 0 : usage.points(weights));
  }

  private boolean excludedByArea(Entry entry) {
    for (String excluded : request.brief().excludedAreas()) {
      for (String path : entry.areas) {
        if (Area.covers(excluded, path)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Why the question may not be in a plan for this request; empty if it may. */
  String objection(Entry entry) {
    Brief brief = request.brief();
    int off = Math.abs(entry.difficulty() - level);
    if (request.excluded().contains(entry.id)) {
      return "was asked before or is excluded";
    }
    if (!allowed.contains(entry.kind())) {
      return "is " + Words.of(entry.kind()) + ", which the brief excludes";
    }
    if (fit[Entry.level(entry.packed)] < 0) {
      return "does not suit " + Words.of(brief.level());
    }
    if (off > 2) {
      return "has difficulty "
          + entry.difficulty()
          + ", more than 2 away from the "
          + level
          + " of "
          + Words.of(brief.level());
    }
    return excludedByArea(entry) ? "is in an area that the brief excludes" : "";
  }

  /** Whether {@link #objection} has none. */
  private boolean suits(Entry entry) {
    return Math.abs(entry.difficulty() - level) <= 2
        && fit[Entry.level(entry.packed)] >= 0
        && allowed.contains(entry.kind())
        && !request.excluded().contains(entry.id)
        && !excludedByArea(entry);
  }

  /**
   * Whether these candidates together keep every hard constraint that is not about a single
   * question.
   */
  boolean allows(List<Candidate> plan) {
    Set<Long> exclusive = new HashSet<>();
    int[] byArea = new int[areaMin.length];
    int minutes = 0;
    int questions = 0;
    for (Candidate candidate : plan) {
      minutes += candidate.minutes();
      questions += candidate.extra() ? 0 : 1;
      if (candidate.area() >= 0) {
        byArea[candidate.area()] += candidate.minutes();
      }
      for (long group : candidate.exclusive()) {
        if (!exclusive.add(group)) {
          return false;
        }
      }
    }
    boolean fits = minutes <= time && questions >= LEAST && questions <= most;
    for (int a = 0; a < byArea.length; a++) {
      fits &= byArea[a] >= areaMin[a] && byArea[a] <= areaMax[a];
    }
    for (Counter counter : counters) {
      long count =
          plan.stream()
              .filter(one -> !one.extra() && one.question().kind() == counter.kind)
              .count();
      fits &= count >= counter.min && count <= counter.max;
    }
    return fits;
  }

  // ---- what is in anyway

  private void fix() {
    for (var question : request.kept()) {
      Entry entry = new Entry(question, question.tags().areas());
      if (fixedIds.add(entry.id)) {
        addFixed(
            new Candidate(
                entry,
                List.of(),
                false,
                areaOf(entry),
                band(entry.difficulty()),
                entry.minutes(),
                keptPoints(entry),
                0));
      }
    }
    Map<String, List<Entry>> bundles = new LinkedHashMap<>();
    for (String id : request.pinned().stream().sorted().toList()) {
      Entry entry = corpus.find(id);
      if (entry == null) {
        if (!fixedIds.contains(id)) {
          contradictions.add("the pinned question '" + id + "' is not active");
        }
        continue;
      }
      if (entry.probeOf == null) {
        bundles.computeIfAbsent(id, key -> new ArrayList<>());
      } else {
        bundles.computeIfAbsent(entry.probeOf, key -> new ArrayList<>()).add(entry);
      }
    }
    bundles.forEach(this::pin);
    checkFixed();
  }

  private int keptPoints(Entry entry) {
    return Math.max(0, pointsAMinute(entry)) * entry.minutes();
  }

  private void pin(String id, List<Entry> probes) {
    Entry question = corpus.find(id);
    boolean asked = fixedIds.contains(id);
    if (question == null || question.probeOf != null) {
      if (!asked) {
        contradictions.add(
            "the pinned probe '"
                + probes.get(0).id
                + "' only makes sense after '"
                + id
                + "', which is not active");
        return;
      }
    }
    List<Entry> all = new ArrayList<>(probes);
    all.removeIf(probe -> fixedIds.contains(probe.id));
    if (!asked) {
      all.add(0, question);
    }
    int points = 0;
    int minutes = 0;
    for (Entry entry : all) {
      String objection = objection(entry);
      if (!objection.isEmpty()) {
        contradictions.add("the pinned question '" + entry.id + "' " + objection);
      }
      points += Math.max(0, pointsAMinute(entry)) * entry.minutes();
      minutes += entry.minutes();
      fixedIds.add(entry.id);
    }
    if (all.isEmpty()) {
      return;
    }
    if (asked) {
      Candidate parent =
          fixed.stream().filter(one -> one.question().id.equals(id)).findFirst().orElseThrow();
      addFixed(
          new Candidate(
              parent.question(), all, true, parent.area(), parent.band(), minutes, points, 0));
    } else {
      addFixed(
          new Candidate(
              question,
              all.subList(1, all.size()),
              false,
              areaOf(question),
              band(question.difficulty()),
              minutes,
              points,
              0));
    }
  }

  private void addFixed(Candidate candidate) {
    fixed.add(candidate);
    candidate.entries().forEach(entry -> fixedIds.add(entry.id));
  }

  private void checkFixed() {
    Map<Long, String> groups = new HashMap<>();
    int minutes = 0;
    for (Candidate candidate : fixed) {
      minutes += candidate.minutes();
      for (Entry entry : candidate.entries()) {
        String twin = entry.group == 0 ? null : groups.putIfAbsent(entry.group, entry.id);
        boolean pinned = request.pinned().contains(entry.id);
        if (twin != null && pinned) {
          contradictions.add(
              "the pinned questions '" + twin + "' and '" + entry.id + "' are near-duplicates");
        }
        if (entry.group != 0) {
          fixedGroups.add(entry.group);
        }
        if (entry.topic != 0) {
          fixedTopics.add(entry.topic);
        }
      }
    }
    if (minutes > time) {
      contradictions.add("the pinned questions take " + minutes + " minutes and there are " + time);
    }
    if (fixed.stream().filter(one -> !one.extra()).count() > most) {
      contradictions.add(
          fixed.size()
              + " questions are pinned, and "
              + time
              + " minutes hold "
              + most
              + " at most");
    }
  }

  // ---- the candidates

  /**
   * Which kinds the constraints and the objective tell apart: kinds of the same class are the same
   * to a search.
   */
  int[] kindClasses() {
    Map<List<Object>, Integer> classes = new LinkedHashMap<>();
    int[] of = new int[Kind.values().length];
    for (Kind kind : Kind.values()) {
      List<Object> signature = new ArrayList<>();
      wanted.forEach(group -> signature.add(group.contains(kind)));
      counters.forEach(counter -> signature.add(counter.kind == kind));
      of[kind.ordinal()] = classes.computeIfAbsent(signature, key -> classes.size());
    }
    return of;
  }

  /**
   * Scans the corpus: the {@code spare} + K best candidates of each cell, K being how many of them
   * a plan can hold.
   */
  Cells scan(int spare) {
    Cells cells = new Cells(balanced ? areas.size() : 1, kindClasses(), time, most, spare);
    for (int a = 0; time > 0 && balanced && a < areas.size(); a++) {
      scan(cells, corpus.index(areas.get(a)), a);
    }
    if (time > 0 && !balanced) {
      corpus.tops().forEach(path -> scan(cells, corpus.index(path), 0));
    }
    for (Candidate candidate : fixed) {
      if (!candidate.extra()
          && request.kept().stream().noneMatch(kept -> kept.id().equals(candidate.question().id))) {
        addExtras(cells, candidate);
      }
    }
    return cells;
  }

  /**
   * Rows of one kind, difficulty and length come with the best quality first, so that a bucket ends
   * as soon as the quality alone costs more than the worst that its cell keeps.
   */
  private void scan(Cells cells, AreaIndex index, int area) {
    int[] rows = index.rows;
    int[] quality = new int[64];
    int[] fromHere = new int[64];
    for (int rank = 63; rank >= 0; rank--) {
      quality[rank] = Entry.qualityPoints(Entry.qualityAt(rank), weights);
      fromHere[rank] = rank == 63 ? quality[rank] : Math.min(quality[rank], fromHere[rank + 1]);
    }
    boolean nested = balanced && nested(area);
    boolean careful =
        noise > 0
            || !fixedGroups.isEmpty()
            || !fixedTopics.isEmpty()
            || !request.brief().excludedAreas().isEmpty();
    int end;
    for (int start = 0; start < rows.length; start = end) {
      end = index.bucketEnd(start);
      int minutes = Entry.minutes(rows[start]);
      int difficulty = Entry.difficulty(rows[start]);
      int off = Math.abs(difficulty - level);
      Kind kind = Entry.kind(rows[start]);
      if (off > 2 || minutes > time || !allowed.contains(kind)) {
        continue;
      }
      boolean probed = (rows[start] & AreaIndex.PROBES) != 0;
      Cells.Cell cell = cells.cell(area, band(difficulty), kind.ordinal(), minutes);
      int steps = off == 2 ? weights.twoStepsOff() : 0;
      for (int i = start; i < end; i++) {
        int row = rows[i];
        int rank = Entry.rank(row);
        if (!probed && !cell.admits(minutes * (steps + fromHere[rank]))) {
          break;
        }
        int forLevel = fit[Entry.level(row)];
        boolean main = (row & AreaIndex.MAIN) != 0;
        if (forLevel < 0 || (!balanced && !main)) {
          continue;
        }
        int aside = balanced && !main ? weights.aside() : 0;
        int points = minutes * (forLevel + steps + aside + quality[rank]);
        if (!probed && !cell.admits(points)) {
          continue;
        }
        int tie = Hashes.tie(request.seed(), index.hashes[i]);
        Entry entry = index.entries[i];
        if ((probed || cell.admits(points, tie)) && ((main && !nested) || areaOf(entry) == area)) {
          // To look at a question costs more than all of the above, as it is somewhere in memory.
          if (careful || probed || marked.get(index.hashes[i]) != Heads.NONE) {
            consider(cells, cell, entry, probed, area, points);
          } else {
            cell.add(
                new Candidate(
                    entry, List.of(), false, area, band(difficulty), minutes, points, tie));
          }
        }
      }
    }
  }

  /** Whether the brief names an area below its area {@code area} as well. */
  private boolean nested(int area) {
    String path = areas.get(area);
    return areas.stream().anyMatch(other -> !other.equals(path) && Area.covers(path, other));
  }

  /** How many questions of a kind suit the request and count for an area, {@code most} at most. */
  int count(Kind kind, int area, int most) {
    Set<String> found = new HashSet<>();
    for (String path : balanced ? List.of(areas.get(area)) : corpus.tops()) {
      AreaIndex index = corpus.index(path);
      int end;
      for (int start = 0; start < index.rows.length; start = end) {
        end = index.bucketEnd(start);
        for (int i = start;
            i < end && found.size() < most && Entry.kind(index.rows[start]) == kind;
            i++) {
          Entry entry = index.entries[i];
          if (suits(entry) && areaOf(entry) == area) {
            found.add(entry.id);
          }
        }
      }
    }
    return found.size();
  }

  private void consider(
      Cells cells, Cells.Cell cell, Entry entry, boolean probed, int area, int basePoints) {
    if (request.excluded().contains(entry.id)
        || fixedIds.contains(entry.id)
        || excludedByArea(entry)
        || meetsFixed(entry)) {
      return;
    }
    int tie = Hashes.tie(request.seed(), entry.hash);
    int points = basePoints + extraPoints(entry, tie);
    int band = band(entry.difficulty());
    if (cell.admits(points)) {
      cell.add(new Candidate(entry, List.of(), false, area, band, entry.minutes(), points, tie));
    }
    if (probed) {
      addBundles(cells, entry, area, band, points, tie);
    }
  }

  /**
   * Whether a fixed question has this topic, so that each candidate with it pays for the repeat
   * anyway.
   */
  boolean fixedTopic(long topic) {
    return fixedTopics.contains(topic);
  }

  private boolean meetsFixed(Entry entry) {
    return entry.group != 0 && fixedGroups.contains(entry.group);
  }

  /** Usage, noise, and a topic that a fixed question has already. */
  private int extraPoints(Entry entry, int tie) {
    Usage usage = request.usage().isEmpty() ? null : request.usage().get(entry.id);
    int points = usage == null ? 0 : usage.points(weights) * entry.minutes();
    if (noise > 0) {
      points += tie % (noise + 1);
    }
    return points
        + (entry.topic != 0 && fixedTopics.contains(entry.topic) ? weights.repeatedTopic() : 0);
  }

  /** The probes of {@code question} that the request allows. */
  private List<Entry> probes(Entry question) {
    List<Entry> suitable = new ArrayList<>();
    for (Entry probe : corpus.probesOf(question.id)) {
      if (suits(probe) && !fixedIds.contains(probe.id) && !meetsFixed(probe)) {
        suitable.add(probe);
      }
    }
    return suitable.size() > 8 ? suitable.subList(0, 8) : suitable;
  }

  private void addBundles(Cells cells, Entry question, int area, int band, int points, int tie) {
    List<Entry> probes = probes(question);
    for (int subset = 1; subset < 1 << probes.size(); subset++) {
      int minutes = question.minutes();
      int sum = points;
      for (int i = 0; i < probes.size(); i++) {
        if ((subset >> i & 1) != 0) {
          minutes += probes.get(i).minutes();
          sum += pointsAMinute(probes.get(i)) * probes.get(i).minutes();
        }
      }
      if (minutes > time) {
        continue;
      }
      Cells.Cell cell = cells.cell(area, band, question.kind().ordinal(), minutes);
      if (cell.admits(sum)) {
        addBundle(
            cell,
            question,
            probes,
            subset,
            new Candidate(question, List.of(), false, area, band, minutes, sum, tie ^ subset));
      }
    }
  }

  /** Adds what {@code sum} stands for, with the probes of {@code subset}. */
  private void addBundle(
      Cells.Cell cell, Entry question, List<Entry> probes, int subset, Candidate sum) {
    List<Entry> chosen = new ArrayList<>();
    Set<Long> topics = new HashSet<>();
    topics.add(question.topic);
    int points = sum.points();
    for (int i = 0; i < probes.size(); i++) {
      if ((subset >> i & 1) != 0) {
        Entry probe = probes.get(i);
        chosen.add(probe);
        boolean fresh = probe.topic != 0 && topics.add(probe.topic);
        points += fresh && fixedTopics.contains(probe.topic) ? weights.repeatedTopic() : 0;
      }
    }
    Candidate bundle =
        new Candidate(
            question, chosen, false, sum.area(), sum.band(), sum.minutes(), points, sum.tie());
    if (!bundle.meetsItself() && cell.admits(points)) {
      cell.add(bundle);
    }
  }

  /** Further probes of a pinned question. */
  private void addExtras(Cells cells, Candidate pinned) {
    Set<Long> own = new HashSet<>();
    pinned.entries().forEach(entry -> own.add(entry.topic));
    for (Entry probe : probes(pinned.question())) {
      boolean repeats =
          probe.topic != 0 && fixedTopics.contains(probe.topic) && !own.contains(probe.topic);
      int points = pointsAMinute(probe) * probe.minutes() + (repeats ? weights.repeatedTopic() : 0);
      if (probe.minutes() <= time) {
        cells
            .extras()
            .add(
                new Candidate(
                    pinned.question(),
                    List.of(probe),
                    true,
                    pinned.area(),
                    pinned.band(),
                    probe.minutes(),
                    points,
                    Hashes.tie(request.seed(), probe.hash)));
      }
    }
  }
}
