package dev.viva.cli.live;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A terminal without a screen: keys are typed into it, what it is sent is collected. */
final class Screenless implements AutoCloseable {
  private final PipedOutputStream keys = new PipedOutputStream();
  private final StringBuffer shown = new StringBuffer();
  private final Terminal terminal;

  Screenless(String type) throws IOException {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            shown.append((char) (b & 0xff));
          }
        };
    this.terminal =
        new ExternalTerminal(
            "test", type, new PipedInputStream(keys, 65_536), out, StandardCharsets.UTF_8);
    terminal.setSize(new Size(80, 24));
  }

  Terminal terminal() {
    return terminal;
  }

  void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Everything that was sent to the screen so far. */
  String shown() {
    return new String(
        shown.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("nothing happened for 30 s");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
