package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.InterviewState;
import dev.viva.v1.Rating;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UpdateTest {
  private static Model fresh() {
    return Model.open(
        Screens.interview(), Sheet.EMPTY, true, Optional.empty(), Screens.BEGIN.plusSeconds(200));
  }

  private static Step key(Model model, String key) {
    return Update.on(model, new Event.Pressed(Key.character(key)));
  }

  @Test
  void rate_isOnTheScreenAtOnceAndSaved() {
    Step step = key(fresh(), "3");
    assertThat(step.model().sheet().rating("q-1")).isEqualTo(Rating.RATING_GOOD);
    assertThat(step.commands())
        .contains(new Command.Put(Field.rating("q-1"), "", Rating.RATING_GOOD.name()));
  }

  @Test
  void skip_marksAndGoesOn() {
    Model model = key(fresh(), "s").model();
    assertThat(model.sheet().rating("q-1")).isEqualTo(Rating.RATING_NOT_ASKED);
    assertThat(model.question()).isEqualTo("q-2");
  }

  @Test
  void undo_takesBackStepByStepWhereItHappened() {
    Model model = Screens.press(fresh(), "3→4→2");
    model = Screens.press(model, "u");
    assertThat(model.question()).isEqualTo("q-3");
    assertThat(model.sheet().rating("q-3")).isEqualTo(Rating.RATING_UNSPECIFIED);
    model = Screens.press(model, "uu");
    assertThat(model.question()).isEqualTo("q-1");
    assertThat(model.sheet().rating("q-1")).isEqualTo(Rating.RATING_UNSPECIFIED);
  }

  @Test
  void note_everyKeyIsSaved_andUndoTakesTheWholeNote() {
    Model model = key(fresh(), "n").model();
    Step step = key(model, "h");
    assertThat(step.commands()).containsExactly(new Command.Put(Field.note("q-1"), "", "h"));
    model = Screens.press(step.model(), "i\nthere\u001b");
    assertThat(model.sheet().get(Field.note("q-1"))).isEqualTo("hi\nthere");
    assertThat(Screens.press(model, "u").sheet().get(Field.note("q-1"))).isEmpty();
  }

  @Test
  void goTo_find_moveToTheQuestion() {
    assertThat(Screens.press(fresh(), "g4").question()).isEqualTo("q-4");
    assertThat(Screens.press(fresh(), "g9").message()).contains("no question 9");
    assertThat(Screens.press(fresh(), "/often 5\n\u001b").question()).isEqualTo("q-5");
  }

  @Test
  void open_resumesWhereTheInterviewerLeft_evenInsideANote() {
    Model left = Screens.press(fresh(), "→→anabc");
    Model again =
        Model.open(
            Screens.interview(),
            left.sheet(),
            true,
            Optional.of(left.view()),
            Screens.BEGIN.plusSeconds(300));
    assertThat(again.question()).isEqualTo("q-3");
    assertThat(again.view()).isEqualTo(left.view());
    assertThat(Screens.press(again, "d\u001b").sheet().get(Field.note("q-3"))).isEqualTo("abcd");
  }

  @Test
  void changedElsewhere_whileTyping_keepsBothTexts() {
    Model typing = Screens.press(fresh(), "nmine");
    Model merged =
        Update.on(
                typing,
                new Event.Changed(
                    typing.sheet().with(Field.note("q-1"), "theirs\nmine"), List.of(), true))
            .model();
    assertThat(Screens.press(merged, "!").sheet().get(Field.note("q-1")))
        .contains("theirs")
        .contains("!");
  }

  @Test
  void tick_afterTenSeconds_notesThatTheQuestionIsAsked() {
    Step early = Update.on(fresh(), new Event.Ticked(Screens.BEGIN.plusSeconds(205)));
    assertThat(early.commands()).isEmpty();
    Step later = Update.on(fresh(), new Event.Ticked(Screens.BEGIN.plusSeconds(211)));
    assertThat(later.commands())
        .containsExactly(
            new Command.Put(Field.asked("q-1"), "", Screens.BEGIN.plusSeconds(200).toString()));
  }

  @Test
  void replan_isOfferedThenTakenWithOneKey() {
    Step asked = key(fresh(), "r");
    assertThat(asked.commands()).contains(new Command.Replan());
    Step offered =
        Update.on(asked.model(), new Event.Offered(Screens.interview(), List.of("less"), 17));
    assertThat(offered.model().mode()).isInstanceOf(Mode.Offering.class);
    assertThat(key(offered.model(), "y").commands()).containsExactly(new Command.TakeReplan(17));
    assertThat(key(offered.model(), "n").commands()).isEmpty();
  }

  @Test
  void replannedAway_theScreenGoesOnWithAQuestionOfThePlan() {
    Model model = Screens.press(fresh(), "→→→→");
    Model next =
        Update.on(
                model,
                new Event.Held(
                    Screens.interview().toBuilder()
                        .setPlan(Screens.interview().getPlan().toBuilder().removeItems(4))
                        .build()))
            .model();
    assertThat(next.question()).isEqualTo("q-4");
  }

  @Test
  void scheduled_ratingIsRefusedAndEnterStarts() {
    Model model =
        fresh()
            .withInterview(
                Screens.interview().toBuilder()
                    .setState(InterviewState.INTERVIEW_STATE_SCHEDULED)
                    .clearStartTime()
                    .build());
    assertThat(key(model, "3").commands()).isEmpty();
    assertThat(Update.on(model, new Event.Pressed(Key.of(Key.Kind.ENTER))).commands())
        .containsExactly(new Command.Start());
  }

  @Test
  void submitted_nothingCanBeChanged() {
    Model model = fresh().withDraft(false);
    assertThat(key(model, "3").commands()).isEmpty();
    assertThat(key(model, "3").model().message()).contains("viva amend");
  }

  @Test
  void find_leavesTheQuestionsThatHaveTheWords_andEnterGoesThere() {
    Model found = Screens.press(fresh(), "/often 4");
    assertThat(found.mode()).isEqualTo(new Mode.Choosing(true, "often 4", 3));
    assertThat(found.question()).as("until Enter").isEqualTo("q-1");
    Model there = Screens.press(found, "\n");
    assertThat(there.question()).isEqualTo("q-4");
    assertThat(Screens.press(there, "3").sheet().rating("q-4")).isEqualTo(Rating.RATING_GOOD);
    assertThat(Screens.press(fresh(), "/no such words\n").question()).isEqualTo("q-1");
  }

  @Test
  void list_arrowsChooseAndEscapeGoesBack() {
    Model model = Screens.press(fresh(), "g→→\n");
    assertThat(model.question()).isEqualTo("q-3");
    assertThat(Screens.press(model, "g←\u001b").question()).isEqualTo("q-3");
  }

  @Test
  void scroll_stopsAtTheEnd_andSpaceGoesOnFromTheBeginning() {
    Model small = Update.on(fresh(), new Event.Resized(new Window(60, 12))).model();
    Model end = small;
    for (int i = 0; i < 100; i++) {
      end = Update.on(end, new Event.Pressed(Key.of(Key.Kind.DOWN))).model();
    }
    assertThat(end.view().scroll()).isEqualTo(Screen.furthest(small)).isPositive();
    assertThat(Screens.press(end, " ").view().scroll()).isZero();
    Model large = Update.on(end, new Event.Resized(new Window(100, 60))).model();
    assertThat(large.view().scroll()).isZero();
  }

  @Test
  void longDialog_scrollsWithSpace() {
    Model small = Update.on(fresh(), new Event.Resized(new Window(60, 12))).model();
    Model offered =
        Update.on(
                Screens.press(small, "r"),
                new Event.Offered(
                    Screens.interview(), Collections.nCopies(12, "less of an area"), 17))
            .model();
    assertThat(Screens.press(offered, " ").view().scroll()).isPositive();
    assertThat(Screens.press(offered, " ").mode()).isInstanceOf(Mode.Offering.class);
  }

  @Test
  void finish_asksFirst() {
    Model asked = key(fresh(), "F").model();
    assertThat(key(asked, "y").commands()).containsExactly(new Command.Finish());
    Step no = key(asked, "n");
    assertThat(no.commands()).isEmpty();
    assertThat(no.model().mode()).isEqualTo(new Mode.Asking());
  }

  @Test
  void submit_saysEverythingThatIsMissing_andGoesThere() {
    Model model = Screens.press(fresh(), "3→4→");
    model = Update.on(model, new Event.Ticked(Screens.BEGIN.plusSeconds(230))).model();
    Model submitting = Screens.press(model, "S\n");
    assertThat(submitting.message()).contains("4 things are missing");
    assertThat(Missing.in(submitting).lines())
        .anyMatch(line -> line.startsWith("question 2 ") && line.contains("4 without a note"))
        .anyMatch(line -> line.startsWith("question 3 ") && line.contains("not rated"))
        .anyMatch(line -> line.contains("recommendation"))
        .anyMatch(line -> line.contains("why"));
    assertThat(Missing.in(submitting).notAsked()).isEqualTo(2);
    assertThat(Screens.press(submitting, "g").question()).isEqualTo("q-2");
  }

  @Test
  void submit_complete_sendsWhatWasChosen() {
    Model model = Screens.press(fresh(), "3S3ngood\u001b");
    Step sent = Update.on(model, new Event.Pressed(Key.of(Key.Kind.ENTER)));
    assertThat(sent.commands())
        .containsExactly(new Command.Submit(dev.viva.v1.Recommendation.RECOMMENDATION_YES, "good"));
  }

  @Test
  void summingUp_isNoTimeSpentOnTheQuestion() {
    Model model = Screens.press(fresh(), "3S");
    Step later = Update.on(model, new Event.Ticked(Screens.BEGIN.plusSeconds(900)));
    assertThat(later.commands()).isEmpty();
    assertThat(later.model().spentSeconds()).isZero();
  }

  @Test
  void quit_withChangesThatNobodyKeeps_asksFirst() {
    Model risky = fresh().withLink(new Link(false, 2, "", "No space left on device"));
    Step asked = key(risky, "q");
    assertThat(asked.commands()).doesNotContain(new Command.Quit());
    assertThat(key(asked.model(), "y").commands()).containsExactly(new Command.Quit());
    assertThat(key(fresh(), "q").commands()).contains(new Command.Quit());
  }

  @Test
  void theirs_isTakenOfARating_andNeverOfATextThatHasBoth() {
    Model model =
        Screens.press(fresh(), "3nboth texts\u001b")
            .withConflicts(
                List.of(
                    new Conflict(Field.rating("q-1"), "RATING_GOOD", "RATING_MIXED"),
                    new Conflict(Field.note("q-1"), "texts", "both")));
    Model taken = Screens.press(model, "!t");
    assertThat(taken.sheet().rating("q-1")).isEqualTo(Rating.RATING_MIXED);
    assertThat(taken.sheet().get(Field.note("q-1"))).isEqualTo("both texts");
  }

  /** Whatever is pressed: no failure, and the model shows what its commands saved. */
  @Property(tries = 300)
  void anyKeys_neverFailAndSaveWhatTheyShow(@ForAll @Size(max = 60) List<KeyStroke> strokes) {
    Model model = fresh();
    Sheet saved = Sheet.EMPTY;
    for (KeyStroke stroke : strokes) {
      Step step = Update.on(model, new Event.Pressed(stroke.key()));
      for (Command command : step.commands()) {
        if (command instanceof Command.Put put) {
          assertThat(saved.get(put.field())).isEqualTo(put.shown());
          saved = saved.with(put.field(), put.value());
        }
      }
      model = step.model();
      assertThat(model.sheet()).isEqualTo(saved);
      Screen.draw(model, new Palette(true));
    }
  }

  /** The keys that matter, for generating. */
  enum KeyStroke {
    ONE("1"),
    FOUR("4"),
    ZERO("0"),
    SKIP("s"),
    NOTE("n"),
    GENERAL("m"),
    PRIVATE("v"),
    BOOKMARK("b"),
    PROBE("p"),
    ANSWER("a"),
    RUBRIC("c"),
    GO("g"),
    FIND("/"),
    UNDO("u"),
    HELP("?"),
    CONFLICTS("!"),
    FINISH("F"),
    SUBMIT("S"),
    SPACE(" "),
    SMILE("🙂"),
    ESCAPE(""),
    ENTER(""),
    BACKSPACE(""),
    LEFT(""),
    RIGHT(""),
    UP(""),
    DOWN(""),
    HOME(""),
    END(""),
    DELETE("");

    private final String text;

    KeyStroke(String text) {
      this.text = text;
    }

    Key key() {
      return text.isEmpty() ? Key.of(Key.Kind.valueOf(name())) : Key.character(text);
    }
  }
}
