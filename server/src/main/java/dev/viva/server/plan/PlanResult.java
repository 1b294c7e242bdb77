package dev.viva.server.plan;

import java.util.List;
import java.util.Set;

/** What the planner answers: a plan, or why there is none. */
public sealed interface PlanResult {
  /**
   * The best plan found.
   *
   * @param picks in the order to ask them
   * @param openingMinutes before the first question
   * @param availableMinutes for questions
   * @param closingMinutes for the candidate's own questions
   * @param givenUp what had to be given up, in words; only a re-plan during an interview gives
   *     anything up
   * @param resting ids of questions that were no candidates, as they were asked too often lately;
   *     points and bound are those of the plans without them
   */
  record Solution(
      List<Pick> picks,
      Objective objective,
      int openingMinutes,
      int availableMinutes,
      int closingMinutes,
      List<String> givenUp,
      Set<String> resting)
      implements PlanResult {
    public Solution {
      picks = List.copyOf(picks);
      givenUp = List.copyOf(givenUp);
      resting = Set.copyOf(resting);
    }

    /** Ids of the questions in order. */
    public List<String> ids() {
      return picks.stream().map(Pick::id).toList();
    }
  }

  /**
   * No plan fits.
   *
   * @param conflicts in words, constraints that cannot hold together; none of them can be left out
   *     of the list
   * @param because why they cannot, in one sentence with the numbers; empty where each conflict
   *     says so itself
   * @param relaxations what to change, nearest first
   * @param proven false only if the search was cut off before it was sure
   */
  record Infeasible(
      List<String> conflicts, String because, List<Relaxation> relaxations, boolean proven)
      implements PlanResult {
    public Infeasible {
      conflicts = List.copyOf(conflicts);
      relaxations = List.copyOf(relaxations);
    }

    /** One line for a person. */
    public String message() {
      if (because.isEmpty()) {
        return "no plan fits: " + String.join("; ", conflicts);
      }
      return conflicts.size() == 1
          ? "no plan fits " + conflicts.get(0) + ": " + because
          : "no plan fits: "
              + together()
              + (conflicts.size() == 2 ? " cannot both be had: " : " cannot all be had: ")
              + because;
    }

    /** {@code a, b and c}. */
    private String together() {
      int last = conflicts.size() - 1;
      return String.join(", ", conflicts.subList(0, last)) + " and " + conflicts.get(last);
    }
  }

  /**
   * A change that makes a plan possible.
   *
   * @param change in words
   * @param gives the plan that it would give, in words
   * @param points of that plan
   * @param request what to plan for it
   */
  record Relaxation(String change, String gives, int points, PlanRequest request) {}
}
