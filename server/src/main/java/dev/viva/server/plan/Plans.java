package dev.viva.server.plan;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Banks;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.QuestionUsage;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.BriefParser;
import dev.viva.server.brief.ParsedBrief;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Indexes;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The stored plans: build one from a brief, and change it by swapping, dropping, pinning and
 * building anew. A plan that an interview uses is frozen.
 */
public final class Plans {
  /**
   * What somebody typed for a plan may be about a person even where it names no candidate, so each
   * plan without one can be forgotten by itself.
   */
  public static final Table<Plan> PLANS =
      new Table<>(
          "plans", PlanProtos.PLAN, (tx, id, plan) -> Optional.of(plan.candidate().orElse(id)));

  /**
   * Ids by time of creation, newest first: the key is {@code complement of the millisecond/id}, the
   * value empty.
   */
  private static final Table<String> NEWEST = new Table<>("plans-newest", Codecs.STRING);

  private static final int LONGEST_BRIEF = 2_000;
  private static final int MOST_NEAR_POINTS = 100_000;

  private final Store store;
  private final Banks banks;
  private final LiveCorpus corpus;
  private final CandidateDirectory candidates;
  private final RandomGenerator random;
  private final PlanSolver solver;
  private final Availability availability;
  private final Replanner replanner;
  private final PlanChanges changes;

  public Plans(
      Store store,
      Banks banks,
      LiveCorpus corpus,
      QuestionUsage usage,
      CandidateDirectory candidates,
      InstantSource clock,
      RandomGenerator random,
      long searchMillis) {
    this.store = store;
    this.banks = banks;
    this.corpus = corpus;
    this.candidates = candidates;
    this.random = random;
    solver = new PlanSolver(banks, corpus, usage, clock, new SearchTime(searchMillis));
    replanner = new Replanner(solver, corpus);
    availability = new Availability(banks, candidates);
    changes = new PlanChanges(store, banks, this, solver, availability);
  }

  /**
   * What overrides the words of a brief; an empty value leaves what the words say. Kinds replace by
   * kind, exclusions add.
   */
  record Overrides(
      Optional<LevelRange> level,
      List<Brief.AreaShare> areas,
      OptionalInt minutes,
      List<Brief.KindBound> kinds,
      List<String> excludedAreas,
      List<Kind> excludedKinds) {}

  /**
   * What to plan.
   *
   * @param candidate resource name, id or display name
   */
  record NewPlan(
      String text,
      Overrides overrides,
      Optional<String> candidate,
      List<String> pinned,
      List<String> excluded,
      long seed,
      int nearPoints) {
    NewPlan {
      if (text.length() > LONGEST_BRIEF) {
        throw new VivaException.Invalid(
            "text", "has " + text.length() + " characters, the limit is " + LONGEST_BRIEF);
      }
      if (nearPoints < 0 || nearPoints > MOST_NEAR_POINTS) {
        throw new VivaException.Invalid(
            "near_points", "is " + nearPoints + ", expected 0 to " + MOST_NEAR_POINTS);
      }
    }
  }

  /**
   * Another question for a place.
   *
   * @param pointsDifference points of the plan with it minus points of the plan as it is
   */
  record Substitute(Question question, int pointsDifference) {}

  /** Changes of the stored plans. */
  PlanChanges changes() {
    return changes;
  }

  /** Builds a plan and stores nothing. */
  Plan preview(NewPlan wanted, Caller caller) {
    return store.read(
        tx -> {
          Optional<String> candidate =
              wanted.candidate().flatMap(name -> candidates.find(tx, name, caller));
          return solver.solve(tx, unsolved(tx, wanted, candidate, caller));
        });
  }

  Plan build(Mutation mutation, NewPlan wanted, Caller caller) {
    // The search runs before the write, so that it holds up nobody; the write looks whether it
    // still holds.
    Plan early = preview(wanted, caller);
    return store.write(
        mutation,
        PlanProtos.PLAN,
        tx -> {
          Optional<String> candidate =
              wanted.candidate().map(name -> candidates.findOrAdd(tx, name, caller));
          Plan draft = unsolved(tx, wanted, candidate, caller);
          Plan plan = stillHolds(tx, early, draft) ? draft.solved(early) : solver.solve(tx, draft);
          return put(tx, plan.named(Names.fresh(tx, PLANS, "p", random), tx.now()));
        });
  }

  private static boolean stillHolds(ReadTx tx, Plan early, Plan draft) {
    Set<String> taken = PlanSolver.taken(tx, draft);
    return early.parsed().equals(draft.parsed())
        && early.questionIds().stream().noneMatch(taken::contains);
  }

  private Plan unsolved(ReadTx tx, NewPlan wanted, Optional<String> candidate, Caller caller) {
    Plan draft =
        Plan.draft(
            understand(wanted),
            wanted.seed(),
            wanted.nearPoints(),
            candidate,
            caller.user(),
            banks.questionIds(tx, "pinned", wanted.pinned()),
            banks.questionIds(tx, "excluded", wanted.excluded()));
    availability.require(tx, draft, "pinned", draft.pinned(), caller);
    return draft;
  }

  private ParsedBrief understand(NewPlan wanted) {
    AreaTree areas = corpus.areas();
    ParsedBrief words = BriefParser.parse(wanted.text(), areas, corpus.areasWithQuestions());
    Brief brief =
        BriefOverrides.apply(words.brief(), wanted.overrides(), areas, corpus.areasWithQuestions());
    return new ParsedBrief(brief, words.understood(), words.notUnderstood());
  }

  /**
   * A plan whose interview goes on.
   *
   * @param asked ids of the questions to keep, in the order of the plan
   * @param skipped ids of questions that are not to come again
   * @param fromMinute when further questions can begin, in minutes from the start
   * @param minutesLeft for further questions
   */
  public record Running(
      Plan plan,
      String candidate,
      String interview,
      List<String> asked,
      List<String> skipped,
      int fromMinute,
      int minutesLeft) {
    public Running {
      asked = List.copyOf(asked);
      skipped = List.copyOf(skipped);
    }
  }

  /** A plan made anew for the minutes left, and what coverage that loses, one line each. */
  public record Replan(Plan plan, List<String> losses) {
    public Replan {
      losses = List.copyOf(losses);
    }
  }

  /**
   * Plans the minutes left of an interview anew. What was asked stays, first and as it was planned.
   */
  public Replan replan(ReadTx tx, Running running) {
    return replanner.replan(tx, running);
  }

  /** Whether a plan made anew a moment ago still keeps clear of what others ask. */
  public static boolean isFree(ReadTx tx, Running running, Replan replan) {
    return Replanner.isFree(tx, running, replan);
  }

  /** The plan of this id or prefix of an id. */
  public Plan get(String id, Caller caller) {
    return store.read(tx -> get(tx, id, caller));
  }

  /** The plan of this id or prefix of an id, if the caller may know of it. */
  public Plan get(ReadTx tx, String id, Caller caller) {
    return Names.resolve(tx, PLANS, "plan", id, plan -> isVisible(tx, plan, caller)).value();
  }

  private boolean isVisible(ReadTx tx, Plan plan, Caller caller) {
    return AccessPolicy.seesPlan(
        caller,
        plan.author(),
        plan.candidate().isEmpty() && plan.interview().isEmpty(),
        plan.interview().filter(id -> candidates.isOnPanel(tx, caller, id)).isPresent());
  }

  Pages.Page<Plan> list(Pages pages, String candidate, Caller caller) {
    return store.read(
        tx -> {
          Optional<String> wanted =
              candidate.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      candidates
                          .find(tx, candidate, caller)
                          .orElseThrow(
                              () ->
                                  new VivaException.NotFound(
                                      "no candidate '" + Texts.shown(candidate) + "'", candidate)));
          try (Stream<Entry<String>> newest = tx.scan(NEWEST, KeyRange.ALL.after(pages.after()))) {
            Stream<Plan> plans =
                newest
                    .map(entry -> entry.key().substring(entry.key().indexOf('/') + 1))
                    .flatMap(id -> tx.find(PLANS, id).map(Entry::value).stream())
                    .filter(plan -> wanted.isEmpty() || plan.candidate().equals(wanted))
                    .filter(plan -> isVisible(tx, plan, caller));
            return pages.cut(plans, plan -> newestKey(plan));
          }
        });
  }

  List<Substitute> alternatives(String id, int position, int size, Caller caller) {
    return store.read(
        tx -> {
          Plan plan = get(tx, id, caller);
          PlanChanges.requirePosition(plan, position);
          return solver.alternatives(tx, plan, position, size);
        });
  }

  /** Notes that an interview uses the plan, and gives its reservations to the interview. */
  public static void freeze(WriteTx tx, Plan plan, String interview) {
    plan.candidate()
        .ifPresent(candidate -> Reservations.release(tx, candidate, plan.id(), plan.questionIds()));
    Plan frozen = plan.freeze(interview).withRevision(tx.index());
    tx.put(PLANS, frozen.id(), frozen);
  }

  static Plan put(WriteTx tx, Plan plan) {
    Plan revised = plan.withRevision(tx.index());
    tx.put(PLANS, revised.id(), revised);
    tx.put(NEWEST, newestKey(revised), "");
    revised
        .candidate()
        .ifPresent(
            candidate ->
                Reservations.holdForPlan(
                    tx, candidate, revised.id(), revised.author(), revised.questionIds()));
    return revised;
  }

  /**
   * Takes plans away that are about these subjects, readable or not.
   *
   * @return how many there were
   */
  public static int erase(WriteTx tx, Set<String> subjects) {
    int count = tx.deleteAbout(PLANS, subjects::contains);
    Indexes.deleteOrphans(tx, NEWEST, PLANS);
    return count;
  }

  private static String newestKey(Plan plan) {
    return String.format("%019d/%s", Long.MAX_VALUE - plan.created().toEpochMilli(), plan.id());
  }
}
