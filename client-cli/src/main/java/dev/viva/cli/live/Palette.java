package dev.viva.cli.live;

import org.jline.utils.AttributedStyle;

/**
 * Styles that read well on dark and on light terminals: the terminal's own foreground and
 * background, bold, underline, reverse, and of the colours only those with contrast to both.
 * Without colour the same screen differs in attributes alone.
 *
 * @param color whether colours may be used
 */
record Palette(boolean color) {
  AttributedStyle plain() {
    return AttributedStyle.DEFAULT;
  }

  AttributedStyle bold() {
    return AttributedStyle.DEFAULT.bold();
  }

  AttributedStyle bar() {
    return AttributedStyle.DEFAULT.inverse();
  }

  AttributedStyle heading() {
    return color
        ? AttributedStyle.BOLD.foreground(AttributedStyle.CYAN)
        : AttributedStyle.DEFAULT.bold();
  }

  AttributedStyle warning() {
    return color
        ? AttributedStyle.BOLD.foreground(AttributedStyle.RED)
        : AttributedStyle.DEFAULT.bold();
  }

  AttributedStyle good() {
    return colored(AttributedStyle.GREEN);
  }

  AttributedStyle quiet() {
    return AttributedStyle.DEFAULT.faint();
  }

  AttributedStyle emphasis() {
    return AttributedStyle.DEFAULT.underline();
  }

  AttributedStyle code() {
    return colored(AttributedStyle.CYAN);
  }

  AttributedStyle keyword() {
    return color
        ? AttributedStyle.BOLD.foreground(AttributedStyle.MAGENTA)
        : AttributedStyle.DEFAULT.bold();
  }

  AttributedStyle string() {
    return colored(AttributedStyle.GREEN);
  }

  private AttributedStyle colored(int hue) {
    return color ? AttributedStyle.DEFAULT.foreground(hue) : AttributedStyle.DEFAULT;
  }
}
