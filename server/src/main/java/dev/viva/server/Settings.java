package dev.viva.server;

import dev.viva.server.network.Network;
import dev.viva.server.store.seal.MasterKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a server runs. {@link Main} reads them from flags and environment.
 *
 * @param host address to listen on
 * @param port 0 picks a free one
 * @param home holds the token file
 * @param data directory of the store
 * @param user id of the person who runs the server
 * @param areas an area tree instead of the built-in one
 * @param requestThreads threads that handle requests
 * @param maxRequestBytes largest message
 * @param planMillis how long a plan is searched before the best so far is taken
 * @param openTools whether docs, reflection and metrics answer without a token
 * @param masterKey wraps the keys of people; empty: a file in the data directory
 * @param retentionDays days without anything happening after which a person is erased; empty: never
 * @param historyDays days after which the audit trail is deleted, by whole files; empty: never
 * @param shutdown how long running calls may take when the server stops
 * @param network TLS, names, limits
 */
public record Settings(
    String host,
    int port,
    Path home,
    Path data,
    String user,
    Optional<Path> areas,
    int requestThreads,
    int maxRequestBytes,
    int planMillis,
    boolean openTools,
    Duration shutdown,
    Optional<MasterKey> masterKey,
    OptionalInt retentionDays,
    OptionalInt historyDays,
    Network network) {

  /** With the master key in a file, keeping everything, for one machine. */
  public Settings(
      String host,
      int port,
      Path home,
      Path data,
      String user,
      Optional<Path> areas,
      int requestThreads,
      int maxRequestBytes,
      int planMillis,
      boolean openTools,
      Duration shutdown) {
    this(
        host,
        port,
        home,
        data,
        user,
        areas,
        requestThreads,
        maxRequestBytes,
        planMillis,
        openTools,
        shutdown,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Network.LOCAL);
  }

  /** The same on another network. */
  public Settings on(Network other) {
    return new Settings(
        host,
        port,
        home,
        data,
        user,
        areas,
        requestThreads,
        maxRequestBytes,
        planMillis,
        openTools,
        shutdown,
        masterKey,
        retentionDays,
        historyDays,
        other);
  }

  /** Where the CLI on the same machine finds the token. */
  Path tokenFile() {
    return home.resolve("token");
  }
}
