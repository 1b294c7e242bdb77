package dev.viva.server.bank.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Texts inside a canonical question. A line of a text that would read as a heading of the format
 * gets a backslash in front, and so does the opening of a fence that is never closed; whatever has
 * backslashes already gets one more, so that taking one away is always the way back.
 */
final class CanonicalBody {
  private static final Pattern STRUCTURAL = Pattern.compile("\\\\*#{1,6}(?:[ \\t].*)?");
  private static final Pattern FENCE = Pattern.compile(" {0,3}\\\\*(?:`{3,}[^`]*|~{3,}.*)");

  private CanonicalBody() {}

  /**
   * {@code text} with {@code \n} endings and without blank lines at either end: what a text of a
   * question is, as stored.
   */
  static String normalise(String text) {
    String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    List<String> lines = new ArrayList<>(List.of(unix.split("\n", -1)));
    while (!lines.isEmpty() && lines.get(0).isBlank()) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    lines.replaceAll(line -> line.isBlank() ? "" : line);
    return String.join("\n", lines);
  }

  /** The lines of {@code text} as written under a heading. */
  static List<String> encode(String text) {
    List<String> lines = normalise(text).lines().toList();
    List<String> encoded = new ArrayList<>(lines.size());
    Fences fences = new Fences(lines);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int end = fences.end(i);
      if (end > i) {
        encoded.addAll(lines.subList(i, end + 1));
        i = end;
        continue;
      }
      encoded.add(needsBackslash(line) ? escape(line) : line);
    }
    return encoded;
  }

  /** The way back from {@link #encode}. */
  static String decode(List<String> lines) {
    List<String> decoded = new ArrayList<>(lines.size());
    Fences fences = new Fences(lines);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int end = fences.end(i);
      if (end > i) {
        decoded.addAll(lines.subList(i, end + 1));
        i = end;
        continue;
      }
      decoded.add(
          line.stripLeading().startsWith("\\") && needsBackslash(line) ? unescape(line) : line);
    }
    return normalise(String.join("\n", decoded));
  }

  private static boolean needsBackslash(String line) {
    return STRUCTURAL.matcher(line).matches() || FENCE.matcher(line).matches();
  }

  private static String escape(String line) {
    int at = line.length() - line.stripLeading().length();
    return line.substring(0, at) + "\\" + line.substring(at);
  }

  private static String unescape(String line) {
    int at = line.indexOf('\\');
    return line.substring(0, at) + line.substring(at + 1);
  }
}
