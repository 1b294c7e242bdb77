package dev.viva.server.store.journal;

import java.io.IOException;

/**
 * There is no space. What was begun is undone, and another try may work when there is space again.
 */
public final class DiskFullException extends IOException {
  private static final long serialVersionUID = 1L;

  public DiskFullException(IOException cause) {
    super("no space left on the disk", cause);
  }

  /** The JDK tells a full disk from a broken one only in the message. */
  public static boolean isCauseOf(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded");
  }
}
