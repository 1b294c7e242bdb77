package dev.viva.server.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How good a plan is, in penalty points: fewer are better.
 *
 * @param points of this plan, 0 or more
 * @param lowerBound no plan for the request has fewer points than this, 0 to {@code points}
 * @param terms the points by term, in the order of {@link Term}; they add up to {@code points}
 */
public record Objective(int points, int lowerBound, Map<Term, Integer> terms) {
  public Objective {
    Map<Term, Integer> sorted = new EnumMap<>(Term.class);
    sorted.putAll(terms);
    terms = Collections.unmodifiableMap(sorted);
    if (lowerBound > points) {
      throw new IllegalArgumentException(
          "lower bound " + lowerBound + " above " + points + " points");
    }
  }

  /** Whether no plan is better. */
  public boolean proven() {
    return points == lowerBound;
  }

  /** What points are given for. */
  public enum Term {
    AREA_BALANCE("area balance"),
    UNUSED_MINUTES("unused minutes"),
    DIFFICULTY("difficulty"),
    KINDS("kinds"),
    TOPICS("topics"),
    QUESTIONS("questions");

    private final String label;

    Term(String label) {
      this.label = label;
    }

    /** As shown to people. */
    public String label() {
      return label;
    }
  }
}
