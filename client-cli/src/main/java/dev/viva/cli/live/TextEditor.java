package dev.viva.cli.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** The interviewer's own editor, on the same terminal. */
final class TextEditor {
  private final String command;

  /** From here on, an exit code says that a signal ended the program: what it wrote counts. */
  private static final int KILLED = 128;

  private final Path file;
  private boolean used;

  /**
   * @param command as a shell takes it, such as {@code vim} or {@code code --wait}
   * @param file where the text lies meanwhile; its owner alone can read it
   */
  TextEditor(String command, Path file) {
    this.command = command;
    this.file = file;
  }

  /** The text as it was left; empty where the editor failed. */
  Optional<String> edit(Terminal terminal, String text) {
    used = true;
    Attributes raw = terminal.getAttributes();
    Attributes cooked = new Attributes(raw);
    cooked.setLocalFlag(Attributes.LocalFlag.ICANON, true);
    cooked.setLocalFlag(Attributes.LocalFlag.ECHO, true);
    cooked.setInputFlag(Attributes.InputFlag.ICRNL, true);
    terminal.puts(Capability.exit_ca_mode);
    terminal.puts(Capability.cursor_visible);
    terminal.setAttributes(cooked);
    terminal.flush();
    terminal.pause();
    try {
      return run(text);
    } finally {
      terminal.resume();
      terminal.setAttributes(raw);
      terminal.puts(Capability.enter_ca_mode);
      terminal.puts(Capability.cursor_invisible);
      terminal.flush();
    }
  }

  /** The text as it was left; empty where the editor did not work. */
  private Optional<String> run(String text) {
    try {
      forget();
      try (FileChannel channel = Spool.channel(file, StandardOpenOption.CREATE_NEW)) {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      }
      int exit =
          new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
              .inheritIO()
              .start()
              .waitFor();
      return exit == 0 || exit > KILLED ? left(file) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * What an editor left when it, or this program, was killed; empty where there is nothing.
   *
   * @param file as given to the constructor
   */
  static Optional<String> left(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(Files.readString(file).stripTrailing())
        : Optional.empty();
  }

  /** Removes the text: it is kept elsewhere, or not wanted. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(TextEditor.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot remove " + file, e);
    }
  }

  /** Whether it ran since the screen was drawn last. */
  boolean wasUsed() {
    return used;
  }

  boolean takeUsed() {
    boolean was = used;
    used = false;
    return was;
  }
}
