package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a partial plan has used up or achieved, besides minutes: wanted kinds seen, questions
 * counted, and of the topics and groups that are <em>tracked</em>, which it holds. States are
 * numbered as they turn up; sums and comparisons of two are computed once.
 *
 * <p>Tracking follows decremental state space relaxation (Righini and Salani 2008): a search begins
 * without topics and groups and tracks those that its optimum violates, until none is violated.
 */
final class Resources {
  /** Instead of a number: two states that do not go together. */
  static final int NEVER = -1;

  private static final int UNKNOWN = Integer.MIN_VALUE;
  private static final int STRIDE = 1 << 20;

  /**
   * A counter in {@code bits} bits from {@code shift} on, wide enough for the sum of two. {@code
   * kind} is null where every question counts.
   */
  private record Field(int shift, long mask, int min, int max, int cap, Assembly.Counter counter) {}

  /** More than any plan costs, so that a bound never needs a higher price. */
  private static final double PRICELESS = 20_000;

  /**
   * One of {@link #features}: where its count is in a state, and that every plan has at least
   * {@code least} of it or pays {@code -lowestPrice} for each one missing, and at most {@code most}
   * or pays {@code highestPrice} for each further one.
   */
  private record Feature(
      int shift, long mask, int least, int most, double lowestPrice, double highestPrice) {}

  private final Assembly assembly;
  private final List<Field> fields = new ArrayList<>();
  private final int wantedBits;
  private final long wantedMask;
  private final Map<Long, Integer> groupBits = new HashMap<>();
  private final Map<Long, Integer> topicBits = new HashMap<>();
  private final long groupMask;
  private final long topicMask;
  private final boolean fits;
  private final Feature[] features;

  private final Map<Long, Integer> numbers = new HashMap<>();
  private long[] states = new long[64];
  private int count;
  private int[][] sums = new int[64][];
  private int[][] gaps = new int[64][];

  /**
   * @param counting whether the number of questions is bounded; it seldom binds and costs time
   * @param groups to track
   * @param topics to track
   */
  Resources(Assembly assembly, boolean counting, Iterable<Long> groups, Iterable<Long> topics) {
    this(assembly, assembly.wanted.size(), counting, groups, topics);
  }

  /** Only what hard constraints ask for. */
  static Resources hard(Assembly assembly, Iterable<Long> groups) {
    return new Resources(assembly, 0, true, groups, List.of());
  }

  private Resources(
      Assembly assembly,
      int wantedBits,
      boolean counting,
      Iterable<Long> groups,
      Iterable<Long> topics) {
    this.assembly = assembly;
    this.wantedBits = wantedBits;
    wantedMask = (1L << wantedBits) - 1;
    int shift = wantedBits;
    List<Assembly.Counter> counters = new ArrayList<>(assembly.counters);
    if (counting) {
      counters.add(new Assembly.Counter(Kind.CONCEPTUAL, assembly.least, assembly.most));
    }
    for (int i = 0; i < counters.size(); i++) {
      Assembly.Counter counter = counters.get(i);
      boolean bounded = counter.max() < assembly.most || i == assembly.counters.size();
      int cap = bounded ? counter.max() : counter.min();
      int bits = 64 - Long.numberOfLeadingZeros(2L * cap + 1);
      fields.add(
          new Field(
              shift,
              (1L << bits) - 1,
              counter.min(),
              bounded ? counter.max() : Integer.MAX_VALUE,
              cap,
              counter));
      shift += bits;
    }
    int firstGroup = shift;
    for (long group : groups) {
      groupBits.put(group, shift++);
    }
    int firstTopic = shift;
    for (long topic : topics) {
      topicBits.put(topic, shift++);
    }
    fits = shift < 63;
    groupMask = (1L << firstTopic) - (1L << firstGroup);
    topicMask = (1L << shift) - (1L << firstTopic);
    features = makeFeatures();
    number(0);
  }

  /** Whether any group or topic is tracked. */
  boolean tracks() {
    return !groupBits.isEmpty() || !topicBits.isEmpty();
  }

  /** Whether that is not too much to track. */
  boolean fits() {
    return fits;
  }

  /** The state of an empty plan. */
  int none() {
    return 0;
  }

  /** The state of a plan that holds only this candidate, {@link #NEVER} if that breaks a bound. */
  int of(Candidate candidate) {
    long state = counted(candidate);
    return state == NEVER ? NEVER : number(state | tracked(candidate));
  }

  /** The same, as if nothing were tracked. */
  int untracked(Candidate candidate) {
    long state = counted(candidate);
    return state == NEVER ? NEVER : number(state);
  }

  private long counted(Candidate candidate) {
    long state = 0;
    if (!candidate.extra()) {
      Kind kind = candidate.question().kind();
      for (int i = 0; i < wantedBits; i++) {
        state |= assembly.wanted.get(i).contains(kind) ? 1L << i : 0;
      }
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        if (i >= assembly.counters.size() || field.counter.kind() == kind) {
          if (field.max < 1) {
            return NEVER;
          }
          state |= Math.min(1, field.cap) * (1L << field.shift);
        }
      }
    }
    return state;
  }

  private long tracked(Candidate candidate) {
    long state = 0;
    if (!groupBits.isEmpty()) {
      for (long group : candidate.exclusive()) {
        Integer bit = groupBits.get(group);
        state |= bit == null ? 0 : 1L << bit;
      }
    }
    if (!topicBits.isEmpty()) {
      for (long topic : candidate.topics()) {
        Integer bit = topicBits.get(topic);
        state |= bit == null ? 0 : 1L << bit;
      }
    }
    return state;
  }

  /**
   * The state of two parts together, {@link #NEVER} if they cannot be; {@link #repeats} says what
   * topics they share.
   */
  int sum(int a, int b) {
    int sum = lookup(a, b);
    return sum == NEVER ? NEVER : sum % STRIDE;
  }

  /** Points for tracked topics that two parts share; they must have a sum. */
  int repeats(int a, int b) {
    return lookup(a, b) / STRIDE * assembly.weights.repeatedTopic();
  }

  private int lookup(int a, int b) {
    int[] row = sums[a];
    if (row == null || b >= row.length) {
      sums[a] = row = widened(row, b);
    }
    if (row[b] == UNKNOWN) {
      int sum = compute(states[a], states[b]);
      row = sums[a];
      row[b] = sum;
    }
    return row[b];
  }

  private int compute(long a, long b) {
    if ((a & b & groupMask) != 0) {
      return NEVER;
    }
    long state = (a | b) & (wantedMask | groupMask | topicMask);
    for (Field field : fields) {
      long sum = (a >>> field.shift & field.mask) + (b >>> field.shift & field.mask);
      if (sum > field.max) {
        return NEVER;
      }
      state |= Math.min(sum, field.cap) << field.shift;
    }
    return number(state) + Long.bitCount(a & b & topicMask) * STRIDE;
  }

  /**
   * Points for what a complete plan in this state lacks, {@link #NEVER} if it lacks what it must
   * have.
   */
  int lacking(int a) {
    for (Field field : fields) {
      if ((states[a] >>> field.shift & field.mask) < field.min) {
        return NEVER;
      }
    }
    return (wantedBits - Long.bitCount(states[a] & wantedMask)) * assembly.weights.missingKind();
  }

  /**
   * Whether a part in state {@code a} for {@code costA} points is as good as one in {@code b} for
   * {@code costB}, however they are completed.
   */
  boolean dominates(int a, int costA, int b, int costB) {
    if (costA > costB) {
      return false;
    }
    if (a == b) {
      return true;
    }
    int[] row = gaps[a];
    if (row == null || b >= row.length) {
      gaps[a] = row = widened(row, b);
    }
    if (row[b] == UNKNOWN) {
      row[b] = gap(states[a], states[b]);
    }
    return row[b] != NEVER && costA + row[b] <= costB;
  }

  private int gap(long a, long b) {
    if ((a & ~b & groupMask) != 0) {
      return NEVER;
    }
    for (Field field : fields) {
      long inA = a >>> field.shift & field.mask;
      long inB = b >>> field.shift & field.mask;
      boolean asGood =
          inA == inB
              || (field.max == Integer.MAX_VALUE ? inA >= inB : inA >= field.min && inA <= inB);
      if (!asGood) {
        return NEVER;
      }
    }
    return Long.bitCount(b & ~a & wantedMask) * assembly.weights.missingKind()
        + Long.bitCount(a & ~b & topicMask) * assembly.weights.repeatedTopic();
  }

  // ---- what states hold, as numbers that can have a price

  /** How many things are counted: wanted kinds, bounds, tracked groups, tracked topics. */
  int features() {
    return features.length;
  }

  /** Number of states so far. */
  int size() {
    return count;
  }

  /** How much of feature {@code f} a part in state {@code a} has. */
  int counted(int a, int f) {
    return (int) (states[a] >>> features[f].shift & features[f].mask);
  }

  /** How much of a feature a plan has to have at least (at a negative price) or most. */
  int promised(int f, double price) {
    return price < 0 ? features[f].least : features[f].most;
  }

  /** The lowest valid price of a feature: a reward for having it. */
  double lowestPrice(int f) {
    return features[f].lowestPrice;
  }

  /** The highest valid price of a feature: a charge for having it. */
  double highestPrice(int f) {
    return features[f].highestPrice;
  }

  /** Points for what state {@code a} holds, at {@code prices[offset + f]} for each feature. */
  double priceOf(int a, double[] prices, int offset) {
    double sum = 0;
    for (int f = 0; f < features.length; f++) {
      sum += prices[offset + f] * counted(a, f);
    }
    return sum;
  }

  private Feature[] makeFeatures() {
    List<Feature> made = new ArrayList<>();
    for (int i = 0; i < wantedBits; i++) {
      made.add(new Feature(i, 1, 1, 1, -assembly.weights.missingKind(), 0));
    }
    for (Field field : fields) {
      boolean bounded = field.max < Integer.MAX_VALUE;
      made.add(
          new Feature(
              field.shift,
              field.mask,
              field.min,
              field.max,
              field.min > 0 ? -PRICELESS : 0,
              bounded ? PRICELESS : 0));
    }
    groupBits.values().forEach(bit -> made.add(new Feature(bit, 1, 1, 1, 0, PRICELESS)));
    topicBits
        .values()
        .forEach(bit -> made.add(new Feature(bit, 1, 1, 1, 0, assembly.weights.repeatedTopic())));
    return made.toArray(new Feature[0]);
  }

  private int number(long state) {
    Integer known = numbers.get(state);
    if (known != null) {
      return known;
    }
    if (count == states.length) {
      states = Arrays.copyOf(states, 2 * count);
      sums = Arrays.copyOf(sums, 2 * count);
      gaps = Arrays.copyOf(gaps, 2 * count);
    }
    states[count] = state;
    numbers.put(state, count);
    return count++;
  }

  private static int[] widened(int[] row, int index) {
    int from = row == null ? 0 : row.length;
    int[] wider =
        row == null
            ? new int[Math.max(16, 2 * index)]
            : Arrays.copyOf(row, Math.max(2 * from, 2 * index));
    Arrays.fill(wider, from, wider.length, UNKNOWN);
    return wider;
  }
}
