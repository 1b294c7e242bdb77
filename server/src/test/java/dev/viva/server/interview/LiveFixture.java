package dev.viva.server.interview;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.ParsedBrief;
import dev.viva.server.plan.Objective;
import dev.viva.server.plan.Plan;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Role;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running interview of ada and bob with six questions, in a store. */
final class LiveFixture {
  static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");
  static final String ID = "i-4k2mm";

  private LiveFixture() {}

  static Interview interview() {
    return Interview.schedule(ID, "c-ada", plan(6), List.of("ada", "bob"), Optional.empty(), BEGIN);
  }

  static Plan plan(int questions) {
    List<Plan.Item> items = new ArrayList<>();
    for (int i = 1; i <= questions; i++) {
      items.add(new Plan.Item(question("q-" + i), 3 + (i - 1) * 8, "django", "because"));
    }
    Brief brief = new Brief("", LevelRange.ANY, List.of(), 60, List.of(), List.of(), List.of());
    return new Plan(
        "p-7f3k2",
        new ParsedBrief(brief, List.of(), List.of()),
        3,
        5,
        items,
        new Objective(0, 0, Map.of()),
        0,
        0,
        Optional.empty(),
        "ada",
        Optional.empty(),
        List.of(),
        List.of(),
        BEGIN,
        1);
  }

  private static Question question(String id) {
    return new Question(
        id,
        "bank",
        new Question.Content(
            id, "Why " + id + "?", "", Optional.empty(), List.of(), List.of(), "", List.of()),
        new Question.Tags(
            List.of("django"), Kind.CONCEPTUAL, LevelRange.ANY, 3, 8, "", "", "", Map.of()),
        new Question.Source("", 0, ""),
        Question.Status.ACTIVE,
        1);
  }

  /** Somebody who may watch every interview. */
  static final Caller LEAD =
      new Caller("lead", Role.LEAD, "viva.v1.InterviewService/WatchInterview");

  /** Puts the running interview with its drafts into {@code store}. */
  static void open(Store store) {
    open(store, ID);
  }

  static void open(Store store, String id) {
    store.write(
        by("ada"),
        InterviewProtos.INTERVIEW,
        tx -> {
          Interview interview =
              Interview.schedule(
                      id, "c-ada", plan(6), List.of("ada", "bob"), Optional.empty(), tx.now())
                  .start(tx.now());
          interview
              .panel()
              .forEach(who -> Scorecards.open(tx, id, who, interview.plan().questionIds()));
          return Interviews.put(tx, interview);
        });
  }

  static Mutation by(String user) {
    return new Mutation(Optional.empty(), "users/" + user, "test");
  }

  static Scorecards.Key card(String interviewer) {
    return new Scorecards.Key(
        ID,
        interviewer,
        new Caller(interviewer, Role.INTERVIEWER, "viva.v1.ScorecardService/RateItem"));
  }

  static Place at(int position) {
    return new Place(position, "");
  }
}
