package dev.viva.server.plan;

import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Shares;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes an answer of the candidates that a search chose: ordered, timed and explained. */
final class Answers {
  private Answers() {}

  /**
   * The answer.
   *
   * @param chosen what is in besides what is fixed
   * @param bound no plan has fewer points
   * @param resting ids of questions that were no candidates, as they were asked too often
   */
  static PlanResult.Solution solution(
      Assembly assembly, Cells cells, List<Candidate> chosen, int bound, Set<String> resting) {
    return solution(assembly, cells, chosen, bound, resting, false);
  }

  /** The same for questions that a person chose, so that others may be better. */
  static PlanResult.Solution byHand(
      Assembly assembly, Cells cells, List<Candidate> chosen, int bound) {
    return solution(assembly, cells, chosen, bound, Set.of(), true);
  }

  private static PlanResult.Solution solution(
      Assembly assembly,
      Cells cells,
      List<Candidate> chosen,
      int bound,
      Set<String> resting,
      boolean byHand) {
    List<Candidate> plan = new ArrayList<>(assembly.fixed);
    plan.addAll(chosen);
    Map<Objective.Term, Integer> terms = Score.terms(assembly, plan);
    int points = Score.total(terms);
    Objective objective = new Objective(points, Math.min(points, bound), terms);
    List<Entry> rested =
        resting.stream().sorted().map(assembly.corpus::find).filter(Objects::nonNull).toList();
    List<Pick> picks = picks(assembly, plan, new Reasons(assembly, cells, plan, rested, byHand));
    PlanWeights weights = assembly.weights;
    List<String> lost = new ArrayList<>();
    if (assembly.request.minutesLeft().isPresent()) {
      lost.addAll(shortfalls(assembly, plan));
    }
    return new PlanResult.Solution(
        picks,
        objective,
        weights.clock().opening(assembly.request.brief().minutes()),
        assembly.time,
        weights.clock().closing(assembly.request.brief().minutes()),
        lost,
        resting);
  }

  /**
   * Areas that a re-plan leaves without any question although the brief names them, and wanted
   * kinds that are missing.
   */
  private static List<String> shortfalls(Assembly assembly, List<Candidate> plan) {
    List<String> words = new ArrayList<>();
    int whole = assembly.weights.clock().forQuestions(assembly.request.brief().minutes());
    int[] intended =
        assembly.balanced
            ? Shares.largestRemainder(
                whole,
                assembly.request.brief().areas().stream()
                    .mapToInt(Brief.AreaShare::parts)
                    .toArray())
            : new int[0];
    for (int a = 0; a < intended.length; a++) {
      int area = a;
      int minutes =
          plan.stream().filter(one -> one.area() == area).mapToInt(Candidate::minutes).sum();
      if (minutes < intended[a]) {
        words.add(
            assembly.areas.get(a)
                + ": "
                + minutes
                + " of the intended "
                + intended[a]
                + " minutes");
      }
    }
    for (var group : assembly.wanted) {
      if (plan.stream().noneMatch(one -> group.contains(one.question().kind()))) {
        words.add(
            "no " + String.join(" or ", group.stream().map(Words::of).toList()) + " question");
      }
    }
    return words;
  }

  private static List<Pick> picks(Assembly assembly, List<Candidate> plan, Reasons reasons) {
    Set<String> kept = new HashSet<>();
    assembly.request.kept().forEach(question -> kept.add(question.id()));
    List<Candidate> asked =
        plan.stream().filter(one -> !one.extra() && kept.contains(one.question().id)).toList();
    List<Candidate> open =
        plan.stream().filter(one -> !one.extra() && !kept.contains(one.question().id)).toList();
    int start = assembly.weights.clock().opening(assembly.request.brief().minutes());
    List<Pick> picks = new ArrayList<>();
    for (Candidate candidate : Sequence.order(assembly, asked, open)) {
      List<Candidate> bundle = new ArrayList<>(List.of(candidate));
      plan.stream()
          .filter(one -> one.extra() && one.question().id.equals(candidate.question().id))
          .forEach(bundle::add);
      for (Candidate part : bundle) {
        for (Entry entry : part.entries()) {
          String probeOf = entry.equals(candidate.question()) ? "" : candidate.question().id;
          int points = Math.max(0, assembly.pointsAMinute(entry)) * entry.minutes();
          String area =
              candidate.area() < 0 || !assembly.balanced
                  ? candidate.question().areas.get(0)
                  : assembly.areas.get(candidate.area());
          boolean pinned = kept.contains(entry.id) || assembly.request.pinned().contains(entry.id);
          picks.add(
              new Pick(
                  entry.id,
                  area,
                  start,
                  entry.minutes(),
                  points,
                  probeOf,
                  pinned,
                  reasons.of(part, entry)));
          start += entry.minutes();
        }
      }
    }
    return picks;
  }
}
