package dev.viva.server.rpc;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** File names to suggest, safe on every system whatever a person is called. */
public final class FileNames {
  private static final int LONGEST = 80;
  private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

  private FileNames() {}

  /**
   * A name without extension made of the letters and digits of {@code text}, joined by {@code -}.
   */
  public static String of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String joined = plain.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
    String cut =
        joined.codePointCount(0, joined.length()) > LONGEST
            ? joined.substring(0, joined.offsetByCodePoints(0, LONGEST))
            : joined;
    if (cut.isEmpty() || RESERVED.contains(cut) || cut.matches("(com|lpt)\\d")) {
      return "viva-" + cut;
    }
    return cut;
  }
}
