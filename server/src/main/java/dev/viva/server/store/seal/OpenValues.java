package dev.viva.server.store.seal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values that were opened, for who looks for them again. They are known by the sealed bytes, which
 * no other value has, so it does not matter in which state of the store they were found.
 */
final class OpenValues {
  /** Some 25 MB of people; those beyond are opened each time. */
  static final int MOST = 50_000;

  private final Map<String, Opened> byPlace = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // compared by content where it is compared
  private record Opened(String subject, byte[] stored, Object value) {}

  /** The value that is sealed in {@code stored}; the caller knows its type by its place. */
  @SuppressWarnings("unchecked")
  <T> Optional<T> find(String place, byte[] stored) {
    Opened known = byPlace.get(place);
    return known != null && Arrays.equals(known.stored(), stored)
        ? Optional.of((T) known.value())
        : Optional.empty();
  }

  void keep(String place, String subject, byte[] stored, Object value) {
    if (byPlace.size() < MOST || byPlace.containsKey(place)) {
      byPlace.put(place, new Opened(subject, stored, value));
    }
  }

  void forget(Collection<String> subjects) {
    byPlace.values().removeIf(known -> subjects.contains(known.subject()));
  }
}
