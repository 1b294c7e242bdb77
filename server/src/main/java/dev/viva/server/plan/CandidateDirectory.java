package dev.viva.server.plan;

import dev.viva.server.rpc.Caller;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.WriteTx;
import java.util.Optional;

/** What planning needs to know of candidates and of those who meet them. */
public interface CandidateDirectory {
  /**
   * The id of the candidate of this resource name, id, prefix of an id or display name; empty for a
   * name that nobody has yet of whom the caller may know.
   */
  Optional<String> find(ReadTx tx, String idOrName, Caller caller);

  /** Like {@link #find}, but a name that nobody has yet adds a person. */
  String findOrAdd(WriteTx tx, String idOrName, Caller caller);

  /** Whether the caller is on the panel of the interview of this id. */
  boolean isOnPanel(ReadTx tx, Caller caller, String interview);
}
