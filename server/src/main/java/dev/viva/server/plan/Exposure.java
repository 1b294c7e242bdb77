package dev.viva.server.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Exposure control: keeps the same best question from being asked of everyone. Before a plan is
 * built, chance lets a question rest that was asked in too large a share of the interviews on its
 * area (Sympson and Hetter 1985; for assembled tests van der Linden and Veldkamp 2004). The plan is
 * then the best of what is left, so the search stays exact.
 *
 * <p>With r the share that is aimed at and x the share of a question, it may be used with
 * probability r (r / x)², at most 1. A question that is taken whenever it may be has its share
 * pulled to where that probability equals x, and that is at x = r.
 *
 * @param percent the share of the interviews on an area that a question should stay within, 1 to
 *     100; 100 turns the control off
 * @param fromTimes a question that was asked less often than this never rests
 * @param lossAMinute how many points a minute of the time for questions a plan may lose; if it
 *     would lose more, or there were no plan, nothing rests
 */
public record Exposure(int percent, int fromTimes, int lossAMinute) {
  /** Nothing ever rests. */
  public static final Exposure OFF = new Exposure(100, 0, 0);

  /** What the server uses. */
  public static final Exposure MILD = new Exposure(40, 5, 4);

  public Exposure {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("share of " + percent + " %, expected 1 to 100");
    }
  }

  /**
   * Ids of the questions that rest for this request: the same for the same corpus, usage and seed.
   * Pinned questions, those that pinned probes follow, and those asked already never do.
   */
  Set<String> resting(Corpus corpus, PlanRequest request) {
    Set<String> resting = new HashSet<>();
    if (percent == 100 || request.minutesLeft().isPresent()) {
      return resting;
    }
    Assembly assembly = new Assembly(corpus, request, false);
    Map<Integer, Integer> minutes = new HashMap<>();
    long asked = 0;
    for (Map.Entry<String, Usage> used : request.usage().entrySet()) {
      Entry entry = corpus.find(used.getKey());
      asked += used.getValue().timesAsked();
      if (entry != null) {
        minutes.merge(
            assembly.suitability.areaOf(entry),
            used.getValue().timesAsked() * entry.minutes(),
            Integer::sum);
      }
    }
    for (Map.Entry<String, Usage> used : request.usage().entrySet()) {
      Entry entry = corpus.find(used.getKey());
      int times = used.getValue().timesAsked();
      if (entry == null || times < fromTimes || assembly.isFixed(entry)) {
        continue;
      }
      int area = assembly.suitability.areaOf(entry);
      if (area >= 0) {
        // As many interviews like this one would have taken the minutes asked of the area.
        double interviews = minutes.get(area) / (double) Math.max(1, assembly.shares[area]);
        double share = times / Math.max(1, interviews);
        if (chance(request.seed(), asked, entry) >= allowed(share)) {
          resting.add(entry.id);
        }
      }
    }
    return resting;
  }

  /** With what probability a question may be used that was asked in this share of interviews. */
  double allowed(double share) {
    double most = percent / 100.0;
    return share <= 0 ? 1 : Math.min(1, most * (most / share) * (most / share));
  }

  /** From 0 to 1, another one for each question asked in between. */
  private static double chance(long seed, long asked, Entry entry) {
    long mixed = Hashes.mix(Hashes.mix(seed + 31 * asked) ^ Hashes.of(entry.id));
    return (mixed >>> 11) / (double) (1L << 53);
  }
}
