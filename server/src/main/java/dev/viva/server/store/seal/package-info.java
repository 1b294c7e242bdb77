/**
 * What is kept about a person is sealed with that person's key. The keys are in a ring outside the
 * journal and its backups, so that destroying a key destroys what it sealed, wherever copies of it
 * lie.
 */
package dev.viva.server.store.seal;
