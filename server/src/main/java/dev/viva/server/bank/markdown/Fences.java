package dev.viva.server.bank.markdown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fenced code of some lines. Whoever goes through them in order looks at each line once for a
 * fence that closes and once for all that do not.
 */
final class Fences {
  private static final Pattern OPENING = Pattern.compile(" {0,3}(?:`{3,}[^`]*|~{3,}.*)");
  private static final int DEEPEST = 3;

  private final List<String> lines;

  /** By mark: from where on a fence of which length was looked for in vain. */
  private final Map<Character, Unclosed> unclosed = new HashMap<>();

  private record Unclosed(int line, int length) {}

  Fences(List<String> lines) {
    this.lines = lines;
  }

  /** Whether a fence may open on {@code line}. */
  static boolean opens(String line) {
    return OPENING.matcher(line).matches();
  }

  /** The line that closes the fence that opens on line {@code open}, or {@code open} itself. */
  int end(int open) {
    if (!opens(lines.get(open))) {
      return open;
    }
    String opener = lines.get(open).strip();
    char mark = opener.charAt(0);
    int length = run(opener, mark);
    Unclosed known = unclosed.get(mark);
    if (known != null && known.line() <= open && known.length() <= length) {
      return open;
    }
    for (int i = open + 1; i < lines.size(); i++) {
      if (closes(lines.get(i), mark, length)) {
        return i;
      }
    }
    unclosed.put(mark, new Unclosed(open, length));
    return open;
  }

  private static boolean closes(String line, char mark, int length) {
    int start = 0;
    while (start <= DEEPEST && start < line.length() && line.charAt(start) == ' ') {
      start++;
    }
    if (start > DEEPEST || start >= line.length() || line.charAt(start) != mark) {
      return false;
    }
    String stripped = line.strip();
    return stripped.length() >= length && run(stripped, mark) == stripped.length();
  }

  private static int run(String line, char mark) {
    int length = 0;
    while (length < line.length() && line.charAt(length) == mark) {
      length++;
    }
    return length;
  }
}
