package dev.viva.server.store;

/**
 * A named, ordered map of the store.
 *
 * @param name lower-case letters and {@code -}; never changes once data was written
 * @param codec for the values; keys are strings in the order of {@link String#compareTo}
 */
public record Table<T>(String name, Codec<T> codec) {}
