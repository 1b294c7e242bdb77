package dev.viva.server.plan;

import dev.viva.server.rpc.Caller;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.WriteTx;
import java.time.Instant;
import java.util.Optional;

/** What planning needs to know of candidates and of those who meet them. */
public interface CandidateDirectory {
  /**
   * The id of the candidate of this resource name, id, display name or address, or of both as in
   * {@code Ada Lovelace <ada@example.org>}; empty for somebody of whom the caller may not know.
   */
  Optional<String> find(ReadTx tx, String idOrName, Caller caller);

  /** Like {@link #find}, but adds somebody new. */
  String findOrAdd(WriteTx tx, String idOrName, Caller caller);

  /** Whether the caller is on the panel of the interview of this id. */
  boolean isOnPanel(ReadTx tx, Caller caller, String interview);

  /** When the interview of this id was, or is going to be; empty where nobody knows. */
  Optional<Instant> time(ReadTx tx, String interview);
}
