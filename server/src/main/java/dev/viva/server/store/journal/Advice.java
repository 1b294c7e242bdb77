package dev.viva.server.store.journal;

/** What a person can do about damage. */
public final class Advice {
  public static final String RESTORE =
      "Nothing was changed. Copy the directory away, check the disk, then restore the last backup (viva restore FILE --force)";

  private Advice() {}
}
