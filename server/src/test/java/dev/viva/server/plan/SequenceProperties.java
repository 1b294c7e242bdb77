package dev.viva.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** What an interviewer expects of an order, whatever the plan. */
class SequenceProperties {
  private static final List<String> AREAS = List.of("apis", "databases", "devops", "python");

  /** Questions in no order, and the request that they are a plan for. */
  private record Given(Assembly assembly, List<Candidate> open) {
    List<Candidate> ordered() {
      return Sequence.order(assembly, List.of(), open);
    }
  }

  private record Item(int area, Kind kind, int difficulty, int minutes) {
    Question question(int number) {
      Question.Tags tags =
          new Question.Tags(
              List.of(AREAS.get(area)),
              kind,
              LevelRange.ANY,
              difficulty,
              minutes,
              "",
              "",
              "",
              Map.of());
      Question.Content content =
          new Question.Content("", "?", "!", Optional.empty(), List.of(), List.of(), "", List.of());
      return new Question(
          "q" + number,
          "bank",
          content,
          tags,
          new Question.Source("", 0, ""),
          Question.Status.ACTIVE,
          1);
    }
  }

  private static Arbitrary<Given> plans(int least, int most) {
    Arbitrary<Item> items =
        Combinators.combine(
                Arbitraries.integers().between(0, AREAS.size() - 1),
                Arbitraries.of(Kind.class),
                Arbitraries.integers().between(1, 5),
                Arbitraries.integers().between(3, 20))
            .as(Item::new);
    Arbitrary<LevelRange> levels =
        Arbitraries.of(
            new LevelRange(0, 2),
            new LevelRange(2, 3),
            LevelRange.atLeast(4),
            new LevelRange(5, 8),
            LevelRange.atLeast(8));
    return Combinators.combine(items.list().ofMinSize(least).ofMaxSize(most), levels)
        .as(SequenceProperties::given);
  }

  private static Given given(List<Item> items, LevelRange level) {
    List<Question> questions = new ArrayList<>();
    for (Item item : items) {
      questions.add(item.question(questions.size()));
    }
    Brief brief =
        new Brief(
            "",
            level,
            AREAS.stream().map(area -> new Brief.AreaShare(area, 1)).toList(),
            240,
            List.of(),
            List.of(),
            List.of());
    Set<String> ids = questions.stream().map(Question::id).collect(Collectors.toSet());
    Assembly assembly =
        new Assembly(Corpus.of(questions), PlanRequest.of(brief).withPinned(ids), false);
    return new Given(assembly, assembly.fixed);
  }

  @Provide
  Arbitrary<Given> anyPlans() {
    return plans(1, 18);
  }

  @Provide
  Arbitrary<Given> hugePlans() {
    return plans(Sequence.EXACT + 1, 30);
  }

  @Provide
  Arbitrary<Given> smallPlans() {
    return plans(1, 7);
  }

  @Provide
  Arbitrary<Given> largePlans() {
    return plans(8, Sequence.EXACT);
  }

  private static int difficulty(Candidate candidate) {
    return candidate.question().difficulty();
  }

  private static int hardest(List<Candidate> plan) {
    return plan.stream().mapToInt(SequenceProperties::difficulty).max().orElseThrow();
  }

  private static long easierThanTheHardest(List<Candidate> plan) {
    int hardest = hardest(plan);
    return plan.stream().filter(one -> difficulty(one) < hardest).count();
  }

  @Property(tries = 300)
  void order_hasEachQuestionOnce(@ForAll("anyPlans") Given given) {
    assertThat(given.ordered()).containsExactlyInAnyOrderElementsOf(given.open);
  }

  @Property(tries = 300)
  void order_neverOpensOnTheHardestUnlessAllAreEqual(@ForAll("anyPlans") Given given) {
    List<Candidate> order = given.ordered();
    if (easierThanTheHardest(order) > 0) {
      assertThat(difficulty(order.get(0))).isLessThan(hardest(order));
    }
  }

  @Property(tries = 300)
  void order_neverEndsOnTheHardestIfTwoAreEasier(@ForAll("anyPlans") Given given) {
    List<Candidate> order = given.ordered();
    if (easierThanTheHardest(order) > 1) {
      assertThat(difficulty(order.get(order.size() - 1))).isLessThan(hardest(order));
    }
  }

  @Property(tries = 200)
  void order_startsAnAreaAgainOnlyWhereAnEndNeedsIt(@ForAll("anyPlans") Given given) {
    List<Candidate> order = given.ordered();
    long areas = order.stream().map(Candidate::area).distinct().count();
    long blocks = 1;
    for (int i = 1; i < order.size(); i++) {
      blocks += order.get(i).area() == order.get(i - 1).area() ? 0 : 1;
    }
    assertThat(blocks).isLessThanOrEqualTo(areas + 2);
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void order_isTheCheapestOfAllOrders(@ForAll("smallPlans") Given given) {
    int cost = Sequence.cost(given.assembly, List.of(), given.ordered());
    List<Candidate> order = new ArrayList<>(given.open);
    order.sort(Comparator.comparing(one -> one.question().id));
    permute(order, 0, () -> assertThat(cost(given, order)).isGreaterThanOrEqualTo(cost));
  }

  private static int cost(Given given, List<Candidate> order) {
    return Sequence.cost(given.assembly, List.of(), order);
  }

  private static void permute(List<Candidate> order, int from, Runnable each) {
    if (from == order.size()) {
      each.run();
    }
    for (int i = from; i < order.size(); i++) {
      Collections.swap(order, from, i);
      permute(order, from + 1, each);
      Collections.swap(order, from, i);
    }
  }

  /** Twelve have too many orders to try all, so these are random ones and their neighbours. */
  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void order_cannotBeImprovedByMovingQuestions(
      @ForAll("largePlans") Given given, @ForAll @LongRange(min = 0, max = 1000) long seed) {
    List<Candidate> best = given.ordered();
    int cost = cost(given, best);
    Random random = new Random(seed);
    for (int tries = 0; tries < 20; tries++) {
      List<Candidate> order = new ArrayList<>(best);
      if (tries > 0) {
        Collections.shuffle(order, random);
      }
      descend(given, order);
      assertThat(cost(given, order)).isGreaterThanOrEqualTo(cost);
    }
  }

  /** There no order is known to be the best, but none is better by a single move. */
  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void order_ofManyCannotBeImprovedByOneMove(@ForAll("hugePlans") Given given) {
    List<Candidate> order = given.ordered();
    int cost = cost(given, order);
    descend(given, order);
    assertThat(cost(given, order)).isEqualTo(cost);
  }

  /** Moves single questions to better places as long as that helps. */
  private static void descend(Given given, List<Candidate> order) {
    int cost = cost(given, order);
    for (int i = 0; i < order.size(); i++) {
      for (int k = 0; k < order.size(); k++) {
        Candidate moved = order.remove(i);
        order.add(k, moved);
        int other = cost(given, order);
        if (other < cost) {
          cost = other;
          i = 0;
          k = -1;
        } else {
          order.remove(k);
          order.add(i, moved);
        }
      }
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void plan_asksAProbeRightAfterItsQuestion(@ForAll @LongRange(min = 0, max = 2000) long seed) {
    List<Question> questions = RandomBanks.questions(300, seed);
    PlanResult result =
        new Planner().plan(Corpus.of(questions), RandomBanks.request(questions, seed));
    if (result instanceof PlanResult.Solution solution) {
      String current = "";
      for (Pick pick : solution.picks()) {
        current = pick.probeOf().isEmpty() ? pick.id() : current;
        assertThat(pick.probeOf()).isIn("", current);
      }
    }
  }
}
