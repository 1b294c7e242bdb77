package dev.viva.cli.live;

import com.google.protobuf.Timestamp;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewState;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Question;
import dev.viva.v1.Rating;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Models to draw. */
final class Screens {
  static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

  private Screens() {}

  static Interview interview() {
    Plan.Builder plan = Plan.newBuilder();
    plan.getBriefBuilder().setMinutes(60);
    plan.setOpeningMinutes(3).setClosingMinutes(5);
    for (int i = 1; i <= 5; i++) {
      plan.addItems(
          PlanItem.newBuilder()
              .setPosition(i)
              .setStartMinute(3 + (i - 1) * 9)
              .setMinutes(9)
              .setArea("django/orm")
              .setQuestion(question(i)));
    }
    return Interview.newBuilder()
        .setName("interviews/i-4k2mm")
        .setId("i-4k2mm")
        .setCandidateDisplayName("Ada Lovelace")
        .setState(InterviewState.INTERVIEW_STATE_IN_PROGRESS)
        .setStartTime(Timestamp.newBuilder().setSeconds(BEGIN.getEpochSecond()))
        .setPlan(plan)
        .addPanel("ada")
        .build();
  }

  private static Question question(int number) {
    return Question.newBuilder()
        .setId("q-" + number)
        .setTitle("The list that asks too often " + number)
        .setText(
            "This view is **slow** with `1,000` books. Why?\n\n```python\n# every book\ndef names(books):\n"
                + "    return [book.author.name for book in books]\n```\n")
        .setAnswer(
            "- one query for each book\n- `select_related`\n- how to see it: count queries in a test")
        .addRubric("Suspects the template or the network.")
        .addRubric("Sees the queries after a hint.")
        .addRubric("Finds the loop alone and names the fix.")
        .addRubric("Measures first, and knows when the fix hurts.")
        .addProbes("What changes with a many-to-many relation?")
        .addProbes("How would a test catch it?")
        .build();
  }

  static Model model() {
    Sheet sheet =
        Sheet.EMPTY
            .with(Field.rating("q-1"), Rating.RATING_EXCELLENT.name())
            .with(Field.note("q-1"), "counted first")
            .with(Field.rating("q-2"), Rating.RATING_NOT_ASKED.name())
            .with(Field.rating("q-3"), Rating.RATING_GOOD.name())
            .with(Field.note("q-3"), "found the loop,\nneeded a hint for the test")
            .with(Field.bookmark("q-3"), "true");
    return Model.open(
            interview(), sheet, true, Optional.of(View.at("q-3").probe(1)), BEGIN.plusSeconds(2105))
        .shownSince(BEGIN.plusSeconds(2000));
  }

  static Model press(Model model, String keys) {
    Model next = model;
    for (int i = 0; i < keys.length(); i++) {
      String key = keys.substring(i, i + 1);
      Key pressed =
          switch (key) {
            case "\u001b" -> Key.of(Key.Kind.ESCAPE);
            case "\n" -> Key.of(Key.Kind.ENTER);
            case "→" -> Key.of(Key.Kind.RIGHT);
            case "←" -> Key.of(Key.Kind.LEFT);
            default -> Key.character(key);
          };
      next = Update.on(next, new Event.Pressed(pressed)).model();
    }
    return next;
  }

  static Model offline(Model model) {
    return model.withLink(new Link(false, 3, "", ""));
  }

  static Model offered(Model model) {
    Interview shorter =
        interview().toBuilder().setPlan(interview().getPlan().toBuilder().removeItems(4)).build();
    return model.withMode(
        new Mode.Offering(
            shorter,
            List.of("django/orm: 4 questions, 36 min instead of 5 questions, 45 min"),
            15));
  }

  static Model clashed(Model model) {
    return model
        .withConflicts(List.of(new Conflict(Field.rating("q-3"), "RATING_GOOD", "RATING_MIXED")))
        .withMode(new Mode.Clashing());
  }
}
