package dev.viva.server.store.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What is sealed opens to what it was, and to nothing else. */
class SealProperties {
  private static final String PLACE = "notes\0k1";

  private final KeyRing ring = KeyRing.inMemory();
  private final Seals seals = new Seals(ring);

  @Property
  void open_givesBackWhatWasSealed(
      @ForAll @Size(max = 3_000) byte[] plain,
      @ForAll @Size(min = 1, max = 4)
          Set<@AlphaChars @StringLength(min = 1, max = 64) String> subjects) {
    byte[] sealed = seals.seal(subjects, PLACE, plain);

    assertThat(seals.open(PLACE, sealed))
        .hasValueSatisfying(open -> assertThat(open).isEqualTo(plain));
    assertThat(subjects).contains(Seals.subject(sealed).orElseThrow());
  }

  @Property
  void seal_hidesTheTextAndItsRepetition(
      @ForAll @StringLength(min = 8, max = 500) @AlphaChars String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] sealed = seals.seal("c-1", PLACE, plain);

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(text);
    assertThat(seals.seal("c-1", PLACE, plain)).isNotEqualTo(sealed);
  }

  @Property
  void open_refusesAnyChangedByte(
      @ForAll @Size(min = 1, max = 200) byte[] plain,
      @ForAll int at,
      @ForAll @IntRange(max = 7) int bit) {
    byte[] sealed = seals.seal("c-1", PLACE, plain);
    // The first bytes say how to read the rest; a change there is told from the key, not the tag.
    int index = 6 + Math.floorMod(at, sealed.length - 6);
    sealed[index] ^= (byte) (1 << bit);

    assertThatThrownBy(() -> seals.open(PLACE, sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not what was written");
  }

  @Property
  void open_refusesAnotherPlaceOrSubject(@ForAll @Size(max = 200) byte[] plain) {
    byte[] sealed = seals.seal("c-1", PLACE, plain);
    seals.seal("c-2", PLACE, plain);
    byte[] renamed = sealed.clone();
    renamed[5] = '2';

    assertThatThrownBy(() -> seals.open("notes\0k2", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seals.open(PLACE, renamed)).isInstanceOf(IllegalStateException.class);
  }

  @Property(tries = 100)
  void open_givesNothingOnceAnyOfTheKeysIsDestroyed(
      @ForAll @Size(min = 1, max = 4)
          Set<@AlphaChars @StringLength(min = 1, max = 9) String> subjects,
      @ForAll @IntRange(max = 3) int which) {
    KeyRing own = KeyRing.inMemory();
    Seals others = new Seals(own);
    byte[] sealed = others.seal(new LinkedHashSet<>(subjects), PLACE, new byte[] {1, 2, 3});
    String erased = subjects.stream().skip(which % subjects.size()).findFirst().orElseThrow();

    own.destroy(Set.of(erased), figures -> figures);

    assertThat(others.open(PLACE, sealed)).isEmpty();
    assertThatThrownBy(() -> others.seal(erased, PLACE, new byte[0]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("erased");
  }
}
