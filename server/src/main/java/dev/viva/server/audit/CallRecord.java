package dev.viva.server.audit;

import java.util.List;

/**
 * A call that changed nothing: refused, or a read of what is about people. Equal ones are counted
 * together.
 */
record CallRecord(
    String actor,
    String action,
    String origin,
    String outcome,
    List<String> resources,
    String reason) {
  CallRecord {
    resources = List.copyOf(resources);
  }
}
