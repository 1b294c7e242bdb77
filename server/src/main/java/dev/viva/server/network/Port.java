package dev.viva.server.network;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.util.EventLoopGroups;
import com.linecorp.armeria.server.GracefulShutdown;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerTlsConfig;
import io.netty.handler.ssl.ClientAuth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A server's port with its limits; what it serves is added to it. */
public final class Port {
  private static final int MAX_CONNECTIONS = 1_024;
  private static final int MAX_STREAMS_PER_CONNECTION = 128;
  private static final int MAX_HEADER_BYTES = 16 << 10;
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration PING_INTERVAL = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofMillis(50);

  private Port() {}

  /**
   * A builder that listens on {@code host:port}.
   *
   * @param shutdown how long running calls may take when the server stops
   * @throws IOException where the files of TLS cannot be used
   */
  public static ServerBuilder builder(String host, int port, Network network, Duration shutdown)
      throws IOException {
    ServerBuilder server = Server.builder();
    Set<String> names = new HashSet<>(network.names());
    names.add(host);
    boolean secure = network.tls().isPresent();
    if (secure) {
      TlsFiles files = network.tls().get();
      ReloadingTls tls = new ReloadingTls(files);
      names.addAll(BrowserGuard.names(tls.current().pair().certificateChain().get(0)));
      server.tlsProvider(
          tls,
          ServerTlsConfig.builder()
              .clientAuth(files.clientRoots().isPresent() ? ClientAuth.REQUIRE : ClientAuth.NONE)
              .build());
    }
    return server
        .port(
            new InetSocketAddress(host, port),
            secure ? SessionProtocol.HTTPS : SessionProtocol.HTTP)
        .maxNumConnections(MAX_CONNECTIONS)
        .http2MaxStreamsPerConnection(MAX_STREAMS_PER_CONNECTION)
        .http2MaxHeaderListSize(MAX_HEADER_BYTES)
        .http1MaxHeaderSize(MAX_HEADER_BYTES)
        .idleTimeout(IDLE_TIMEOUT)
        .pingInterval(PING_INTERVAL)
        // Netty would keep a stopped port's thread for two more seconds.
        .bossGroupFactory(
            name ->
                EventLoopGroups.builder()
                    .numThreads(1)
                    .gracefulShutdown(Duration.ZERO, Duration.ofSeconds(1))
                    .build())
        .gracefulShutdown(
            GracefulShutdown.builder()
                .quietPeriod(QUIET)
                .timeout(shutdown.compareTo(QUIET) < 0 ? QUIET : shutdown)
                .toExceptionFunction((ctx, request) -> ShutdownGate.stopping())
                .build())
        .decorator(new BrowserGuard(names));
  }
}
