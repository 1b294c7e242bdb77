package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.Rating;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MergeTest {
  @Property(tries = 500)
  void noteText_keepsEveryLineOfBoth(
      @ForAll @Size(max = 6) List<@AlphaChars @StringLength(max = 3) String> mine,
      @ForAll @Size(max = 6) List<@AlphaChars @StringLength(max = 3) String> theirs) {
    String merged = NoteText.merge(String.join("\n", mine), String.join("\n", theirs));
    List<String> lines = List.of(merged.split("\n", -1));
    for (String line : mine) {
      assertThat(merged).contains(line);
    }
    for (String line : theirs) {
      assertThat(merged).contains(line);
    }
    assertThat(lines.size())
        .isLessThanOrEqualTo(Math.max(1, mine.size()) + Math.max(1, theirs.size()));
  }

  @Property(tries = 200)
  void noteText_ofAGrownText_isTheGrownText(@ForAll String base, @ForAll String more) {
    assertThat(NoteText.merge(base, base + more)).isEqualTo(base + more);
    assertThat(NoteText.merge(base + more, base)).isEqualTo(base + more);
  }

  @Test
  void of_otherFieldChanged_sendsAgainAsItIs() {
    Change change = new Change("id", Field.rating("q"), "", Rating.RATING_GOOD.name());
    assertThat(Merge.of(change, "")).isEqualTo(new Merge.Again(change));
  }

  @Test
  void of_sameValueThere_isSettled() {
    Change change = new Change("id", Field.rating("q"), "", Rating.RATING_GOOD.name());
    assertThat(Merge.of(change, Rating.RATING_GOOD.name())).isInstanceOf(Merge.Settled.class);
  }

  @Test
  void of_otherRatingThere_letsMineStandAndTellsTheirs() {
    Change change = new Change("id", Field.rating("q"), "", Rating.RATING_GOOD.name());
    Merge merge = Merge.of(change, Rating.RATING_POOR.name());
    assertThat(merge).isInstanceOf(Merge.Clash.class);
    assertThat(((Merge.Clash) merge).conflict().theirs()).isEqualTo(Rating.RATING_POOR.name());
    assertThat(((Merge.Clash) merge).change().base()).isEqualTo(Rating.RATING_POOR.name());
  }

  @Test
  void of_times_keepsTheEarlierAskAndTheLongerStay() {
    Field asked = Field.asked("q");
    Change mine = new Change("id", asked, "", "2026-03-02T10:05:00Z");
    assertThat(Merge.of(mine, "2026-03-02T10:04:00Z")).isInstanceOf(Merge.Settled.class);
    assertThat(Merge.of(mine, "2026-03-02T10:06:00Z")).isInstanceOf(Merge.Again.class);
    Change spent = new Change("id", Field.spent("q"), "10", "90");
    assertThat(Merge.of(spent, "95")).isInstanceOf(Merge.Settled.class);
    assertThat(Merge.of(spent, "80")).isInstanceOf(Merge.Again.class);
  }

  /** A scorecard that refuses stale writes, as the server does. */
  private static final class Card {
    private Sheet sheet = Sheet.EMPTY;
    private int revision;
  }

  /** One device: its queue, and the revision that it knows. */
  private static final class Device {
    private final Deque<Change> queue = new ArrayDeque<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private Sheet known = Sheet.EMPTY;
    private int revision;

    void type(Field field, String value) {
      String shown = known.get(field);
      for (Change change : queue) {
        shown = change.field().equals(field) ? change.value() : shown;
      }
      queue.add(new Change(UUID.randomUUID().toString(), field, shown, value));
    }

    /** As {@link Outbox#gathered}. */
    private Change gathered(Change change) {
      String last = change.value();
      for (Change later : queue) {
        last = later.field().equals(change.field()) ? later.value() : last;
      }
      queue.removeIf(later -> later.field().equals(change.field()));
      return change.withValue(last);
    }

    void send(Card card) {
      Change change = queue.poll();
      if (change == null) {
        return;
      }
      boolean overtaken = !known.get(change.field()).equals(change.base());
      if (revision == card.revision && !overtaken) {
        card.sheet = card.sheet.with(change.field(), change.value());
        card.revision++;
      } else {
        Merge merge = Merge.of(gathered(change), card.sheet.get(change.field()));
        if (merge instanceof Merge.Again again) {
          queue.addFirst(again.change());
        } else if (merge instanceof Merge.Clash clash) {
          queue.addFirst(clash.change());
          conflicts.add(clash.conflict());
        }
      }
      known = card.sheet;
      revision = card.revision;
    }
  }

  @Property(tries = 300)
  void twoDevices_loseNothing(@ForAll long seed, @ForAll @Size(max = 30) List<Boolean> turns) {
    Random random = new Random(seed);
    Card card = new Card();
    Device[] devices = {new Device(), new Device()};
    List<String> typed = new ArrayList<>();
    List<String> rated = new ArrayList<>();
    for (boolean turn : turns) {
      Device device = devices[turn ? 1 : 0];
      int what = random.nextInt(4);
      if (what == 0) {
        String rating = Rating.forNumber(1 + random.nextInt(4)).name();
        rated.add(rating);
        device.type(Field.rating("q"), rating);
      } else if (what == 1) {
        String line = "line " + typed.size();
        typed.add(line);
        String note = device.known.get(Field.GENERAL_NOTE);
        for (Change change : device.queue) {
          note = change.field().equals(Field.GENERAL_NOTE) ? change.value() : note;
        }
        device.type(Field.GENERAL_NOTE, note.isEmpty() ? line : note + "\n" + line);
      } else {
        device.send(card);
      }
    }
    while (!devices[0].queue.isEmpty() || !devices[1].queue.isEmpty()) {
      devices[random.nextInt(2)].send(card);
    }
    assertThat(List.of(card.sheet.get(Field.GENERAL_NOTE).split("\n"))).containsAll(typed);
    if (!rated.isEmpty()) {
      assertThat(rated).contains(card.sheet.get(Field.rating("q")));
    }
  }
}
