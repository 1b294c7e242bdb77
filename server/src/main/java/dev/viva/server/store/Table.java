package dev.viva.server.store;

import java.util.Optional;

/**
 * A named, ordered map of the store.
 *
 * @param name lower-case letters and {@code -}; never changes once data was written
 * @param codec for the values; keys are strings in the order of {@link String#compareTo}
 * @param subjects whom values are about; what is about somebody is sealed. Keys are not, so they
 *     must name nobody
 * @param keptOpen whether values that were opened stay in memory for the next reader, until their
 *     subject is erased: for small values that are looked through as a whole
 */
public record Table<T>(
    String name, Codec<T> codec, Subjects<? super T> subjects, boolean keptOpen) {
  /** A table whose values are about nobody. */
  public Table(String name, Codec<T> codec) {
    this(name, codec, Subjects.NOBODY);
  }

  /** A table whose values are opened at each read. */
  public Table(String name, Codec<T> codec, Subjects<? super T> subjects) {
    this(name, codec, subjects, false);
  }

  /** Whether values may be about somebody. */
  public boolean isPersonal() {
    return subjects != Subjects.NOBODY;
  }

  /** Says whom a value is about. */
  @FunctionalInterface
  public interface Subjects<T> {
    /** Nobody: values are kept as they are. */
    Subjects<Object> NOBODY = (tx, key, value) -> Optional.empty();

    /**
     * The subject under whose key the value is sealed: erasing that subject takes it away.
     *
     * @param tx what the writer sees, without this value
     */
    Optional<String> of(ReadTx tx, String key, T value);
  }
}
