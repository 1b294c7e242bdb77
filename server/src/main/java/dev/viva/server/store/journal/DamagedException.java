package dev.viva.server.store.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Stored bytes are not what was written. Nothing was changed; a person has to decide. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long offset;

  public DamagedException(Path file, long offset, String what, String advice) {
    super(file + ", offset " + offset + ": " + what + ". " + advice);
    this.file = file;
    this.offset = offset;
  }

  public Path file() {
    return file;
  }

  public long offset() {
    return offset;
  }
}
