package dev.viva.server.bank;

import java.time.Instant;
import java.util.List;

/**
 * A named collection of questions that came from one or more documents.
 *
 * @param id lower-case letters, digits and {@code -}
 * @param title as shown
 * @param documents names of the documents imported into it, in order of first import
 */
public record Bank(
    String id, String title, List<String> documents, Instant updated, long revision) {
  public Bank {
    documents = List.copyOf(documents);
  }
}
