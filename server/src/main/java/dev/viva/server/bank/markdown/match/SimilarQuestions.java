package dev.viva.server.bank.markdown.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An index of prompts by their terms. Finds those that ask the same in other words, and ranks those
 * that are about the same. Not safe for concurrent use.
 */
public final class SimilarQuestions {
  /**
   * A term that so many prompts share leads to no candidates by itself: it would make every lookup
   * a scan.
   */
  private static final int COMMON = 400;

  /** Most places in the index that one lookup goes to; the rarest terms first. */
  private static final int MOST = 4_000;

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::id);

  private final Terms terms = Terms.standard();
  private final SimilarQuestions base;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Integer>> byTerm = new HashMap<>();
  private final Map<String, Integer> byId = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private long steps;

  /** An empty index. */
  public SimilarQuestions() {
    this.base = null;
  }

  /** An index that sees what is in {@code base} and leaves it as it is. */
  public SimilarQuestions(SimilarQuestions base) {
    this.base = base;
  }

  /** A prompt as it was added. */
  private record Entry(String id, Map<String, Double> terms, double weight) {}

  /**
   * A prompt that is like another.
   *
   * @param id of the question
   * @param score from 0 to 1
   */
  public record Match(String id, double score) {}

  /** How many entries lookups have gone to so far: their cost, whatever the machine. */
  public long steps() {
    return steps;
  }

  /** Leaves the question {@code id} of the base out of every answer. */
  public void hide(String id) {
    hidden.add(id);
  }

  /** Takes the question {@code id} out; does nothing where it is not in. */
  public void remove(String id) {
    Integer index = byId.remove(id);
    if (index != null) {
      entries.get(index).terms().keySet().forEach(term -> byTerm.get(term).remove(index));
      entries.set(index, null);
    }
  }

  private int offset() {
    return base == null ? 0 : base.entries.size();
  }

  private Entry entry(int index) {
    return index < offset() ? base.entries.get(index) : entries.get(index - offset());
  }

  private List<Integer> inBase(String term) {
    return base == null ? List.of() : base.byTerm.getOrDefault(term, List.of());
  }

  private int uses(String term) {
    return inBase(term).size() + byTerm.getOrDefault(term, List.of()).size();
  }

  /** Adds the question {@code id} with its {@code prompt}. */
  public void add(String id, String prompt) {
    add(id, terms.of(prompt));
  }

  private void add(String id, Map<String, Double> own) {
    int index = entries.size();
    entries.add(new Entry(id, own, sum(own)));
    byId.put(id, index);
    own.keySet().forEach(term -> byTerm.computeIfAbsent(term, t -> new ArrayList<>(2)).add(index));
  }

  /**
   * Adds the question, and returns the one before it that asks the same in other words, if there is
   * one.
   */
  public Optional<Match> addAndFindNear(String id, String prompt) {
    return addAndFindAllNear(id, prompt).stream().findFirst();
  }

  /** Adds the question, and returns those before it that ask the same, the most alike first. */
  List<Match> addAndFindAllNear(String id, String prompt) {
    Map<String, Double> own = terms.of(prompt);
    List<Match> near = near(own);
    add(id, own);
    return near;
  }

  /** The question that asks the same as {@code prompt} in other words, if there is one. */
  public Optional<Match> near(String prompt) {
    return near(terms.of(prompt)).stream().findFirst();
  }

  private List<Match> near(Map<String, Double> own) {
    double weight = sum(own);
    List<Match> near = new ArrayList<>();
    candidates(own, true)
        .forEach(
            (index, shared) -> {
              double score = score(shared, weight, entry(index).weight());
              if (score >= terms.near()) {
                near.add(new Match(entry(index).id(), score));
              }
            });
    near.sort(BEST_FIRST);
    return near;
  }

  /** At most {@code limit} questions about the same as {@code prompt}, the most similar first. */
  public List<Match> similar(String prompt, int limit) {
    Map<String, Double> own = terms.of(prompt);
    double weight = sum(own);
    List<Match> matches = new ArrayList<>();
    candidates(own, false)
        .forEach(
            (index, shared) ->
                matches.add(
                    new Match(entry(index).id(), score(shared, weight, entry(index).weight()))));
    matches.sort(BEST_FIRST);
    return List.copyOf(matches.subList(0, Math.min(limit, matches.size())));
  }

  /** How alike two prompts are, from 0 to 1. */
  public static double similarity(String one, String other) {
    Map<String, Double> a = Terms.standard().of(one);
    Map<String, Double> b = Terms.standard().of(other);
    double shared = 0;
    for (Map.Entry<String, Double> term : a.entrySet()) {
      shared += b.containsKey(term.getKey()) ? term.getValue() : 0;
    }
    return score(shared, sum(a), sum(b));
  }

  /** Whether two prompts ask the same in other words. */
  public static boolean areNear(String one, String other) {
    return similarity(one, other) >= Terms.standard().near();
  }

  /** Indices of the prompts that share terms, each with the weight that they share. */
  private Map<Integer, Double> candidates(Map<String, Double> own, boolean rareOnly) {
    Map<Integer, Double> shared = new HashMap<>();
    List<String> order = new ArrayList<>(own.keySet());
    order.sort(Comparator.comparingInt(this::uses));
    List<String> common = new ArrayList<>();
    int places = 0;
    for (String term : order) {
      double weight = own.get(term);
      int uses = uses(term);
      if (rareOnly && (uses > COMMON || weight < 1 || places + uses > MOST)) {
        common.add(term);
      } else {
        places += uses;
        for (int index : inBase(term)) {
          if (!hidden.contains(base.entries.get(index).id())) {
            shared.merge(index, weight, Double::sum);
          }
        }
        for (int index : byTerm.getOrDefault(term, List.of())) {
          shared.merge(index + offset(), weight, Double::sum);
        }
      }
    }
    steps += places + (long) common.size() * shared.size();
    for (String term : common) {
      double weight = own.get(term);
      shared.replaceAll(
          (index, sum) -> entry(index).terms().containsKey(term) ? sum + weight : sum);
    }
    return shared;
  }

  /** The shared weight by all of it; at least one word of the subject has to be shared. */
  private static double score(double shared, double one, double other) {
    double all = one + other - shared;
    return shared < 1 || all <= 0 ? 0 : shared / all;
  }

  private static double sum(Map<String, Double> terms) {
    double sum = 0;
    for (double weight : terms.values()) {
      sum += weight;
    }
    return sum;
  }
}
