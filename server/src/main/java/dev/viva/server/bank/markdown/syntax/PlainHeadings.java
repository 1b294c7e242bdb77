package dev.viva.server.bank.markdown.syntax;

import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.core.HeadingParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;

/**
 * flexmark's headings, asked only where a line can be one. Its own factory puts the whole paragraph
 * so far together for every line that does not begin with a letter, and its patterns go through a
 * long line again from each of its blanks: 240 KB of {@code [a]: /u} took eleven seconds.
 */
final class PlainHeadings implements CustomBlockParserFactory {
  /** Longest heading, in characters; what is longer is prose. */
  static final int MAX_HEADING = 2_000;

  private static final int MAX_MARKS = 6;

  private final CustomBlockParserFactory headings;

  PlainHeadings() {
    this(new HeadingParser.Factory());
  }

  /** Over other headings than flexmark's. */
  PlainHeadings(CustomBlockParserFactory headings) {
    this.headings = headings;
  }

  @Override
  public Set<Class<?>> getAfterDependents() {
    return headings.getAfterDependents();
  }

  @Override
  public Set<Class<?>> getBeforeDependents() {
    return headings.getBeforeDependents();
  }

  @Override
  public boolean affectsGlobalScope() {
    return headings.affectsGlobalScope();
  }

  @Override
  public BlockParserFactory apply(DataHolder options) {
    BlockParserFactory factory = headings.apply(options);
    return (state, matched) ->
        canBegin(state) ? factory.tryStart(state, matched) : BlockStart.none();
  }

  private static boolean canBegin(ParserState state) {
    BasedSequence line = state.getLine();
    int start = state.getNextNonSpaceIndex();
    if (start >= line.length()) {
      return false;
    }
    char first = line.charAt(start);
    return switch (first) {
      case '#' -> line.length() - start <= MAX_HEADING && isMarked(line, start);
      case '=', '-' -> isUnderline(line, start, first);
      default -> false;
    };
  }

  private static boolean isMarked(BasedSequence line, int start) {
    int end = start;
    while (end < line.length() && line.charAt(end) == '#') {
      end++;
    }
    return end - start <= MAX_MARKS
        && (end == line.length() || isBlank(line.charAt(end)) || isGlued(line, start, end));
  }

  /**
   * {@code ##Questions}, {@code ####<a name='css'>CSS</a>}: headings of before CommonMark, which no
   * longer takes them for any. One mark alone is a comment or a tag.
   */
  private static boolean isGlued(BasedSequence line, int start, int end) {
    char next = line.charAt(end);
    return end - start > 1 && (Character.isLetterOrDigit(next) || "<[*`\"".indexOf(next) >= 0);
  }

  private static boolean isUnderline(BasedSequence line, int start, char mark) {
    int end = start;
    while (end < line.length() && line.charAt(end) == mark) {
      end++;
    }
    while (end < line.length() && isBlank(line.charAt(end))) {
      end++;
    }
    return end == line.length();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
