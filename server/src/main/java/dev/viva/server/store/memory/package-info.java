/** A store that forgets everything when it closes, for tests. */
package dev.viva.server.store.memory;
