package dev.viva.server.bank.markdown.dialect;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inline markup of a line, handled on its source. */
final class Inline {
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]\\n]{0,300}]\\([^)\\n]{0,500}\\)");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]\\n]{0,400})](?:\\([^()\\n]{0,500}\\)|\\[[^\\[\\]\\n]{0,100}])");
  private static final Pattern WHOLE_LINK =
      Pattern.compile(
          "[\\s*_]*\\[((?:[^\\[\\]\\n]|\\[[^\\[\\]\\n]*]){1,400})]\\(([^()\\n]*(?:\\([^()\\n]*\\)[^()\\n]*)?)\\)[\\s*_]*");
  private static final Pattern LEADING_LINK =
      Pattern.compile("[^\\p{L}\\p{N}\\[(]{0,6}\\[[^\\]\\n]{1,200}]\\((?!#)[^()\\n]{1,300}\\)");
  private static final Pattern WIKI_LINK =
      Pattern.compile("\\[\\[(?:[^\\[\\]|\\n]{0,200}\\|)?([^\\[\\]|\\n]{1,300})]]");
  private static final Pattern WIKI_REFERENCE =
      Pattern.compile("(?<=\\S)\\s*[-–—→]\\s*\\[\\[[^\\[\\]\\n]{1,300}]]\\s*$");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>\\n]{0,300}>");
  private static final Pattern EMPTY_ANCHOR =
      Pattern.compile("<a\\s[^<>]{0,200}>\\s*</a>|<a\\s[^<>]{0,200}/>");
  private static final Pattern HEADING_ANCHOR = Pattern.compile("\\s*\\{#[^{}\\s]{0,100}}\\s*$");
  private static final Pattern UP_LINK =
      Pattern.compile(
          "(?i)[*_]{0,3}\\[[*_]{0,3}(?:[\\s↑⬆️🔝▲^⇧↥\\[\\]-]|&uarr;|(?:back\\s+to\\s+)?(?:the\\s+)?(?:top|toc|index|contents|table\\s+of\\s+contents|menu)|back|volver(?:\\s+arriba)?|к\\s+содержанию|наверх|к\\s+оглавлению|返回顶部|回到顶部|voltar(?:\\s+ao\\s+topo)?){1,8}[*_]{0,3}]\\([^()\\n]{0,200}\\)[*_]{0,3}");

  private Inline() {}

  /** The words of {@code source} without markup. */
  static String plain(String source) {
    if (!hasMarkup(source)) {
      return source.strip();
    }
    String text = source;
    if (text.indexOf('[') >= 0) {
      text = withoutUpLinks(text);
      text = IMAGE.matcher(text).replaceAll("");
      text = LINK.matcher(text).replaceAll("$1");
    }
    if (text.indexOf('<') >= 0) {
      text = TAG.matcher(text).replaceAll("");
    }
    if (text.indexOf("{#") >= 0) {
      text = HEADING_ANCHOR.matcher(text).replaceAll("");
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean markup = c == '*' || c == '`' || c == '~' || (c == '_' && isEdge(text, i));
      if (!markup) {
        out.append(c == '\n' ? ' ' : c);
      }
    }
    return out.toString().strip();
  }

  private static String withoutUpLinks(String text) {
    boolean some = text.indexOf("](") >= 0 && text.indexOf('#') >= 0;
    return some ? UP_LINK.matcher(text).replaceAll("") : text;
  }

  private static boolean hasMarkup(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[', '<', '{', '*', '`', '~', '_', '\n' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** {@link #plain} in lower case with simple apostrophes. */
  static String words(String source) {
    return plain(source).toLowerCase(Locale.ROOT).replace('’', '\'');
  }

  /**
   * Without what is there for navigation: empty anchors, links back to the top, heading ids, and
   * {@code [[page|text]]} as its text.
   */
  static String withoutNavigation(String source) {
    String text = source;
    if (text.indexOf('<') >= 0) {
      text = EMPTY_ANCHOR.matcher(text).replaceAll("");
    }
    text = withoutUpLinks(text);
    if (text.indexOf("[[") >= 0) {
      text = WIKI_REFERENCE.matcher(text).replaceFirst("");
      text = WIKI_LINK.matcher(text).replaceAll("$1");
    }
    if (text.indexOf("{#") >= 0) {
      text = HEADING_ANCHOR.matcher(text).replaceAll("");
    }
    return text.strip();
  }

  /** Whether {@code source} is one link and nothing else. */
  static boolean isLink(String source) {
    return source.indexOf("](") > 0 && WHOLE_LINK.matcher(source).matches();
  }

  /** Whether {@code source} is a link with a remark after it, as in an index of other pages. */
  static boolean leadsWithLink(String source) {
    return source.indexOf("](") > 0 && LEADING_LINK.matcher(source).lookingAt();
  }

  /** Target of a {@code source} that {@link #isLink}; else empty. */
  static String linkTarget(String source) {
    Matcher link = WHOLE_LINK.matcher(source);
    return source.indexOf("](") > 0 && link.matches() ? link.group(2) : "";
  }

  /** Text of a {@code source} that {@link #isLink}; else {@code source}. */
  static String linkText(String source) {
    Matcher link = WHOLE_LINK.matcher(source);
    return source.indexOf("](") > 0 && link.matches() ? link.group(1) : source;
  }

  /**
   * Length of the emphasis that {@code text} opens with, closing markers included; 0 where it opens
   * with none.
   */
  static int leadingEmphasis(String text) {
    for (String marker : new String[] {"***", "**", "__", "*", "_"}) {
      if (text.startsWith(marker)) {
        int end = text.indexOf(marker, marker.length() + 1);
        return end < 0 || Character.isWhitespace(text.charAt(marker.length()))
            ? 0
            : end + marker.length();
      }
    }
    for (String tag : new String[] {"b", "strong", "em", "i", "u"}) {
      String open = "<" + tag + ">";
      if (text.regionMatches(true, 0, open, 0, open.length())) {
        return afterIgnoringCase(text, "</" + tag + ">");
      }
    }
    return 0;
  }

  /**
   * Index after the first {@code part} in {@code text}, 0 where there is none. In lower case a text
   * may be longer: İ becomes two characters.
   */
  private static int afterIgnoringCase(String text, String part) {
    for (int i = text.indexOf(part.charAt(0)); i >= 0; i = text.indexOf(part.charAt(0), i + 1)) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return i + part.length();
      }
    }
    return 0;
  }

  /** {@code text} without the emphasis around all of it. */
  static String unwrapped(String text) {
    String inner = text.strip();
    while (true) {
      int length = leadingEmphasis(inner);
      if (length == 0 || length != inner.length()) {
        return inner;
      }
      String next = stripMarkers(inner);
      if (next.length() == inner.length()) {
        return inner;
      }
      inner = next.strip();
    }
  }

  private static String stripMarkers(String text) {
    if (text.startsWith("<")) {
      int open = text.indexOf('>');
      int close = text.lastIndexOf("</");
      return open > 0 && close > open ? text.substring(open + 1, close) : text;
    }
    int marks = 0;
    while (marks < 3 && marks < text.length() / 2 && text.charAt(marks) == text.charAt(0)) {
      marks++;
    }
    return text.substring(marks, text.length() - marks);
  }

  private static boolean isEdge(String text, int i) {
    boolean before = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
    boolean after = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
    return before != after;
  }
}
