package dev.viva.server.plan;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The model of {@code planning.md}, section 2, over raw questions, for Google's CP-SAT solver.
 * Written from the page, not from the planner.
 */
final class CpSatOracle {
  static {
    Loader.loadNativeLibraries();
  }

  private final PlanRequest request;
  private final PlanWeights weights;
  private final Brief brief;
  private final CpModel model = new CpModel();
  private final Map<String, Question> all = new LinkedHashMap<>();
  private final Map<String, BoolVar> in = new LinkedHashMap<>();
  private final LinearExprBuilder objective = LinearExpr.newBuilder();
  private boolean impossible;

  /**
   * @param points -1 where there is no plan
   * @param proven whether that is certain
   */
  record Answer(long points, boolean proven, double seconds) {}

  private CpSatOracle(Collection<Question> questions, PlanRequest request) {
    this.request = request;
    weights = request.weights();
    brief = request.brief();
    questions.stream()
        .filter(question -> question.status() == Question.Status.ACTIVE)
        .forEach(question -> all.put(question.id(), question));
  }

  static Answer solve(Collection<Question> questions, PlanRequest request, double seconds) {
    return new CpSatOracle(questions, request).solve(seconds);
  }

  private Answer solve(double seconds) {
    long start = System.nanoTime();
    build();
    if (impossible) {
      return new Answer(-1, true, 0);
    }
    CpSolver solver = new CpSolver();
    solver.getParameters().setMaxTimeInSeconds(seconds).setNumWorkers(1);
    CpSolverStatus status = solver.solve(model);
    double took = (System.nanoTime() - start) / 1e9;
    return switch (status) {
      case OPTIMAL -> new Answer(Math.round(solver.objectiveValue()), true, took);
      case FEASIBLE -> new Answer(Math.round(solver.objectiveValue()), false, took);
      case INFEASIBLE -> new Answer(-1, true, took);
      default -> new Answer(-1, false, took);
    };
  }

  private void build() {
    int time = brief.minutes() - (brief.minutes() <= 20 ? 3 : brief.minutes() <= 30 ? 6 : 8);
    Set<String> pinned = new java.util.HashSet<>(request.pinned());
    for (String id : request.pinned()) {
      Question question = all.get(id);
      if (question == null) {
        impossible = true;
        return;
      }
      if (!question.tags().probeOf().isEmpty()) {
        pinned.add(question.tags().probeOf());
      }
    }
    for (Question question : all.values()) {
      boolean may = eligible(question);
      if (pinned.contains(question.id()) && !may) {
        impossible = true;
        return;
      }
      boolean inAreas =
          brief.areas().isEmpty() || area(question) >= 0 || pinned.contains(question.id());
      if (may && (inAreas || !question.tags().probeOf().isEmpty())) {
        in.put(question.id(), model.newBoolVar(question.id()));
      }
    }
    List<String> orphans = new ArrayList<>();
    for (String id : in.keySet()) {
      String parent = all.get(id).tags().probeOf();
      if (!parent.isEmpty()) {
        if (!in.containsKey(parent) || !all.get(parent).tags().probeOf().isEmpty()) {
          orphans.add(id);
        } else {
          model.addImplication(in.get(id), in.get(parent));
        }
      }
    }
    for (String orphan : orphans) {
      in.remove(orphan);
      impossible |= pinned.contains(orphan);
    }
    for (String id : pinned) {
      if (!in.containsKey(id)) {
        impossible = true;
        return;
      }
      model.addEquality(in.get(id), 1);
    }
    LinearExprBuilder minutes = LinearExpr.newBuilder();
    LinearExprBuilder count = LinearExpr.newBuilder();
    LinearExprBuilder[] bands = {
      LinearExpr.newBuilder(), LinearExpr.newBuilder(), LinearExpr.newBuilder()
    };
    LinearExprBuilder[] areas = new LinearExprBuilder[brief.areas().size()];
    Arrays.setAll(areas, i -> LinearExpr.newBuilder());
    Map<Kind, List<BoolVar>> kinds = new TreeMap<>();
    Map<String, List<BoolVar>> groups = new TreeMap<>();
    Map<String, Map<String, List<BoolVar>>> topics = new TreeMap<>();
    in.forEach(
        (id, variable) -> {
          Question question = all.get(id);
          Question.Tags tags = question.tags();
          Question root = tags.probeOf().isEmpty() ? question : all.get(tags.probeOf());
          minutes.addTerm(variable, tags.minutes());
          int level = level();
          int band =
              root.tags().difficulty() < level ? 0 : root.tags().difficulty() > level ? 2 : 1;
          bands[band].addTerm(variable, tags.minutes());
          if (area(root) >= 0) {
            areas[area(root)].addTerm(variable, tags.minutes());
          }
          if (root.id().equals(question.id())) {
            count.addTerm(variable, 1);
            kinds.computeIfAbsent(tags.kind(), key -> new ArrayList<>()).add(variable);
          }
          if (!tags.group().isEmpty()) {
            groups.computeIfAbsent(tags.group(), key -> new ArrayList<>()).add(variable);
          }
          if (!tags.topic().isEmpty()) {
            topics
                .computeIfAbsent(tags.topic(), key -> new TreeMap<>())
                .computeIfAbsent(root.id(), key -> new ArrayList<>())
                .add(variable);
          }
          objective.addTerm(variable, (long) tags.minutes() * price(question));
        });
    IntVar used = model.newIntVar(0, time, "used");
    model.addEquality(minutes, used);
    model.addLinearConstraint(count, time <= 17 ? 2 : 3, Math.max(4, time / 5));
    objective.addTerm(used, -weights.unusedMinute());
    objective.add((long) time * weights.unusedMinute());
    groups.values().forEach(variables -> model.addAtMostOne(variables.toArray(new BoolVar[0])));
    long[] parts = brief.areas().stream().mapToLong(Brief.AreaShare::parts).toArray();
    long[] shares = round(time, parts);
    for (int a = 0; a < areas.length; a++) {
      IntVar sum = model.newIntVar(0, time, "area" + a);
      model.addEquality(areas[a], sum);
      model.addGreaterOrEqual(sum, brief.areas().get(a).minMinutes().orElse(0));
      model.addLessOrEqual(sum, brief.areas().get(a).maxMinutes().orElse(1000));
      penalise(sum, shares[a], weights.areaMinute(), time);
    }
    long[] ramp =
        level() == 1
            ? new long[] {0, 8, 2}
            : level() == 5 ? new long[] {2, 8, 0} : new long[] {2, 6, 2};
    long[] targets = round(time, ramp);
    for (int b = 0; b < 3; b++) {
      IntVar sum = model.newIntVar(0, time, "band" + b);
      model.addEquality(bands[b], sum);
      penalise(sum, targets[b], weights.rampMinute(), time);
    }
    boolean named = false;
    for (Brief.KindBound bound : brief.kinds()) {
      LinearExpr sum =
          LinearExpr.sum(kinds.getOrDefault(bound.kind(), List.of()).toArray(new BoolVar[0]));
      model.addGreaterOrEqual(sum, bound.min());
      model.addLessOrEqual(sum, bound.max().orElse(1000));
      named |= bound.min() > 0;
    }
    if (!named && brief.minutes() >= 45) {
      want(kinds, Kind.CONCEPTUAL);
      if (!brief.areas().isEmpty()
          && brief.areas().stream()
              .allMatch(share -> share.area().matches("(behavioural|leadership)(/.*)?"))) {
        want(kinds, Kind.BEHAVIOURAL);
      } else {
        want(kinds, Kind.CODING, Kind.DEBUGGING);
      }
    }
    for (Map<String, List<BoolVar>> byRoot : topics.values()) {
      List<BoolVar> present = new ArrayList<>();
      for (List<BoolVar> variables : byRoot.values()) {
        if (variables.size() == 1) {
          present.add(variables.get(0));
        } else {
          BoolVar any = model.newBoolVar("");
          variables.forEach(variable -> model.addImplication(variable, any));
          present.add(any);
        }
      }
      if (present.size() > 1) {
        IntVar repeats = model.newIntVar(0, present.size() - 1, "");
        LinearExprBuilder sum = LinearExpr.newBuilder();
        present.forEach(variable -> sum.addTerm(variable, 1));
        sum.addTerm(repeats, -1);
        model.addLessOrEqual(sum, 1);
        objective.addTerm(repeats, weights.repeatedTopic());
      }
    }
    model.minimize(objective);
  }

  private void want(Map<Kind, List<BoolVar>> kinds, Kind... wanted) {
    List<BoolVar> any = new ArrayList<>();
    boolean possible = false;
    for (Kind kind : wanted) {
      any.addAll(kinds.getOrDefault(kind, List.of()));
      boolean barred =
          brief.kinds().stream()
              .anyMatch(bound -> bound.kind() == kind && bound.max().orElse(1) == 0);
      possible |= !brief.excludedKinds().contains(kind) && !barred;
    }
    if (possible) {
      BoolVar missing = model.newBoolVar("");
      any.add(missing);
      model.addAtLeastOne(any.toArray(new BoolVar[0]));
      objective.addTerm(missing, weights.missingKind());
    }
  }

  private void penalise(IntVar sum, long target, int price, int time) {
    IntVar off = model.newIntVar(0, 2L * time, "");
    model.addGreaterOrEqual(LinearExpr.newBuilder().add(off).addTerm(sum, -1), -target);
    model.addGreaterOrEqual(LinearExpr.newBuilder().add(off).add(sum), target);
    objective.addTerm(off, price);
  }

  private static long[] round(int total, long[] parts) {
    long sum = Arrays.stream(parts).sum();
    long[] floors = new long[parts.length];
    Map<Long, List<Integer>> byRemainder = new TreeMap<>((a, b) -> Long.compare(b, a));
    long left = total;
    for (int i = 0; i < parts.length; i++) {
      floors[i] = total * parts[i] / sum;
      left -= floors[i];
      byRemainder.computeIfAbsent(total * parts[i] % sum, key -> new ArrayList<>()).add(i);
    }
    for (List<Integer> indexes : byRemainder.values()) {
      for (int i : indexes) {
        floors[i] += left-- > 0 ? 1 : 0;
      }
    }
    return floors;
  }

  private int level() {
    LevelRange asked = brief.level();
    if (asked.minYears() == 0 && asked.isOpen()) {
      return 3;
    }
    double years = asked.isOpen() ? asked.minYears() : 0.5 * (asked.minYears() + asked.maxYears());
    int[] steps = {2, 3, 5, 8};
    int level = 1;
    for (int step : steps) {
      level += years >= step ? 1 : 0;
    }
    return level;
  }

  private boolean eligible(Question question) {
    Question.Tags tags = question.tags();
    return tags.level().overlaps(brief.level())
        && Math.abs(tags.difficulty() - level()) <= 2
        && !request.excluded().contains(question.id())
        && !brief.excludedKinds().contains(tags.kind())
        && tags.areas().stream()
            .noneMatch(
                area ->
                    brief.excludedAreas().stream()
                        .anyMatch(out -> area.equals(out) || area.startsWith(out + "/")))
        && brief.kinds().stream()
            .noneMatch(bound -> bound.kind() == tags.kind() && bound.max().orElse(1) == 0);
  }

  private int area(Question question) {
    for (String area : question.tags().areas()) {
      int best = -1;
      for (int i = 0; i < brief.areas().size(); i++) {
        String named = brief.areas().get(i).area();
        boolean covers = area.equals(named) || area.startsWith(named + "/");
        if (covers && (best < 0 || named.length() > brief.areas().get(best).area().length())) {
          best = i;
        }
      }
      if (best >= 0) {
        return best;
      }
    }
    return -1;
  }

  private int price(Question question) {
    Question.Tags tags = question.tags();
    int price = 0;
    if (!(brief.level().minYears() == 0 && brief.level().isOpen())) {
      double years =
          brief.level().isOpen()
              ? brief.level().minYears()
              : 0.5 * (brief.level().minYears() + brief.level().maxYears());
      int to = tags.level().isOpen() ? 1000 : tags.level().maxYears();
      int away =
          years < tags.level().minYears()
              ? (int) Math.ceil(tags.level().minYears() - years)
              : years > to ? (int) Math.ceil(years - to) : 0;
      price += Math.min(16, 4 * away);
    }
    Usage usage = request.usage().get(question.id());
    if (usage != null) {
      price +=
          Math.min(12, 2 * usage.timesAsked())
              + (usage.daysSinceLast() <= 7 ? 8 : usage.daysSinceLast() <= 30 ? 4 : 0);
    }
    price += Math.abs(tags.difficulty() - level()) == 2 ? 8 : 0;
    price +=
        Math.min(8, tags.inferred().values().stream().mapToInt(sure -> sure < 0.5 ? 2 : 1).sum());
    price += question.content().rubric().isEmpty() ? 4 : 0;
    String main = tags.areas().get(0) + "/";
    boolean aside =
        !brief.areas().isEmpty()
            && brief.areas().stream().noneMatch(share -> main.startsWith(share.area() + "/"));
    price += aside ? 4 : 0;
    return price + (question.content().answer().isEmpty() ? 4 : 0);
  }
}
