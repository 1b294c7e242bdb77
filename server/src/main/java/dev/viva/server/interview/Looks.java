package dev.viva.server.interview;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Origin;
import dev.viva.server.rpc.StatedReason;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What administrators looked at, for the panel to see. */
public final class Looks {
  /** {@code interview/index of the commit}. */
  public static final Table<Look> LOOKS =
      new Table<>(
          "looks",
          InterviewProtos.LOOK,
          (tx, key, look) -> tx.subject(Interviews.INTERVIEWS, key.substring(0, key.indexOf('/'))));

  private Looks() {}

  /**
   * Keeps that the caller looks at these interviews, where the caller is an administrator from
   * outside their panels. It is on disk when this returns, so no answer goes out before.
   */
  public static void keep(Store store, Caller caller, Collection<Interview> interviews) {
    if (AccessPolicy.isLook(caller)) {
      keep(store, caller, interviews, StatedReason.current());
    }
  }

  /** The same for an administrator who gets to see them for this reason. */
  public static void keep(
      Store store, Caller caller, Collection<Interview> interviews, String reason) {
    List<Interview> others =
        interviews.stream().filter(found -> !found.panel().contains(caller.user())).toList();
    if (others.isEmpty()) {
      return;
    }
    store.write(
        new Mutation(Optional.empty(), caller.resource(), caller.method(), Origin.current()),
        Codecs.STRING,
        tx -> {
          for (Interview interview : others) {
            if (tx.subject(Interviews.INTERVIEWS, interview.id()).isPresent()) {
              tx.put(
                  LOOKS,
                  interview.id() + "/" + String.format("%019d", tx.index()),
                  new Look(caller.user(), tx.now(), reason));
            }
          }
          return "";
        });
  }

  /** Looks at one interview, oldest first. */
  static List<Look> at(ReadTx tx, String interview) {
    try (Stream<Entry<Look>> all = tx.scan(LOOKS, KeyRange.prefix(interview + "/"))) {
      return all.map(Entry::value).toList();
    }
  }
}
