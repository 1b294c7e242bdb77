package dev.viva.server.plan;

import dev.viva.server.store.ReadTx;
import dev.viva.server.store.WriteTx;
import java.util.Optional;

/** What planning needs to know of candidates: their ids. */
public interface CandidateDirectory {
  /**
   * The id of the candidate of this resource name, id, prefix of an id or display name; empty for a
   * name that nobody has yet.
   */
  Optional<String> find(ReadTx tx, String idOrName);

  /** Like {@link #find}, but a name that nobody has yet adds a person. */
  String findOrAdd(WriteTx tx, String idOrName);
}
