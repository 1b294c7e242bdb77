package dev.viva.cli;

/** What the process ends with; {@code viva help exit-codes} lists them. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "failed (unexpected)"),
  USAGE(2, "usage: the command line is off"),
  INVALID(3, "invalid input: a field, a brief, a file"),
  NOT_FOUND(4, "not found"),
  CONFLICT(5, "conflict: stale revision, wrong state, already exists"),
  NOT_ALLOWED(6, "not allowed or not signed in"),
  UNREACHABLE(7, "server unreachable");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The one of this code. */
  public static ExitCode of(int code) {
    for (ExitCode one : values()) {
      if (one.code == code) {
        return one;
      }
    }
    return FAILED;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
