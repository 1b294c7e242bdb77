package dev.viva.server.rpc;

import io.grpc.Context;

/** Where a call comes from. {@code audit.CallAudit} puts it into the gRPC context of the call. */
public final class Origin {
  /** Where the context of a call keeps its origin. */
  public static final Context.Key<String> KEY = Context.key("viva-origin");

  private Origin() {}

  /** Address that the current call comes from; empty where nobody knows. */
  public static String current() {
    String origin = KEY.get();
    return origin == null ? "" : origin;
  }
}
