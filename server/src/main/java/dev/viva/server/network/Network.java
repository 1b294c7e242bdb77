package dev.viva.server.network;

import java.util.Optional;
import java.util.Set;

/**
 * How the server meets the network.
 *
 * @param tls absent: plain text, for this machine alone
 * @param names host names, besides {@code localhost} and those of the certificate, by which
 *     browsers may reach it
 * @param limits what one user may ask
 */
public record Network(Optional<TlsFiles> tls, Set<String> names, CallLimits.Rates limits) {
  /** Plain text, for this machine alone. */
  public static final Network LOCAL =
      new Network(Optional.empty(), Set.of(), CallLimits.Rates.DEFAULT);

  public Network {
    names = Set.copyOf(names);
  }
}
