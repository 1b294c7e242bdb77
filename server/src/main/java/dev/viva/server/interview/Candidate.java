package dev.viva.server.interview;

import java.time.Instant;

/**
 * A person who is interviewed.
 *
 * @param email may be empty
 * @param role that the person applies for; may be empty
 * @param legalHold whether retention must not erase this person now
 */
public record Candidate(
    String id,
    String displayName,
    String email,
    String role,
    Instant created,
    boolean legalHold,
    long revision) {
  Candidate withRevision(long newRevision) {
    return new Candidate(id, displayName, email, role, created, legalHold, newRevision);
  }

  Candidate withAddress(String address) {
    return new Candidate(id, displayName, address, role, created, legalHold, revision);
  }

  /** Resource name. */
  public String resource() {
    return "candidates/" + id;
  }
}
