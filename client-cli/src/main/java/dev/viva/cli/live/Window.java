package dev.viva.cli.live;

/**
 * The room that the terminal gives.
 *
 * @param width in columns, from 1
 * @param height in lines, from 1
 */
record Window(int width, int height) {
  /** What every terminal has. */
  static final Window USUAL = new Window(80, 24);

  Window {
    width = Math.max(1, width);
    height = Math.max(1, height);
  }
}
