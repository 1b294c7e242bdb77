package dev.viva.server.store.journal;

import java.io.IOException;

/**
 * The directory may not be used: another process holds it, it holds something else, or something
 * that must not be replaced. Nothing was changed; the message says who or what, and what to do.
 */
public final class DirectoryRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  public DirectoryRefusedException(String message) {
    super(message);
  }
}
