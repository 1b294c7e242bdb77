package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A terminal or a pipe of one user: runs commands in this process and keeps what they say. */
final class Console {
  private final Path directory;
  private final Map<String, String> variables;
  private final boolean terminal;
  private final String typed;

  private Console(Path directory, Map<String, String> variables, boolean terminal, String typed) {
    this.directory = directory;
    this.variables = Map.copyOf(variables);
    this.terminal = terminal;
    this.typed = typed;
  }

  /** A pipe, 100 columns wide, with {@code home} as home and working directory. */
  static Console in(Path home) {
    return new Console(home, Map.of("VIVA_HOME", home.toString()), false, "");
  }

  Console with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(variables);
    changed.put(variable, value);
    return new Console(directory, changed, terminal, typed);
  }

  Console at(Path otherDirectory) {
    return new Console(otherDirectory, variables, terminal, typed);
  }

  Console onTerminal() {
    return new Console(directory, variables, true, typed);
  }

  Console typing(String text) {
    return new Console(directory, variables, terminal, text);
  }

  /** What a command said and how it ended. */
  record Answer(int code, String out, String err) {
    /** The answer of a command that must have worked. */
    Answer done() {
      assertThat(code).as(out + err).isZero();
      return this;
    }

    /** The answer of a command that must have failed in this way, with one line that says why. */
    Answer failed(ExitCode expected) {
      assertThat(code).as(out + err).isEqualTo(expected.code());
      assertThat(err).startsWith("viva: ").doesNotContain("\tat ", "Exception");
      return this;
    }

    <B extends Message.Builder> B into(B message) {
      try {
        JsonFormat.parser().merge(out, message);
        return message;
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(
            "not the JSON of a " + message.getDescriptorForType().getFullName(), e);
      }
    }
  }

  Answer run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Environment(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                variables,
                terminal,
                directory),
            args);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command that must work, as JSON. */
  <B extends Message.Builder> B json(B message, String... args) {
    String[] withFlag =
        Stream.concat(Stream.of(args), Stream.of("-o", "json")).toArray(String[]::new);
    return run(withFlag).done().into(message);
  }
}
