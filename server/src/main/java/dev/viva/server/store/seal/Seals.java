package dev.viva.server.store.seal;

import dev.viva.server.store.Opener;
import dev.viva.server.store.Table;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/** Seals values with the keys of a ring, and opens them. */
public final class Seals implements Opener {
  private final KeyRing ring;
  private final OpenValues openValues = new OpenValues();

  public Seals(KeyRing ring) {
    this.ring = ring;
    ring.whenDestroyed(openValues::forget);
  }

  public KeyRing ring() {
    return ring;
  }

  /** Seals a value for its place. The subject's key is made where there is none. */
  public byte[] seal(String subject, String place, byte[] plain) {
    return Envelope.seal(ring.get(subject), subject, place, plain, false);
  }

  /** Seals a value so that it opens only while the keys of all these subjects are there. */
  public byte[] seal(Set<String> subjects, String place, byte[] plain) {
    byte[] sealed = plain;
    boolean again = false;
    for (String subject : subjects) {
      sealed = Envelope.seal(ring.get(subject), subject, place, sealed, again);
      again = true;
    }
    return sealed;
  }

  /** Refuses a value that would be taken for a sealed one. */
  public static byte[] requirePlain(byte[] value) {
    if (Envelope.isEnvelope(value)) {
      throw new IllegalArgumentException("a value about nobody must not begin with a zero byte");
    }
    return value;
  }

  /** Whose key opens the value; empty where it is not sealed. */
  public static Optional<String> subject(byte[] stored) {
    return Envelope.subject(stored);
  }

  /**
   * The value of a personal table; empty where its subject is erased. Where the table says so, it
   * is kept for the next reader.
   *
   * @param place table and key, see {@code store.state.Keys}
   */
  public <T> Optional<T> read(Table<T> table, String place, byte[] stored) {
    if (!table.keptOpen()) {
      return open(place, stored).map(table.codec()::decode);
    }
    Optional<T> known = openValues.find(place, stored);
    if (known.isPresent()) {
      return known;
    }
    Optional<T> value = open(place, stored).map(table.codec()::decode);
    Optional<String> subject = subject(stored);
    if (value.isPresent() && subject.isPresent()) {
      openValues.keep(place, subject.get(), stored, value.get());
      if (ring.isErased(subject.get())) { // meanwhile
        openValues.forget(Set.of(subject.get()));
      }
    }
    return value;
  }

  /**
   * The value as it was before it was sealed, or as it is where it never was; empty where its
   * subject is erased.
   *
   * @throws IllegalStateException where the key is missing, or the value is not what was written
   */
  @Override
  public Optional<byte[]> open(String place, byte[] stored) {
    byte[] value = stored;
    boolean more = Envelope.isEnvelope(stored);
    while (more) {
      String subject = Envelope.subject(value).orElseThrow();
      Optional<SecretKey> key = ring.find(subject);
      if (key.isEmpty()) {
        if (ring.isErased(subject)) {
          return Optional.empty();
        }
        throw new IllegalStateException("the key ring lacks the key of " + subject);
      }
      more = Envelope.holdsAnother(value);
      value = Envelope.open(key.get(), subject, place, value);
    }
    return Optional.of(value);
  }
}
