package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * What {@code viva restore} did, in this process.
 *
 * @param code exit code
 */
record RestoreCommand(int code, String out, String err) {
  static RestoreCommand run(Path file, Path home, String... flags) {
    List<String> args = new ArrayList<>(List.of(file.toString(), "--home", home.toString()));
    args.addAll(List.of(flags));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new Restore())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(args.toArray(String[]::new));
    return new RestoreCommand(code, out.toString(), err.toString());
  }

  RestoreCommand done() {
    assertThat(code).as(err).isZero();
    return this;
  }

  /** It must have been refused with one line that says why. */
  RestoreCommand failed(int expected) {
    assertThat(code).as(out + err).isEqualTo(expected);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("viva: ").hasLineCount(1);
    return this;
  }
}
