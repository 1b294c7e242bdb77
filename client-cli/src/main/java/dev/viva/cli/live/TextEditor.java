package dev.viva.cli.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** The interviewer's own editor, on the same terminal. */
final class TextEditor {
  private final String command;
  private final Path directory;
  private boolean used;

  /**
   * @param command as a shell takes it, such as {@code vim} or {@code code --wait}
   * @param directory where the text lies meanwhile; private
   */
  TextEditor(String command, Path directory) {
    this.command = command;
    this.directory = directory;
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

  private Optional<String> run(String text) {
    try {
      Path file = Files.createTempFile(directory, "note-", ".md");
      try {
        Files.writeString(file, text);
        int exit =
            new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString())
                .inheritIO()
                .start()
                .waitFor();
        return exit == 0 ? Optional.of(Files.readString(file).stripTrailing()) : Optional.empty();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
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
