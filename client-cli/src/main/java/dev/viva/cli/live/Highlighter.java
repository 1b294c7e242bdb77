package dev.viva.cli.live;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * A light touch for code of whatever language: comments, strings and the words that most languages
 * share.
 */
final class Highlighter {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>(?<![:\\w])//.*|(?:^|(?<=\\s))#.*|--\\s.*)"
              + "|(?<string>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`)"
              + "|(?<word>[A-Za-z_]\\w*)");
  private static final Set<String> KEYWORDS =
      Set.of(
          ("and as async await break case catch class const continue def defer del do elif else"
                  + " enum except export extends false False final finally for from func function"
                  + " global go if implements import in interface is lambda let match new nil None"
                  + " nonlocal not null or package pass private protected public raise record"
                  + " return self static struct super switch this throw throws trait true True"
                  + " try type var void while with yield SELECT FROM WHERE JOIN LEFT INNER ON GROUP"
                  + " BY ORDER HAVING LIMIT INSERT INTO VALUES UPDATE SET DELETE CREATE TABLE INDEX"
                  + " BEGIN COMMIT ROLLBACK AND OR NOT NULL")
              .split(" "));

  private Highlighter() {}

  /** One line of code. */
  static AttributedString line(String code, Palette palette) {
    AttributedStringBuilder out = new AttributedStringBuilder();
    Matcher token = TOKEN.matcher(code);
    int end = 0;
    while (token.find()) {
      out.style(palette.plain()).append(code, end, token.start());
      if (token.group("comment") != null) {
        out.style(palette.quiet());
      } else if (token.group("string") != null) {
        out.style(palette.string());
      } else {
        out.style(KEYWORDS.contains(token.group()) ? palette.keyword() : palette.plain());
      }
      out.append(token.group());
      end = token.end();
    }
    return out.style(palette.plain()).append(code, end, code.length()).toAttributedString();
  }
}
