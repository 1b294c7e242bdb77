package dev.viva.server;

import java.io.IOException;
import java.io.OutputStream;

/** A store that can be copied while it runs. */
@FunctionalInterface
interface BackupSource {
  /**
   * Writes everything that is committed now; {@code target} stays open.
   *
   * @return index of the last commit in it
   */
  long writeTo(OutputStream target) throws IOException;
}
