package dev.viva.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.viva.cli.output.Table;
import dev.viva.cli.output.Texts;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a command runs with: the environment, the flags of every command, the connection, and the
 * ways to answer.
 */
public final class Cli implements AutoCloseable {
  private static final Metadata.Key<byte[]> REASON =
      Metadata.Key.of("viva-reason-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final Environment environment;
  private final Options options;
  private Connection connection;

  Cli(Environment environment, Options options) {
    this.environment = environment;
    this.options = options;
    this.connection = new Connection(environment, options);
  }

  public Environment environment() {
    return environment;
  }

  public PrintStream out() {
    return environment.out();
  }

  public PrintStream err() {
    return environment.err();
  }

  public Connection connection() {
    return connection;
  }

  /** Calls the server of a login that is not kept yet from now on. */
  public void signIn(Login login) {
    Connection next = connection.to(login);
    connection.close();
    connection = next;
  }

  /** A stub that is signed in and gives up after a while. */
  public <S extends AbstractStub<S>> S call(Function<? super io.grpc.Channel, S> stub) {
    return connection.stub(stub);
  }

  /** The same for what needs a reason; an empty one is not sent. */
  public <S extends AbstractStub<S>> S because(
      String reason, Function<? super io.grpc.Channel, S> stub) {
    S signedIn = call(stub);
    if (reason.isBlank()) {
      return signedIn;
    }
    Metadata headers = new Metadata();
    headers.put(REASON, reason.getBytes(StandardCharsets.UTF_8));
    return signedIn.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** A fresh id that makes a request safe to repeat. */
  public String requestId() {
    return UUID.randomUUID().toString();
  }

  public boolean json() {
    return options.output == Options.Output.json;
  }

  /** Whether to use colour: only on a terminal, and unless switched off. */
  public boolean color() {
    return environment.terminal()
        && !options.noColor
        && environment.variable("NO_COLOR", "").isEmpty()
        && !environment.variable("TERM", "").equals("dumb");
  }

  /** Shows {@code message} as JSON where asked for, else calls {@code table}. */
  public <M extends Message> void show(M message, java.util.function.Consumer<M> table) {
    if (json()) {
      printJson(message);
    } else {
      table.accept(message);
    }
  }

  /** Prints the proto's JSON mapping, with every field that may be empty. */
  public void printJson(Message message) {
    try {
      out().println(JsonFormat.printer().alwaysPrintFieldsWithNoPresence().print(message));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the API has no Any", e);
    }
  }

  /** A table that fits the terminal. */
  public Table table(String... headings) {
    return new Table(environment.width(), headings);
  }

  /** A hint or other talk; silent with JSON. */
  public void hint(String line) {
    if (!json()) {
      err().println(line);
    }
  }

  /** Foreign text made inert for the terminal. */
  public static String safe(String text) {
    return Texts.safe(text);
  }

  /** The token that flag or environment give; empty where they give none. */
  public String givenToken() {
    return connection.givenToken();
  }

  boolean verbose() {
    return options.verbose;
  }

  @Override
  public void close() {
    connection.close();
  }
}
