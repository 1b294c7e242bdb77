package dev.viva.server.store;

import java.util.Optional;

/**
 * Who writes what, kept with the commit.
 *
 * @param request makes the write safe to repeat; empty for writes of the server itself
 * @param actor resource name of the user, such as {@code users/ada}
 * @param action full name of the method, such as {@code viva.v1.ScorecardService/RateItem}
 * @param origin address that the request came from; empty for writes of the server itself
 */
public record Mutation(Optional<Request> request, String actor, String action, String origin) {
  public Mutation(Optional<Request> request, String actor, String action) {
    this(request, actor, action, "");
  }

  /** The same without an id to remember: its reply is not stored. */
  public Mutation withoutRequest() {
    return new Mutation(Optional.empty(), actor, action, origin);
  }

  /**
   * A request that a client may send again.
   *
   * @param id a UUID that the client chose
   * @param digest SHA-256 of the request without its id, so that the same id under another body is
   *     noticed
   */
  public record Request(String id, String digest) {}
}
