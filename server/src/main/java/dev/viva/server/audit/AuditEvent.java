package dev.viva.server.audit;

import java.time.Instant;
import java.util.List;

/**
 * One thing that somebody did, or was refused. Names nobody but users.
 *
 * @param index of the commit
 * @param actor resource name of the user; empty where nobody was signed in
 * @param action full name of the method
 * @param origin address of the caller; empty for the server itself
 * @param outcome {@code OK}, or the name of a status
 * @param resources resource names
 * @param count how many such calls it stands for
 * @param reason why, where the caller had to say so
 */
record AuditEvent(
    long index,
    Instant time,
    String actor,
    String action,
    String origin,
    String outcome,
    List<String> resources,
    int count,
    String reason) {
  static final String OK = "OK";

  AuditEvent {
    resources = List.copyOf(resources);
  }
}
