package dev.viva.server.network;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;

/** Open while the server serves: once it stops, running calls end and no new one begins. */
public final class ShutdownGate {
  private volatile boolean closed;

  public void close() {
    closed = true;
  }

  /**
   * Lets a call begin.
   *
   * @throws VivaException.Unavailable where the server is going down
   */
  public void requireOpen() {
    if (closed) {
      throw stopping();
    }
  }

  /** Why a call does not begin, or is ended, while the server goes down. */
  public static VivaException stopping() {
    return new VivaException.Unavailable(
        Reason.SHUTTING_DOWN, "the server is shutting down: try again when it is back");
  }
}
