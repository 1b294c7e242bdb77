package dev.viva.cli.output;

import java.util.Locale;

/** Figures as people read them; a dash where there is none. */
public final class Figures {
  public static final String NONE = "–";

  private Figures() {}

  /** With two decimals. */
  public static String number(boolean present, double value) {
    return present ? number(value) : NONE;
  }

  /** With two decimals. */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** With its sign and two decimals. */
  public static String signed(boolean present, double value) {
    return present ? String.format(Locale.ROOT, "%+.2f", value) : NONE;
  }

  /** As a whole percentage. */
  public static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
