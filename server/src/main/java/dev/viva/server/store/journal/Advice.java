package dev.viva.server.store.journal;

/** What a person can do about damage. */
public final class Advice {
  public static final String RESTORE =
      "Nothing was changed. Copy the directory away, check the disk, then restore the last backup (viva restore FILE --force)";

  /** What a person can do about a key ring. */
  public static final String RING =
      "Nothing was changed. Put your copy of the key ring there (docs/people-data.md)";

  private Advice() {}
}
