package dev.viva.cli.live;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads keys from what a terminal in raw mode sends. */
final class Keys {
  private static final int ESC = 27;
  private static final int NOTHING = -2;
  private static final int END = -1;
  private static final long SEQUENCE_MILLIS = 40;
  private static final int LONGEST_PASTE = 20_000;
  private static final String PASTE_END = "\u001b[201~";

  private static final Map<String, Key.Kind> SEQUENCES =
      Map.ofEntries(
          Map.entry("A", Key.Kind.UP),
          Map.entry("B", Key.Kind.DOWN),
          Map.entry("C", Key.Kind.RIGHT),
          Map.entry("D", Key.Kind.LEFT),
          Map.entry("H", Key.Kind.HOME),
          Map.entry("F", Key.Kind.END),
          Map.entry("1~", Key.Kind.HOME),
          Map.entry("7~", Key.Kind.HOME),
          Map.entry("4~", Key.Kind.END),
          Map.entry("8~", Key.Kind.END),
          Map.entry("3~", Key.Kind.DELETE),
          Map.entry("5~", Key.Kind.PAGE_UP),
          Map.entry("6~", Key.Kind.PAGE_DOWN));

  private final Source source;
  private int pushedBack = NOTHING;

  /** Characters as they come. */
  interface Source {
    /** The next character; -1 at the end, -2 where none came in time. */
    int read(long millis) throws IOException;
  }

  Keys(Source source) {
    this.source = source;
  }

  /** The terminal is gone. */
  static final class Gone extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The next key, waiting at most {@code millis}.
   *
   * @throws Gone where the terminal is gone
   */
  Optional<Key> next(long millis) throws IOException {
    int c = first(millis);
    if (c == END) {
      throw new Gone();
    }
    return c == NOTHING ? Optional.empty() : Optional.of(key(c));
  }

  /** A terminal that was closed ends, or fails with an error of its own. */
  private int first(long millis) {
    if (pushedBack != NOTHING) {
      int c = pushedBack;
      pushedBack = NOTHING;
      return c;
    }
    try {
      return source.read(millis);
    } catch (IOException e) {
      return END;
    }
  }

  private Key key(int c) throws IOException {
    return switch (c) {
      case ESC -> escape();
      case '\r', '\n' -> Key.of(Key.Kind.ENTER);
      case '\t' -> Key.of(Key.Kind.TAB);
      case 8, 127 -> Key.of(Key.Kind.BACKSPACE);
      default ->
          c < ' ' ? Key.ctrl(String.valueOf((char) ('a' + c - 1))) : Key.character(character(c));
    };
  }

  private String character(int c) throws IOException {
    if (Character.isHighSurrogate((char) c)) {
      int low = source.read(SEQUENCE_MILLIS);
      return low > 0 ? new String(new char[] {(char) c, (char) low}) : "";
    }
    return String.valueOf((char) c);
  }

  private Key escape() throws IOException {
    int c = source.read(SEQUENCE_MILLIS);
    if (c != '[' && c != 'O') {
      // Two keys that a slow line brought together; no key here has Alt.
      pushedBack = c;
      return Key.of(Key.Kind.ESCAPE);
    }
    StringBuilder sequence = new StringBuilder();
    do {
      c = source.read(SEQUENCE_MILLIS);
      if (c < 0) {
        return Key.of(Key.Kind.UNKNOWN);
      }
      sequence.append((char) c);
    } while ((c < '@' || c > '~') && sequence.length() < 16);
    if (sequence.toString().equals("200~")) {
      return new Key(Key.Kind.PASTE, paste());
    }
    // "1;5C" is a right arrow with a modifier: the arrow counts.
    String plain = sequence.toString().replaceAll("^\\d+;\\d+(?=[A-Z])", "");
    return Key.of(SEQUENCES.getOrDefault(plain, Key.Kind.UNKNOWN));
  }

  private String paste() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < LONGEST_PASTE + PASTE_END.length()) {
      int c = source.read(1_000);
      if (c < 0) {
        break;
      }
      text.append((char) c);
      if (c == '~' && text.indexOf(PASTE_END) >= 0) {
        text.setLength(text.length() - PASTE_END.length());
        break;
      }
    }
    return text.toString().replace("\r\n", "\n").replace('\r', '\n');
  }
}
