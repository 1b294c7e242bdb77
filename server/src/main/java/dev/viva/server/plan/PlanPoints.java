package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The objective of {@code planning.md}, section 2, term by term over the questions themselves; like
 * {@link PlanEvaluator} it shares no code with the planner.
 */
final class PlanPoints {
  private final PlanRequest request;
  private final Brief brief;
  private final PlanWeights weights;

  PlanPoints(PlanRequest request) {
    this.request = request;
    this.brief = request.brief();
    this.weights = request.weights();
  }

  /**
   * Points by term.
   *
   * @param plan all questions
   * @param bundles the same, each question with its probes
   */
  Map<Objective.Term, Integer> of(List<Question> plan, Collection<List<Question>> bundles) {
    Map<Objective.Term, Integer> points = new EnumMap<>(Objective.Term.class);
    points.put(Objective.Term.AREA_BALANCE, areaBalance(bundles));
    points.put(
        Objective.Term.UNUSED_MINUTES,
        weights.unusedMinute() * Math.max(0, time() - minutes(plan)));
    points.put(Objective.Term.DIFFICULTY, difficulty(bundles));
    points.put(Objective.Term.KINDS, kinds(bundles));
    points.put(Objective.Term.TOPICS, topics(bundles));
    int own = 0;
    for (Question question : plan) {
      own += question.tags().minutes() * perMinute(question);
    }
    points.put(Objective.Term.QUESTIONS, own);
    return points;
  }

  int time() {
    if (request.minutesLeft().isPresent()) {
      return minutes(request.kept()) + Math.max(0, request.minutesLeft().getAsInt());
    }
    if (brief.minutes() <= weights.clock().briefInterview()) {
      return Math.max(
          0, brief.minutes() - weights.clock().briefOpening() - weights.clock().briefClosing());
    }
    int closing =
        brief.minutes() <= weights.clock().shortInterview()
            ? weights.clock().shortClosing()
            : weights.clock().closing();
    return Math.max(0, brief.minutes() - weights.clock().opening() - closing);
  }

  static int minutes(List<Question> questions) {
    int sum = 0;
    for (Question question : questions) {
      sum += question.tags().minutes();
    }
    return sum;
  }

  boolean isKept(Question question) {
    return request.kept().stream().anyMatch(one -> one.id().equals(question.id()));
  }

  /**
   * The first of the question's areas that the brief names; null for none. Of two that cover it,
   * the longer path names it.
   */
  String areaOf(Question question) {
    for (String area : question.tags().areas()) {
      String best = null;
      for (Brief.AreaShare share : brief.areas()) {
        boolean names = (area + "/").startsWith(share.area() + "/");
        if (names && (best == null || share.area().length() > best.length())) {
          best = share.area();
        }
      }
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  Map<String, Integer> minutesByArea(Collection<List<Question>> bundles) {
    Map<String, Integer> byArea = new HashMap<>();
    for (List<Question> bundle : bundles) {
      String area = areaOf(bundle.get(0));
      if (area != null) {
        byArea.merge(area, minutes(bundle), Integer::sum);
      }
    }
    return byArea;
  }

  private int areaBalance(Collection<List<Question>> bundles) {
    Map<String, Integer> byArea = minutesByArea(bundles);
    List<Double> parts = brief.areas().stream().map(area -> (double) area.parts()).toList();
    List<Integer> shares = divide(time(), parts);
    int off = 0;
    for (int i = 0; i < shares.size(); i++) {
      off += Math.abs(byArea.getOrDefault(brief.areas().get(i).area(), 0) - shares.get(i));
    }
    return weights.areaMinute() * off;
  }

  /** Largest-remainder rounding; of equal remainders the first gets the minute. */
  private static List<Integer> divide(int total, List<Double> parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    List<Integer> whole = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    List<Double> remainders = new ArrayList<>();
    int left = total;
    for (int i = 0; i < parts.size(); i++) {
      double exact = total * parts.get(i) / sum;
      int floor = (int) Math.floor(exact + 1e-9);
      whole.add(floor);
      remainders.add(exact - floor);
      order.add(i);
      left -= floor;
    }
    order.sort(
        (a, b) ->
            Math.abs(remainders.get(a) - remainders.get(b)) < 1e-9
                ? a - b
                : Double.compare(remainders.get(b), remainders.get(a)));
    for (int i = 0; i < left && !whole.isEmpty(); i++) {
      whole.set(order.get(i), whole.get(order.get(i)) + 1);
    }
    return whole;
  }

  int level() {
    LevelRange level = brief.level();
    if (level.equals(LevelRange.ANY)) {
      return 3;
    }
    double years = years(level);
    if (years < 2) {
      return 1;
    }
    if (years < 3) {
      return 2;
    }
    if (years < 5) {
      return 3;
    }
    return years < 8 ? 4 : 5;
  }

  private static double years(LevelRange level) {
    return level.isOpen()
        ? level.minYears()
        : level.minYears() + (level.maxYears() - level.minYears()) / 2.0;
  }

  private int difficulty(Collection<List<Question>> bundles) {
    List<Double> parts =
        switch (level()) {
          case 1 -> List.of(0.0, 8.0, 2.0);
          case 5 -> List.of(2.0, 8.0, 0.0);
          default -> List.of(2.0, 6.0, 2.0);
        };
    List<Integer> targets = divide(time(), parts);
    int[] minutes = new int[3];
    for (List<Question> bundle : bundles) {
      minutes[Integer.signum(bundle.get(0).tags().difficulty() - level()) + 1] += minutes(bundle);
    }
    int off = 0;
    for (int band = 0; band < 3; band++) {
      off += Math.abs(minutes[band] - targets.get(band));
    }
    return weights.rampMinute() * off;
  }

  private int kinds(Collection<List<Question>> bundles) {
    boolean named = brief.kinds().stream().anyMatch(bound -> bound.min() > 0);
    if (named || brief.minutes() < weights.kindsWantedFrom()) {
      return 0;
    }
    boolean people =
        !brief.areas().isEmpty()
            && brief.areas().stream()
                .map(share -> share.area().replaceFirst("/.*", ""))
                .allMatch(top -> top.equals("behavioural") || top.equals("leadership"));
    return missing(bundles, List.of(Kind.CONCEPTUAL))
        + missing(
            bundles, people ? List.of(Kind.BEHAVIOURAL) : List.of(Kind.CODING, Kind.DEBUGGING));
  }

  private int missing(Collection<List<Question>> bundles, List<Kind> wanted) {
    boolean possible =
        wanted.stream().anyMatch(kind -> !brief.excludedKinds().contains(kind) && !barred(kind));
    boolean there =
        bundles.stream().anyMatch(bundle -> wanted.contains(bundle.get(0).tags().kind()));
    return possible && !there ? weights.missingKind() : 0;
  }

  private boolean barred(Kind kind) {
    return brief.kinds().stream()
        .anyMatch(bound -> bound.kind() == kind && bound.max().equals(OptionalInt.of(0)));
  }

  /** A probe may share its question's topic: the two are one. */
  private int topics(Collection<List<Question>> bundles) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<Question> bundle : bundles) {
      Set<String> own = new HashSet<>();
      bundle.forEach(question -> own.add(question.tags().topic()));
      own.remove("");
      own.forEach(topic -> counts.merge(topic, 1, Integer::sum));
    }
    int repeats = 0;
    for (int count : counts.values()) {
      repeats += count - 1;
    }
    return weights.repeatedTopic() * repeats;
  }

  private int perMinute(Question question) {
    Question.Tags tags = question.tags();
    int points = 0;
    if (!tags.level().overlaps(brief.level()) && isKept(question)) {
      return 0;
    }
    if (!brief.level().equals(LevelRange.ANY)) {
      double years = years(brief.level());
      double away =
          Math.max(0, Math.max(tags.level().minYears() - years, years - tags.level().maxYears()));
      points += Math.min(weights.levelMost(), (int) Math.ceil(away) * weights.levelYear());
    }
    Usage usage = request.usage().get(question.id());
    if (usage != null) {
      points += Math.min(weights.askedMost(), weights.asked() * usage.timesAsked());
      points +=
          usage.daysSinceLast() <= 7
              ? weights.askedThisWeek()
              : usage.daysSinceLast() <= 30 ? weights.askedThisMonth() : 0;
    }
    points += Math.abs(tags.difficulty() - level()) == 2 ? weights.twoStepsOff() : 0;
    int inferred = 0;
    for (double confidence : tags.inferred().values()) {
      inferred += confidence < 0.5 ? 2 * weights.inferredTag() : weights.inferredTag();
    }
    points += Math.min(weights.inferredMost(), inferred);
    points += question.content().rubric().isPresent() ? 0 : weights.noRubric();
    points += question.content().answer().isBlank() ? weights.noAnswer() : 0;
    boolean named =
        brief.areas().isEmpty()
            || brief.areas().stream()
                .anyMatch(share -> Area.covers(share.area(), question.tags().mainArea()));
    points += named ? 0 : weights.aside();
    return points;
  }
}
