/**
 * The store that is used: a journal that is the truth, and a MapDB view of it that can be thrown
 * away. {@link dev.viva.server.store.mapdb.MapDbStore} is where to begin.
 */
package dev.viva.server.store.mapdb;
