package dev.viva.cli;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The server and the token. The network is touched by the first call, not before. */
public final class Connection implements AutoCloseable {
  private static final String DEFAULT_HOST = "127.0.0.1:";
  private static final String DEFAULT_PORT = "8482";
  private static final int DEADLINE_SECONDS = 60;
  private static final int KEEP_ALIVE_SECONDS = 20;
  private static final int MAX_MESSAGE = 64 << 20;
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Environment environment;
  private final Options options;
  private ManagedChannel channel;

  Connection(Environment environment, Options options) {
    this.environment = environment;
    this.options = options;
  }

  /** {@code host:port} of the server. */
  public String target() {
    String target =
        options.server != null ? options.server : environment.variable("VIVA_SERVER", local());
    if (!target.matches("(\\[[0-9a-fA-F:.]+]|[^:/\\s]+):\\d{1,5}")) {
      throw new Failure(ExitCode.USAGE, "--server '" + target + "' is not of the form HOST:PORT");
    }
    return target;
  }

  /** Where {@code viva serve} listens with the same environment. */
  private String local() {
    return DEFAULT_HOST + environment.variable("VIVA_PORT", DEFAULT_PORT);
  }

  /** Tries to connect at once, instead of after the pause that follows a failure. */
  public void retryNow() {
    channel().resetConnectBackoff();
  }

  private synchronized ManagedChannel channel() {
    if (channel == null) {
      channel =
          OkHttpChannelBuilder.forTarget("dns:///" + target())
              .usePlaintext()
              .maxInboundMessageSize(MAX_MESSAGE)
              .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
              .build();
    }
    return channel;
  }

  /** A stub that is signed in and gives up after a minute. */
  <S extends AbstractStub<S>> S stub(Function<? super Channel, S> stub) {
    return stub.apply(channel())
        .withCallCredentials(new Bearer(token()))
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /** A stub without a deadline, for streams that a person watches. */
  public <S extends AbstractStub<S>> S stream(Function<? super Channel, S> stub) {
    return stub.apply(channel()).withCallCredentials(new Bearer(token()));
  }

  private String token() {
    String given = options.token != null ? options.token : environment.variable("VIVA_TOKEN", "");
    if (!given.isEmpty()) {
      return given;
    }
    Path file = environment.home().resolve("token");
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new Failure(
          ExitCode.NOT_ALLOWED,
          "cannot read the token file " + file + ": pass --token or set VIVA_TOKEN");
    }
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.shutdownNow();
    }
  }

  /** Sends the token over plain text too: the server refuses to be open to others without TLS. */
  private static final class Bearer extends CallCredentials {
    private final String token;

    Bearer(String token) {
      this.token = token;
    }

    @Override
    public void applyRequestMetadata(
        RequestInfo request, Executor executor, MetadataApplier applier) {
      Metadata headers = new Metadata();
      if (!token.isEmpty()) {
        headers.put(AUTHORIZATION, "Bearer " + token);
      }
      applier.apply(headers);
    }
  }
}
