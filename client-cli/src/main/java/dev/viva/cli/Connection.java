package dev.viva.cli;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.AbstractStub;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
  private Optional<Login> login; // null until it was looked for

  Connection(Environment environment, Options options) {
    this.environment = environment;
    this.options = options;
  }

  /** {@code host:port} of the server. */
  public String target() {
    return where().authority();
  }

  private Target where() {
    String given = options.server != null ? options.server : variable("VIVA_SERVER");
    if (!given.isEmpty()) {
      return Target.parse(given);
    }
    return Target.parse(login().map(Login::server).orElseGet(this::local));
  }

  /** Where {@code viva serve} listens with the same environment. */
  private String local() {
    return DEFAULT_HOST + environment.variable("VIVA_PORT", DEFAULT_PORT);
  }

  private String variable(String name) {
    return environment.variable(name, "");
  }

  private Optional<Login> login() {
    if (login == null) {
      login = Login.in(environment.home());
    }
    return login;
  }

  /** Another connection, of a login that is not kept yet. */
  Connection to(Login other) {
    Options asTyped = new Options();
    asTyped.server = other.server();
    asTyped.token = other.token();
    Connection connection = new Connection(environment, asTyped);
    connection.login = Optional.of(other);
    return connection;
  }

  /** Tries to connect at once, instead of after the pause that follows a failure. */
  public void retryNow() {
    channel().resetConnectBackoff();
  }

  private synchronized ManagedChannel channel() {
    if (channel == null) {
      Target target = where();
      channel =
          OkHttpChannelBuilder.forTarget("dns:///" + target.authority(), credentials(target))
              .maxInboundMessageSize(MAX_MESSAGE)
              .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
              .build();
    }
    return channel;
  }

  private ChannelCredentials credentials(Target target) {
    if (!target.secure()) {
      return InsecureChannelCredentials.create();
    }
    String roots = file("VIVA_CA", Login::roots);
    String certificate = file("VIVA_CERT", Login::certificate);
    TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
    try {
      if (!roots.isEmpty()) {
        tls.trustManager(new File(roots));
      }
      if (!certificate.isEmpty()) {
        tls.keyManager(new File(certificate), new File(file("VIVA_KEY", Login::key)));
      }
    } catch (IOException e) {
      throw new Failure(ExitCode.INVALID, "cannot read a certificate: " + e.getMessage());
    }
    return tls.build();
  }

  private String file(String variable, Function<Login, String> kept) {
    String given = variable(variable);
    return given.isEmpty() ? login().map(kept).orElse("") : given;
  }

  /** A stub that is signed in and gives up after a minute. */
  public <S extends AbstractStub<S>> S stub(Function<? super Channel, S> stub) {
    return stub.apply(channel())
        .withCallCredentials(new Bearer(token()))
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /** A stub without a deadline, for streams that a person watches. */
  public <S extends AbstractStub<S>> S stream(Function<? super Channel, S> stub) {
    return stub.apply(channel()).withCallCredentials(new Bearer(token()));
  }

  /** The token that flag or environment give; empty where they give none. */
  String givenToken() {
    return options.token != null ? options.token : variable("VIVA_TOKEN");
  }

  /** A token goes to the server that it is for, and to no other. */
  private String token() {
    String given = givenToken();
    if (!given.isEmpty()) {
      return given;
    }
    Target target = where();
    Optional<Login> kept = login().filter(found -> Target.parse(found.server()).equals(target));
    if (kept.isPresent()) {
      return kept.get().token();
    }
    if (!target.isThisMachine()) {
      return "";
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

  /** Sends the token over plain text too, since plain text goes to this machine alone. */
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
