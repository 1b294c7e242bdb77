package dev.viva.cli.live;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * A text being typed, and where.
 *
 * @param cursor index into the text, never inside a surrogate pair
 */
record Typing(String text, int cursor) {
  static final int LONGEST = 20_000;

  Typing {
    cursor = Math.max(0, Math.min(cursor, text.length()));
    if (cursor > 0
        && cursor < text.length()
        && Character.isLowSurrogate(text.charAt(cursor))
        && Character.isHighSurrogate(text.charAt(cursor - 1))) {
      cursor--;
    }
  }

  static Typing atEnd(String text) {
    return new Typing(text, text.length());
  }

  /** The text after {@code key}; unchanged where the key means nothing here. */
  Typing press(Key key) {
    return switch (key.kind()) {
      case CHAR, PASTE -> insert(key.text());
      case TAB -> insert("    ");
      case ENTER -> insert("\n");
      case BACKSPACE -> delete(before(), cursor);
      case DELETE -> delete(cursor, after());
      case LEFT -> new Typing(text, before());
      case RIGHT -> new Typing(text, after());
      case HOME -> new Typing(text, lineStart(cursor));
      case END -> new Typing(text, lineEnd(cursor));
      case UP -> vertical(lineStart(cursor) - 1);
      case DOWN -> vertical(lineEnd(cursor) + 1);
      case CTRL ->
          switch (key.text()) {
            case "a" -> new Typing(text, lineStart(cursor));
            case "e" -> new Typing(text, lineEnd(cursor));
            case "k" -> delete(cursor, lineEnd(cursor));
            case "u" -> delete(lineStart(cursor), cursor);
            case "w" -> delete(wordStart(), cursor);
            default -> this;
          };
      case ESCAPE, PAGE_UP, PAGE_DOWN, UNKNOWN -> this;
    };
  }

  private Typing insert(String typed) {
    String clean = typed.replace("\0", "");
    String fits =
        clean.substring(0, Math.max(0, Math.min(clean.length(), LONGEST - text.length())));
    return new Typing(
        text.substring(0, cursor) + fits + text.substring(cursor), cursor + fits.length());
  }

  private Typing delete(int from, int to) {
    return new Typing(text.substring(0, from) + text.substring(to), from);
  }

  /** Where the character before the cursor begins, its combining marks included. */
  private int before() {
    return cursor == 0 ? 0 : characters().preceding(cursor);
  }

  /** Where the character at the cursor ends, its combining marks included. */
  int after() {
    return cursor == text.length() ? cursor : characters().following(cursor);
  }

  private BreakIterator characters() {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return characters;
  }

  private int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  private int lineEnd(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private int wordStart() {
    int at = cursor;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The same column in the line that holds index {@code other}. */
  private Typing vertical(int other) {
    if (other < 0 || other > text.length()) {
      return this;
    }
    int column = cursor - lineStart(cursor);
    int start = lineStart(other);
    return new Typing(text, Math.min(start + column, lineEnd(start)));
  }
}
