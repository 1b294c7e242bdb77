package dev.viva.server.brief;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;

/**
 * Keeps the shares of areas within the minutes that the brief allows them: "at most 10 min of git"
 * leaves the rest of its equal share to the others, else the plan would be held to a share that it
 * must not fill.
 */
final class Limits {
  private final Minutes minutes;
  private final int whole;
  private final ToIntFunction<Mention> relative;

  /**
   * Limits for areas that share the time by {@code relative}.
   *
   * @param whole parts of the whole time
   */
  Limits(Minutes minutes, int whole, ToIntFunction<Mention> relative) {
    this.minutes = minutes;
    this.whole = whole;
    this.relative = relative;
  }

  /**
   * The parts of those areas that meet a bound; the others share what is left.
   *
   * @param left parts that the areas have together
   */
  Map<Mention, Integer> of(List<Mention> areas, int left) {
    Map<Mention, Integer> bound = new HashMap<>();
    List<Mention> free = new ArrayList<>(areas);
    // What is cut off from one goes to the others, so the upper bounds come first.
    int rest = bind(free, bound, left, this::atMost);
    bind(free, bound, rest, this::atLeast);
    return bound;
  }

  private int bind(
      List<Mention> free,
      Map<Mention, Integer> bound,
      int left,
      ToIntBiFunction<Mention, Integer> within) {
    int rest = left;
    for (int i = 0; i < free.size(); i++) {
      Mention mention = free.get(i);
      long sum = free.stream().mapToLong(relative::applyAsInt).sum();
      int own = (int) ((long) rest * relative.applyAsInt(mention) / sum);
      int kept = within.applyAsInt(mention, own);
      if (kept != own) {
        bound.put(mention, Math.max(1, Math.min(kept, rest)));
        rest -= bound.get(mention);
        free.remove(i);
        i = -1; // what the others have has changed
      }
    }
    return rest;
  }

  private int atMost(Mention mention, int own) {
    OptionalInt most = minutes.most(mention);
    return most.isPresent() ? Math.min(own, parts(most.getAsInt())) : own;
  }

  private int atLeast(Mention mention, int own) {
    OptionalInt least = minutes.least(mention);
    return least.isPresent() ? Math.max(own, parts(least.getAsInt())) : own;
  }

  /** Minutes as parts of the time for questions. */
  private int parts(int wanted) {
    return (int) Math.min(whole, (long) wanted * whole / minutes.forQuestions());
  }
}
