package dev.viva.server;

import dev.viva.server.network.Network;
import dev.viva.v1.CreateUserRequest;
import dev.viva.v1.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real server on a free loopback port, with its home in a temporary directory. As a static
 * extension it serves all tests of a class; a test that restarts or stops it opens its own with
 * {@link #started}.
 */
public final class TestServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  /** Id of the person who runs the server. */
  public static final String ADMIN = "root";

  private final UnaryOperator<Settings> change;
  private final Consumer<Client> content;
  private final List<Client> clients = new ArrayList<>();
  private Path home;
  private VivaServer server;
  private boolean isStopped;

  public TestServer() {
    this(UnaryOperator.identity(), client -> {});
  }

  private TestServer(UnaryOperator<Settings> change, Consumer<Client> content) {
    this.change = change;
    this.content = content;
  }

  /** One with small banks that {@link Journey#BRIEF} finds plans in. */
  public static TestServer withQuestions() {
    return new TestServer(UnaryOperator.identity(), TestBanks::importInto);
  }

  /** One with some of our own banks. */
  public static TestServer withSeeds(String... banks) {
    return new TestServer(
        UnaryOperator.identity(), client -> Journey.importSeeds(client, List.of(banks)));
  }

  /** One that lets anybody read docs, metrics and reflection. */
  public static TestServer withOpenTools() {
    return new TestServer(
        settings ->
            new Settings(
                settings.host(),
                settings.port(),
                settings.home(),
                settings.data(),
                settings.user(),
                settings.areas(),
                settings.requestThreads(),
                settings.maxRequestBytes(),
                settings.planMillis(),
                true,
                settings.shutdown()),
        client -> {});
  }

  /** One that lets running calls go on for so long when it stops. */
  static TestServer thatStopsWithin(Duration shutdown) {
    return new TestServer(
        settings ->
            new Settings(
                settings.host(),
                settings.port(),
                settings.home(),
                settings.data(),
                settings.user(),
                settings.areas(),
                settings.requestThreads(),
                settings.maxRequestBytes(),
                settings.planMillis(),
                settings.openTools(),
                shutdown),
        client -> {});
  }

  /** One on another network. */
  public static TestServer on(Network network) {
    return new TestServer(settings -> settings.on(network), client -> {});
  }

  /** One with small banks on another network. */
  public static TestServer withQuestionsOn(Network network) {
    return new TestServer(settings -> settings.on(network), TestBanks::importInto);
  }

  /** Starts it for a single test, which closes it. */
  public TestServer started() throws IOException {
    start();
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    start();
  }

  /** A server takes seconds to stop in order: the next class does not wait for it. */
  @Override
  public void afterAll(ExtensionContext context) {
    Thread closing = new Thread(this::closeUnchecked, "close-test-server");
    closing.start();
  }

  private void closeUnchecked() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start() throws IOException {
    home = Files.createTempDirectory("viva-test");
    open();
    content.accept(admin());
  }

  private void open() throws IOException {
    server =
        VivaServer.start(
            change.apply(
                new Settings(
                    "127.0.0.1",
                    0,
                    home,
                    home.resolve("data"),
                    ADMIN,
                    Optional.empty(),
                    8,
                    4 << 20,
                    2_000,
                    false,
                    Duration.ofSeconds(1))));
  }

  /** Stops it and opens the same directory again, on another port: old clients are of no use. */
  public void restart() throws IOException {
    stop();
    open();
  }

  /** What to do with the directory of a server that is stopped. */
  public interface WhileStopped {
    void run(Path data) throws IOException;
  }

  /** Like {@link #restart()}, with something done in between. */
  public void restart(WhileStopped between) throws IOException {
    stop();
    between.run(home.resolve("data"));
    open();
  }

  private void stop() {
    if (!isStopped) {
      server.close();
    }
    disconnect();
  }

  /** Stops it in order, while the clients look on. */
  void stopServing() {
    server.close();
    isStopped = true;
  }

  /** Like {@link #restart}, but leaves the clients to see the end of the server themselves. */
  void reopenAfterStop() throws IOException {
    server.close();
    open();
  }

  private void disconnect() {
    clients.forEach(Client::close);
    clients.clear();
  }

  public int port() {
    return server.port();
  }

  public Path home() {
    return home;
  }

  /** The raw token of the person who runs the server. */
  public String adminToken() {
    try {
      return Files.readString(home.resolve("token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client of the person who runs the server. */
  public Client admin() {
    return client(adminToken());
  }

  public Client client(String token) {
    return keep(Client.withToken(port(), token));
  }

  public Client withoutToken() {
    return keep(Client.withoutToken(port()));
  }

  private Client keep(Client client) {
    clients.add(client);
    return client;
  }

  /** Adds an interviewer, and answers a client for this person. */
  public Client interviewer(String id) {
    return user(id, Role.ROLE_INTERVIEWER);
  }

  /** Adds a user, and answers a client for this person. */
  public Client user(String id, Role role) {
    return client(
        admin()
            .users()
            .createUser(
                CreateUserRequest.newBuilder()
                    .setId(id)
                    .setRole(role)
                    .setRequestId(Client.requestId())
                    .build())
            .getToken());
  }

  @Override
  public void close() throws IOException {
    stop();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
