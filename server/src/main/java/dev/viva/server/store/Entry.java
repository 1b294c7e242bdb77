package dev.viva.server.store;

/**
 * A stored value.
 *
 * @param revision index of the commit that wrote it
 */
public record Entry<T>(String key, T value, long revision) {}
