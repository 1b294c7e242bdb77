package dev.viva.server.bank.markdown.match;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes punctuation off both ends of a token, so that stemming sees the word: {@code properties.}
 * is {@code properties}.
 */
final class TrimFilter extends TokenFilter {
  private static final String PUNCTUATION = ".-/_'’&";

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  TrimFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    int start = 0;
    int end = term.length();
    while (start < end && PUNCTUATION.indexOf(term.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && PUNCTUATION.indexOf(term.charAt(end - 1)) >= 0) {
      end--;
    }
    if (start > 0 || end < term.length()) {
      String trimmed = term.subSequence(start, end).toString();
      term.setEmpty().append(trimmed);
    }
    return true;
  }
}
