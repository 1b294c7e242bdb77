package dev.viva.server.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScorecardStatesTest {
  private static final List<String> QUESTIONS = List.of("q-1", "q-2", "q-3", "q-4");

  private enum Action {
    CHANGE,
    SUBMIT,
    AMEND,
    VOID
  }

  @Property(tries = 300)
  void actions_followTheTableOfStates(
      @ForAll @Size(max = 8) List<Action> actions, @ForAll @Size(4) List<Rating> ratings) {
    Scorecard card = Scorecard.open("i-1", "ada", QUESTIONS);
    for (Action action : actions) {
      Scorecard before = card;
      try {
        card = apply(card, action, ratings);
      } catch (VivaException.WrongState e) {
        if (e.reason() == Reason.WRONG_STATE) {
          assertThat(isAllowed(action, before.state())).isFalse();
        }
        continue;
      }
      assertThat(isAllowed(action, before.state())).isTrue();
      if (before.isSubmitted()) {
        // What was submitted is in there for good, whatever follows.
        Scorecard.Version kept = card.versions().get(card.versions().size() - 1);
        assertThat(kept.items()).isEqualTo(before.items());
        assertThat(kept.comment()).isEqualTo(before.comment());
        assertThat(card.versions()).hasSize(before.versions().size() + 1);
      }
      assertThat(card.versions().subList(0, before.versions().size())).isEqualTo(before.versions());
    }
  }

  private static Scorecard apply(Scorecard card, Action action, List<Rating> ratings) {
    return switch (action) {
      case CHANGE -> rated(card, ratings);
      case SUBMIT -> card.submit(Recommendation.YES, "good", LiveFixture.BEGIN);
      case AMEND ->
          card.amend(card.items(), Recommendation.NO, "not so good", "slip", LiveFixture.BEGIN);
      case VOID -> card.voidIt("wrong person", LiveFixture.BEGIN);
    };
  }

  private static Scorecard rated(Scorecard card, List<Rating> ratings) {
    Scorecard rated = card;
    for (int position = 1; position <= ratings.size(); position++) {
      Rating rating = ratings.get(position - 1);
      rated = rated.change(position, item -> item.rate(rating).annotate("seen"));
    }
    return rated;
  }

  private static boolean isAllowed(Action action, Scorecard.State state) {
    return switch (action) {
      case CHANGE, SUBMIT -> state == Scorecard.State.DRAFT;
      case AMEND -> state == Scorecard.State.SUBMITTED || state == Scorecard.State.AMENDED;
      case VOID -> state != Scorecard.State.VOIDED;
    };
  }

  @Property(tries = 200)
  void submit_saysEverythingThatIsMissingAtOnce(
      @ForAll @Size(4) List<Rating> ratings,
      @ForAll @Size(4) List<Boolean> notes,
      @ForAll Recommendation recommendation,
      @ForAll boolean comment) {
    Scorecard card = Scorecard.open("i-1", "ada", QUESTIONS);
    List<String> missing = new ArrayList<>();
    for (int position = 1; position <= 4; position++) {
      Rating rating = ratings.get(position - 1);
      String note = notes.get(position - 1) ? "seen" : " ";
      card = card.change(position, item -> item.rate(rating).annotate(note));
      boolean end = rating == Rating.POOR || rating == Rating.EXCELLENT;
      if (rating == Rating.UNRATED || (end && note.isBlank())) {
        missing.add("question " + position);
      }
    }
    if (recommendation == Recommendation.NONE) {
      missing.add("recommendation");
    }
    if (!comment) {
      missing.add("comment");
    }
    Scorecard full = card;
    if (missing.isEmpty()) {
      assertThat(full.submit(recommendation, "good", LiveFixture.BEGIN).isSubmitted()).isTrue();
    } else {
      assertThatThrownBy(
              () -> full.submit(recommendation, comment ? "good" : " ", LiveFixture.BEGIN))
          .satisfies(
              thrown -> missing.forEach(what -> assertThat(thrown).hasMessageContaining(what)));
    }
  }

  @Property(tries = 200)
  void follow_keepsWhatIsThereForEveryQuestionThatStays(
      @ForAll @Size(4) List<Rating> ratings, @ForAll @Size(4) List<Boolean> stays) {
    Scorecard card = rated(Scorecard.open("i-1", "ada", QUESTIONS), ratings);
    List<String> next = new ArrayList<>(List.of("q-new"));
    for (int i = 0; i < 4; i++) {
      if (stays.get(i)) {
        next.add(QUESTIONS.get(i));
      }
    }
    Scorecard followed = card.follow(next);
    assertThat(followed.items()).extracting(Scorecard.Item::question).isEqualTo(next);
    assertThat(card.items()).containsAll(followed.items().subList(1, next.size()));
  }

  @Test
  void markRestNotAsked_leavesWhatWasAskedToItsInterviewer() {
    Scorecard card =
        Scorecard.open("i-1", "ada", QUESTIONS)
            .change(2, item -> item.askedAt(LiveFixture.BEGIN))
            .markRestNotAsked();
    assertThat(card.items())
        .extracting(Scorecard.Item::rating)
        .containsExactly(Rating.NOT_ASKED, Rating.UNRATED, Rating.NOT_ASKED, Rating.NOT_ASKED);
    assertThatThrownBy(() -> card.submit(Recommendation.YES, "good", LiveFixture.BEGIN))
        .hasMessageContaining("question 2 was asked and is not rated");
  }
}
