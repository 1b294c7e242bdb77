package dev.viva.server.interview;

import dev.viva.server.rpc.Caller;
import dev.viva.server.store.Mutation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person may ask for. Features that come later hold something about people, too, so {@code
 * people} implements it, which knows them all.
 */
public interface PersonalData {
  /**
   * What an erasure did.
   *
   * @param removed one line for each thing removed
   * @param remaining one line for each thing that stays, or that only people can remove
   * @param interviews ids of the interviews that were removed
   */
  record Removal(List<String> removed, List<String> remaining, List<String> interviews) {
    public Removal {
      removed = List.copyOf(removed);
      remaining = List.copyOf(remaining);
      interviews = List.copyOf(interviews);
    }
  }

  /** Everything that is held, as Markdown and as JSON. */
  record Copy(String text, String json) {}

  /** A person whose retention period is over. */
  record Expired(String candidate, Instant lastEvent, boolean legalHold, boolean erased) {}

  /**
   * Who was, or would be, erased.
   *
   * @param days that were applied
   */
  record Retained(int days, List<Expired> expired) {
    public Retained {
      expired = List.copyOf(expired);
    }
  }

  /** Erases the person of this id. */
  Removal erase(Mutation mutation, String id, String reason);

  /** Everything that is held about the person of this id, for that person; the panels see it. */
  Copy export(String id, Caller caller);

  /**
   * Erases people about whom nothing happened for so long.
   *
   * @param days empty: the server's setting
   */
  Retained applyRetention(Mutation mutation, Optional<Integer> days, boolean dryRun);
}
