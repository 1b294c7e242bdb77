package dev.viva.server.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The file was written by a later release. Reading it by guess could lose what this release does
 * not know.
 */
public final class NewerFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public NewerFormatException(Path file, long found, long known) {
    super(
        file
            + " has format "
            + found
            + ", this release reads formats up to "
            + known
            + "; use the release that wrote it, or a later one");
  }
}
