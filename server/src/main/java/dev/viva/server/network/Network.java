package dev.viva.server.network;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the server meets the network.
 *
 * @param tls absent: plain text, for this machine alone
 * @param names host names, besides {@code localhost} and those of the certificate, by which
 *     browsers may reach it
 * @param limits what one user may ask
 * @param longestCall how long a call may take that is no watch and no backup, whatever deadline its
 *     client has; for an import, how long nothing may come
 */
public record Network(
    Optional<TlsFiles> tls, Set<String> names, CallLimits.Rates limits, Duration longestCall) {
  private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

  /** Plain text, for this machine alone. */
  public static final Network LOCAL =
      new Network(Optional.empty(), Set.of(), CallLimits.Rates.DEFAULT);

  /** With calls of two minutes. */
  public Network(Optional<TlsFiles> tls, Set<String> names, CallLimits.Rates limits) {
    this(tls, names, limits, LONGEST_CALL);
  }

  public Network {
    names = Set.copyOf(names);
  }
}
