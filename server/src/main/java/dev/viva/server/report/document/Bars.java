package dev.viva.server.report.document;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Charts as SVG: rectangles and lines only, in black, grey and white, so that they print. The
 * numbers stand beside them as text; the charts themselves are hidden from screen readers.
 */
public final class Bars {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 12;
  private static final String INK = "#1f2937";
  private static final String PAPER = "#e5e7eb";

  private Bars() {}

  /** A score on the rubric's scale: from 1 at the left to 4 at the right, a tick for 2 and 3. */
  public static String score(OptionalDouble score) {
    StringBuilder svg = open(WIDTH);
    rect(svg, 0, 2, WIDTH, 8, PAPER);
    score.ifPresent(value -> rect(svg, 0, 2, Math.max(3, (value - 1) / 3 * WIDTH), 8, INK));
    for (int tick = 0; tick <= 3; tick++) {
      double x = Math.min(WIDTH - 1.0, tick / 3.0 * WIDTH);
      rect(svg, x, 0, 1, HEIGHT, "#6b7280");
    }
    return svg.append("</svg>").toString();
  }

  /** A share from 0 to 1. */
  public static String share(double share) {
    int width = WIDTH / 2;
    StringBuilder svg = open(width);
    rect(svg, 0, 2, width, 8, INK);
    rect(svg, 1, 3, width - 2.0, 6, "#ffffff");
    rect(svg, 1, 3, (width - 2) * Math.max(0, Math.min(1, share)), 6, "#6b7280");
    return svg.append("</svg>").toString();
  }

  /** Four boxes, as many full as the rating says; none for a question without a rating. */
  public static String rating(int value) {
    StringBuilder svg = open(56);
    for (int i = 0; i < 4; i++) {
      rect(svg, i * 14, 1, 12, 10, INK);
      if (i >= value) {
        rect(svg, i * 14 + 1, 2, 10, 8, "#ffffff");
      }
    }
    return svg.append("</svg>").toString();
  }

  /**
   * Minutes planned as a frame and minutes used as a bar in it, on a scale that ends at {@code
   * most}.
   */
  public static String minutes(double planned, double used, double most) {
    int width = WIDTH * 2 / 3;
    double scale = most <= 0 ? 0 : width / most;
    StringBuilder svg = open(width);
    rect(svg, 0, 0, Math.max(2, planned * scale), HEIGHT, "#6b7280");
    rect(svg, 1, 1, Math.max(0, planned * scale - 2), HEIGHT - 2.0, "#ffffff");
    rect(svg, 0, 4, used * scale, 4, INK);
    return svg.append("</svg>").toString();
  }

  private static StringBuilder open(int width) {
    return new StringBuilder(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"-1 -1 %d %d\" aria-hidden=\"true\">",
            width + 2,
            HEIGHT + 2,
            width + 2,
            HEIGHT + 2));
  }

  private static void rect(
      StringBuilder svg, double x, double y, double width, double height, String fill) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
            x,
            y,
            width,
            height,
            fill));
  }
}
