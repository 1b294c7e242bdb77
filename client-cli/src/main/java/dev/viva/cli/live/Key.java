package dev.viva.cli.live;

/**
 * A key, or a pasted text.
 *
 * @param text the character of a CHAR, the letter of a CTRL, the text of a PASTE; else empty
 */
record Key(Kind kind, String text) {
  enum Kind {
    CHAR,
    PASTE,
    CTRL,
    ENTER,
    ESCAPE,
    TAB,
    BACKSPACE,
    DELETE,
    LEFT,
    RIGHT,
    UP,
    DOWN,
    HOME,
    END,
    PAGE_UP,
    PAGE_DOWN,
    UNKNOWN
  }

  static Key of(Kind kind) {
    return new Key(kind, "");
  }

  static Key character(String text) {
    return new Key(Kind.CHAR, text);
  }

  static Key ctrl(String letter) {
    return new Key(Kind.CTRL, letter);
  }

  boolean is(String character) {
    return kind == Kind.CHAR && text.equals(character);
  }

  boolean isCtrl(String letter) {
    return kind == Kind.CTRL && text.equals(letter);
  }
}
