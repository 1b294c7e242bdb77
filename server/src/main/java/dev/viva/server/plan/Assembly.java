package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Shares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The integer program of one request: its constants. The notation of {@code planning.md}, section
 * 2: T is {@link #time}, m_i are minutes, q_i points for a minute. {@link Suitability} says which
 * questions it is about, {@link Fixed} which are in anyway, {@link Scan} finds the candidates.
 */
final class Assembly {
  static final int BANDS = 3;

  final PlanRequest request;
  final Corpus corpus;
  final PlanWeights weights;
  final Suitability suitability;
  final int time;
  final int most;

  /** At least so many questions. */
  final int least;

  final int level;
  final int[] bandTargets;
  final List<String> areas;
  final boolean balanced;
  final int[] shares;
  final int[] areaMin;
  final int[] areaMax;
  final List<EnumSet<Kind>> wanted;
  final List<Counter> counters;
  final List<Candidate> fixed;

  /** What no search can repair, in words. */
  final List<String> contradictions;

  /** Most points that chance adds to a candidate. */
  final int noise;

  private final Fixed anyway;

  /**
   * Bounds on the number of questions of a kind; {@code max} is {@link Integer#MAX_VALUE} where
   * there is none.
   */
  record Counter(Kind kind, int min, int max) {
    boolean allows(int count) {
      return count >= min && count <= max;
    }
  }

  /**
   * @param near whether chance adds points to candidates, as many as the request allows
   */
  Assembly(Corpus corpus, PlanRequest request, boolean near) {
    this.corpus = corpus;
    this.request = request;
    weights = request.weights();
    suitability = new Suitability(request);
    level = suitability.level;
    areas = suitability.areas;
    balanced = suitability.balanced;
    time = request.available();
    most = Math.max(4, time / 5);
    least = time <= weights.twoQuestionsUpTo() ? 2 : 3;
    noise = near ? request.nearPoints() / most : 0;
    bandTargets =
        Shares.largestRemainder(
            time,
            level == 1
                ? new int[] {0, 8, 2}
                : level == 5 ? new int[] {2, 8, 0} : new int[] {2, 6, 2});
    List<Brief.AreaShare> named = request.brief().areas();
    int count = balanced ? named.size() : 1;
    shares =
        balanced
            ? Shares.largestRemainder(
                time, named.stream().mapToInt(Brief.AreaShare::parts).toArray())
            : new int[] {time};
    areaMin = new int[count];
    areaMax = new int[count];
    Arrays.fill(areaMax, time);
    for (int a = 0; balanced && a < count; a++) {
      areaMin[a] = named.get(a).minMinutes().orElse(0);
      areaMax[a] = Math.min(time, named.get(a).maxMinutes().orElse(time));
    }
    anyway = new Fixed(corpus, suitability, time, most);
    fixed = anyway.candidates;
    contradictions = anyway.contradictions;
    counters = counters(request.brief());
    wanted = wanted(request.brief());
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
      group.retainAll(suitability.allowed);
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
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
    boolean fits = minutes <= time && questions >= least && questions <= most;
    for (int a = 0; a < byArea.length; a++) {
      fits &= byArea[a] >= areaMin[a] && byArea[a] <= areaMax[a];
    }
    for (Counter counter : counters) {
      long count =
          plan.stream()
              .filter(one -> !one.extra() && one.question().kind() == counter.kind)
              .count();
      fits &= counter.allows((int) count);
    }
    return fits;
  }

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

  /** The same for the hard constraints alone: one class for each kind that is bounded. */
  int[] boundedKinds() {
    int[] of = new int[Kind.values().length];
    for (int i = 0; i < counters.size(); i++) {
      of[counters.get(i).kind.ordinal()] = i + 1;
    }
    return of;
  }

  /**
   * Scans the corpus: the {@code spare} + K best candidates of each cell, K being how many of them
   * a plan can hold.
   */
  Cells scan(int spare) {
    return new Scan(this, anyway).cells(spare);
  }

  /** The same for one area only. */
  Cells scan(int spare, int area) {
    return new Scan(this, anyway).cells(spare, area);
  }

  /** Areas of the corpus that hold the questions of area {@code a}. */
  List<String> paths(int a) {
    return balanced ? List.of(areas.get(a)) : corpus.tops();
  }

  /** Whether questions of this kind, difficulty and length can be in a plan at all. */
  boolean suitsBucket(int row) {
    return Math.abs(Entry.difficulty(row) - level) <= 2
        && Entry.minutes(row) <= time
        && suitability.allowed.contains(Entry.kind(row));
  }

  /** Whether a question is in anyway. */
  boolean isFixed(Entry entry) {
    return anyway.ids.contains(entry.id)
        || fixed.stream().anyMatch(one -> one.question().id.equals(entry.id));
  }

  /** Whether a question may not be a candidate. */
  boolean bars(Entry entry) {
    return anyway.bars(entry);
  }

  /** Minutes of area {@code a} that were asked already, which no bound of the brief rules out. */
  int keptMinutes(int a) {
    return fixed.stream()
        .filter(one -> one.area() == a && !one.extra() && anyway.isKept(one.question()))
        .mapToInt(Candidate::minutes)
        .sum();
  }

  /** Points for a minute of {@code entry}, -1 where its level does not suit. */
  int pointsAMinute(Entry entry) {
    return suitability.pointsAMinute(entry);
  }

  /**
   * Whether a fixed question has this topic, so that each candidate with it pays for the repeat
   * anyway.
   */
  boolean fixedTopic(long topic) {
    return anyway.topics.contains(topic);
  }
}
