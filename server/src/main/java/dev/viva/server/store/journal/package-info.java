/**
 * The truth of the store: an append-only, checksummed, hash-chained journal in segment files. Knows
 * bytes and files, nothing of tables.
 */
package dev.viva.server.store.journal;
