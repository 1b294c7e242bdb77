package dev.viva.server.store.state;

/**
 * A cell and its place.
 *
 * @param key composite key, see {@link Keys}
 */
public record Row(String key, Cell cell) {}
