/** The same question again: fingerprints, reconciliation with what is stored, near-duplicates. */
package dev.viva.server.bank.markdown.match;
