package dev.viva.server.interview;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.access.Users;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.plan.Plan;
import dev.viva.server.plan.Plans;
import dev.viva.server.plan.Reservations;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Indexes;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The interviews: from a plan to a session with a panel, and through its states. */
public final class Interviews {
  public static final Table<Interview> INTERVIEWS =
      new Table<>(
          "interviews",
          InterviewProtos.INTERVIEW,
          (tx, id, interview) -> Optional.of(interview.candidate()));

  /**
   * Ids by time of creation, newest first: the key is {@code complement of the millisecond/id}, the
   * value empty.
   */
  private static final Table<String> NEWEST = new Table<>("interviews-newest", Codecs.STRING);

  private static final int LARGEST_PANEL = 20;

  private static final int LONGEST_MINUTES = 240;

  private final Store store;
  private final Plans plans;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Interviews(Store store, Plans plans, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.plans = plans;
    this.clock = clock;
    this.random = random;
  }

  /** An interview with its candidate's name as shown, and who looked at its scorecards. */
  public record Found(Interview interview, String candidateName, List<Look> looks) {
    public Found {
      looks = List.copyOf(looks);
    }

    public Found(Interview interview, String candidateName) {
      this(interview, candidateName, List.of());
    }
  }

  /**
   * What to create.
   *
   * @param candidate resource name, id or display name; a new name adds a person
   * @param panel ids of the interviewers; empty: the caller alone
   */
  record NewInterview(
      String plan,
      String candidate,
      List<String> panel,
      Optional<Instant> scheduled,
      boolean start) {}

  Found create(Mutation mutation, NewInterview wanted, Caller caller) {
    List<String> panel = panel(wanted.panel(), caller.user());
    AccessPolicy.requireMayConvene(caller, panel);
    return describe(
        store.write(mutation, InterviewProtos.INTERVIEW, tx -> create(tx, wanted, panel, caller)));
  }

  private Interview create(WriteTx tx, NewInterview wanted, List<String> panel, Caller caller) {
    panel.forEach(id -> Users.requireScorer(tx, "panel", id));
    Plan plan = plans.get(tx, Names.id("plan", "plans", wanted.plan()), caller);
    Candidate candidate = Candidates.getOrAdd(tx, random, wanted.candidate(), caller);
    requireFor(plan, candidate);
    requireNotAsked(tx, plan, candidate);
    String id = Names.fresh(tx, INTERVIEWS, "i", random);
    Interview interview =
        Interview.schedule(id, candidate.id(), plan, panel, wanted.scheduled(), tx.now());
    if (wanted.start()) {
      interview = interview.start(tx.now());
    }
    Plans.freeze(tx, plan, id);
    Reservations.holdForInterview(tx, candidate.id(), id, plan.questionIds());
    tx.put(NEWEST, newestKey(tx.now(), id), "");
    Interview stored = put(tx, interview);
    for (String interviewer : panel) {
      Scorecards.open(tx, id, interviewer, plan.questionIds());
      Acquaintances.add(tx, candidate.id(), interviewer);
    }
    return stored;
  }

  private static List<String> panel(List<String> wanted, String caller) {
    Set<String> panel = new LinkedHashSet<>(wanted.isEmpty() ? List.of(caller) : wanted);
    panel.forEach(id -> Users.requireId("panel", id));
    if (panel.size() > LARGEST_PANEL) {
      throw new VivaException.Invalid(
          "panel", "has " + panel.size() + " people, the limit is " + LARGEST_PANEL);
    }
    return List.copyOf(panel);
  }

  private static void requireFor(Plan plan, Candidate candidate) {
    if (plan.candidate().isPresent() && !plan.candidate().get().equals(candidate.id())) {
      throw new VivaException.WrongState(
          Reason.WRONG_STATE,
          "plan "
              + plan.id()
              + " is for candidate "
              + plan.candidate().get()
              + ", not for "
              + candidate.id());
    }
  }

  private static void requireNotAsked(ReadTx tx, Plan plan, Candidate candidate) {
    Set<String> asked = Reservations.asked(tx, candidate.id());
    List<String> again = plan.questionIds().stream().filter(asked::contains).toList();
    if (!again.isEmpty()) {
      throw new VivaException.WrongState(
          Reason.WRONG_STATE,
          "candidate "
              + candidate.id()
              + " has "
              + again.size()
              + " of these questions in another interview ("
              + again.get(0)
              + "): build a plan for this candidate");
    }
  }

  Found start(Mutation mutation, String id, Caller caller) {
    return change(mutation, id, caller, (tx, interview) -> interview.start(tx.now()));
  }

  /**
   * Ends the conversation; the interview is complete at once where every scorecard was submitted
   * before.
   */
  Found finish(Mutation mutation, String id, Caller caller) {
    return change(
        mutation,
        id,
        caller,
        (tx, interview) -> {
          Interview finished = interview.finish(tx.now());
          return Scorecards.allIn(tx, finished) ? finished.complete(tx.now()) : finished;
        });
  }

  Found cancel(Mutation mutation, String id, String reason, Caller caller) {
    return change(mutation, id, caller, (tx, interview) -> release(tx, interview.cancel(reason)));
  }

  Found markNoShow(Mutation mutation, String id, Caller caller) {
    return change(mutation, id, caller, (tx, interview) -> release(tx, interview.noShow()));
  }

  Found assign(
      Mutation mutation, String id, int position, Optional<String> interviewer, Caller caller) {
    return change(mutation, id, caller, (tx, interview) -> interview.assign(position, interviewer));
  }

  /**
   * An interview with a new plan.
   *
   * @param losses what coverage that loses, one line each
   * @param minutes for further questions with which it was planned
   */
  record Replanned(Found found, List<String> losses, int minutes) {
    Replanned {
      losses = List.copyOf(losses);
    }
  }

  /**
   * What {@link #replan} would do.
   *
   * @param minutesLeft for further questions; empty: what the clock says
   */
  Replanned previewReplan(String id, OptionalInt minutesLeft, Caller caller) {
    return store.read(
        tx -> {
          Interview interview = get(tx, id, caller);
          Plans.Running running = running(tx, interview, minutesLeft);
          Plans.Replan found = plans.replan(tx, running);
          return new Replanned(
              describe(tx, interview.replan(found.plan())), found.losses(), running.minutesLeft());
        });
  }

  /** Plans the minutes left anew, keeping what was asked by anybody of the panel. */
  Replanned replan(Mutation mutation, String id, OptionalInt minutesLeft, Caller caller) {
    // As in Plans: the search runs before the write, which looks whether it still holds.
    Early early =
        store.read(
            tx -> {
              Plans.Running running = running(tx, get(tx, id, caller), minutesLeft);
              return new Early(running, plans.replan(tx, running));
            });
    return store.write(
        mutation,
        InterviewProtos.REPLANNED,
        tx -> {
          Interview interview = get(tx, id, caller);
          Plans.Running running = running(tx, interview, minutesLeft);
          Plans.Replan found =
              early.stillHolds(tx, running) ? early.replan() : plans.replan(tx, running);
          Interview changed = put(tx, interview.replan(found.plan()));
          Reservations.release(
              tx, interview.candidate(), interview.id(), interview.plan().questionIds());
          Reservations.holdForInterview(
              tx, interview.candidate(), interview.id(), changed.plan().questionIds());
          Scorecards.follow(tx, changed);
          return new Replanned(describe(tx, changed), found.losses(), running.minutesLeft());
        });
  }

  private record Early(Plans.Running running, Plans.Replan replan) {
    boolean stillHolds(ReadTx tx, Plans.Running now) {
      return running.equals(now) && Plans.isFree(tx, now, replan);
    }
  }

  private Plans.Running running(ReadTx tx, Interview interview, OptionalInt minutesLeft) {
    interview.requireRunning("replan");
    Scorecards.requireDrafts(tx, interview);
    int minutes = minutesLeft.orElseGet(() -> minutesLeft(tx, interview, clock.instant()));
    if (minutes < 0 || minutes > LONGEST_MINUTES) {
      throw new VivaException.Invalid(
          "minutes_left", "is " + minutes + ", expected 0 to " + LONGEST_MINUTES);
    }
    Plan plan = interview.plan();
    return new Plans.Running(
        plan,
        interview.candidate(),
        interview.id(),
        askedSoFar(tx, interview),
        Scorecards.skipped(tx, interview),
        Math.max(0, plan.brief().minutes() - plan.closingMinutes() - minutes),
        minutes);
  }

  /**
   * Minutes for further questions by the clock: what the question being asked still needs is not.
   */
  private static int minutesLeft(ReadTx tx, Interview interview, Instant now) {
    Plan plan = interview.plan();
    long elapsed =
        interview.started().map(began -> Duration.between(began, now).toMinutes()).orElse(0L);
    long left = plan.brief().minutes() - plan.closingMinutes() - elapsed;
    long current = Scorecards.minutesOfCurrent(tx, interview, now);
    return (int) Math.max(0, Math.min(LONGEST_MINUTES, left - current));
  }

  private static Interview release(WriteTx tx, Interview interview) {
    Reservations.release(tx, interview.candidate(), interview.id(), interview.plan().questionIds());
    return interview;
  }

  private Found change(
      Mutation mutation,
      String id,
      Caller caller,
      BiFunction<WriteTx, Interview, Interview> change) {
    return describe(
        store.write(
            mutation,
            InterviewProtos.INTERVIEW,
            tx -> put(tx, change.apply(tx, get(tx, id, caller)))));
  }

  static Interview put(WriteTx tx, Interview interview) {
    Interview revised = interview.withRevision(tx.index());
    tx.put(INTERVIEWS, revised.id(), revised);
    return revised;
  }

  /** The interview of this id or prefix of an id. */
  public Found get(String id, Caller caller) {
    return store.read(tx -> describe(tx, get(tx, id, caller)));
  }

  /** The interview of this id or prefix of an id, if the caller may know of it. */
  static Interview get(ReadTx tx, String id, Caller caller) {
    return Names.resolve(
            tx,
            INTERVIEWS,
            "interview",
            id,
            interview -> AccessPolicy.seesInterview(caller, interview.panel()))
        .value();
  }

  private Found describe(Interview interview) {
    return store.read(tx -> describe(tx, interview));
  }

  static Found describe(ReadTx tx, Interview interview) {
    return new Found(
        interview,
        tx.find(Candidates.CANDIDATES, interview.candidate())
            .map(entry -> entry.value().displayName())
            .orElse("(erased)"),
        Looks.at(tx, interview.id()));
  }

  Pages.Page<Found> list(
      Pages pages, String candidate, Optional<Interview.State> state, Caller caller) {
    return store.read(
        tx -> {
          Optional<String> candidateId =
              candidate.isEmpty()
                  ? Optional.empty()
                  : Optional.of(CandidateLookup.get(tx, candidate, caller).id());
          try (Stream<Entry<String>> newest = tx.scan(NEWEST, KeyRange.ALL.after(pages.after()))) {
            Stream<Found> wanted =
                newest
                    .map(entry -> entry.key().substring(entry.key().indexOf('/') + 1))
                    .flatMap(id -> tx.find(INTERVIEWS, id).map(Entry::value).stream())
                    .filter(interview -> AccessPolicy.seesInterview(caller, interview.panel()))
                    .filter(
                        interview -> candidateId.map(interview.candidate()::equals).orElse(true))
                    .filter(interview -> state.map(interview.state()::equals).orElse(true))
                    .map(interview -> describe(tx, interview));
            return pages.cut(
                wanted, found -> newestKey(found.interview().created(), found.interview().id()));
          }
        });
  }

  /**
   * Takes interviews away that are about these subjects, readable or not.
   *
   * @return how many there were
   */
  public static int erase(WriteTx tx, Set<String> subjects) {
    int count = tx.deleteAbout(INTERVIEWS, subjects::contains);
    Indexes.deleteOrphans(tx, NEWEST, INTERVIEWS);
    subjects.forEach(subject -> Acquaintances.erase(tx, subject));
    return count;
  }

  private static String newestKey(Instant created, String id) {
    return String.format("%019d/%s", Long.MAX_VALUE - created.toEpochMilli(), id);
  }

  /**
   * Questions asked so far by anybody of the panel, or that somebody wrote something about, in the
   * order of the plan.
   */
  static List<String> askedSoFar(ReadTx tx, Interview interview) {
    Set<String> asked = new LinkedHashSet<>();
    for (String interviewer : interview.panel()) {
      for (Scorecard.Item item : Scorecards.get(tx, interview, interviewer).items()) {
        if (item.isTouched()) {
          asked.add(item.question());
        }
      }
    }
    List<String> ordered = new ArrayList<>(interview.plan().questionIds());
    ordered.retainAll(asked);
    return ordered;
  }
}
