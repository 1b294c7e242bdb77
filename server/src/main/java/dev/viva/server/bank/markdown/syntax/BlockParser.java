package dev.viva.server.bank.markdown.syntax;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.OrderedListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.InlineParserImpl;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.viva.server.bank.markdown.syntax.Block.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Runs flexmark for the block structure only. Inline markup is never parsed: the readings look at
 * the source of a line, and the inline parser is where most of the time and nearly all of the known
 * hangs are.
 */
final class BlockParser {
  private static final long READS_PER_CHARACTER = 400;
  private static final long SPARE_READS = 2_000_000;

  private static final Parser PARSER =
      Parser.builder(
              new MutableDataSet()
                  .set(Parser.HEADING_PARSER, false)
                  .set(Parser.HEADING_NO_ATX_SPACE, true))
          .customBlockParserFactory(new PlainHeadings())
          .customInlineParserFactory(NoInlines::new)
          .build();

  private BlockParser() {}

  /**
   * The top-level blocks of {@code source}. Throws {@link BoundedText.BudgetSpent} where the parser
   * runs away.
   */
  static List<Block> parse(SourceText source) {
    if (source.text().isBlank()) {
      return List.of();
    }
    long reads = source.text().length() * READS_PER_CHARACTER + SPARE_READS;
    String text = ParserText.of(source);
    Node document = PARSER.parse(BasedSequence.of(new BoundedText(text, reads)));
    return new Conversion(source).children(document);
  }

  /** Leaves paragraphs and headings as source text, link reference definitions included. */
  private static final class NoInlines extends InlineParserImpl {
    NoInlines(
        DataHolder options,
        BitSet specialCharacters,
        BitSet delimiterCharacters,
        Map<Character, DelimiterProcessor> delimiterProcessors,
        LinkRefProcessorData linkRefProcessors,
        List<InlineParserExtensionFactory> inlineParserExtensions) {
      super(
          options,
          specialCharacters,
          delimiterCharacters,
          delimiterProcessors,
          linkRefProcessors,
          inlineParserExtensions);
    }

    @Override
    public void parse(BasedSequence content, Node block) {}

    @Override
    public int preProcessBlock(Paragraph block, ParserState state) {
      return 0;
    }
  }

  /** From flexmark's nodes to {@link Block}s with line numbers. */
  private static final class Conversion {
    private final SourceText source;
    private final int[] lineStarts;

    Conversion(SourceText source) {
      this.source = source;
      this.lineStarts = new int[source.size()];
      int offset = 0;
      for (int i = 0; i < lineStarts.length; i++) {
        lineStarts[i] = offset;
        offset += source.line(i + 1).length() + 1;
      }
    }

    List<Block> children(Node parent) {
      List<Block> blocks = new ArrayList<>();
      for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
        add(node, blocks);
      }
      return blocks;
    }

    private void add(Node node, List<Block> blocks) {
      int from = lineAt(node.getStartOffset());
      int to = lastLine(node, from);
      if (node instanceof Heading heading) {
        String text = heading.getText().toString().strip();
        if (heading.isSetextHeading() && heading.getLevel() == 2 && isSentence(text)) {
          // Somebody meant the dashes for a rule.
          addText(text.lines().map(String::strip).toList(), 0, to - from, from, blocks);
          blocks.add(new Block(Type.RULE, 0, to, to, 0, "", List.of()));
          return;
        }
        blocks.add(new Block(Type.HEADING, heading.getLevel(), from, to, 0, text, List.of()));
      } else if (node instanceof Paragraph paragraph) {
        paragraph(paragraph, from, blocks);
      } else if (node instanceof ListBlock list) {
        int ordered = list instanceof OrderedList ? 1 : -1;
        blocks.add(new Block(Type.LIST, ordered, from, to, 0, "", children(list)));
      } else if (node instanceof ListItem item) {
        blocks.add(
            new Block(
                Type.ITEM, number(item), from, to, contentColumn(item, from), "", children(item)));
      } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
        int fenced = node instanceof FencedCodeBlock ? 1 : 0;
        blocks.add(new Block(Type.CODE, fenced, from, to, 0, "", List.of()));
      } else if (node instanceof BlockQuote) {
        blocks.add(new Block(Type.QUOTE, 0, from, to, 0, "", children(node)));
      } else if (node instanceof HtmlBlockBase) {
        blocks.add(
            new Block(Type.HTML, 0, from, to, 0, node.getChars().toString().strip(), List.of()));
      } else if (node instanceof ThematicBreak) {
        blocks.add(new Block(Type.RULE, 0, from, to, 0, "", List.of()));
      }
    }

    private static boolean isSentence(String text) {
      return text.indexOf('\n') >= 0 || ".;".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** A paragraph, or what stands before a table, the table, and what stands after it. */
    private void paragraph(Paragraph paragraph, int from, List<Block> blocks) {
      List<String> lines = new ArrayList<>();
      for (BasedSequence line : paragraph.getContentLines()) {
        lines.add(line.toString().strip());
      }
      int row = delimiterRow(lines);
      if (row < 0) {
        addText(lines, 0, lines.size(), from, blocks);
        return;
      }
      int end = row + 1;
      while (end < lines.size() && lines.get(end).indexOf('|') >= 0) {
        end++;
      }
      addText(lines, 0, row - 1, from, blocks);
      String table = String.join("\n", lines.subList(row - 1, end));
      blocks.add(new Block(Type.TABLE, 0, from + row - 1, from + end - 1, 0, table, List.of()));
      addText(lines, end, lines.size(), from, blocks);
    }

    private static void addText(
        List<String> lines, int start, int end, int from, List<Block> blocks) {
      if (end > start) {
        String text = String.join("\n", lines.subList(start, end));
        blocks.add(new Block(Type.PARAGRAPH, 0, from + start, from + end - 1, 0, text, List.of()));
      }
    }

    private static int delimiterRow(List<String> lines) {
      for (int i = 1; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.indexOf('-') >= 0
            && line.indexOf('|') >= 0
            && lines.get(i - 1).indexOf('|') >= 0
            && isDelimiterRow(line)) {
          return i;
        }
      }
      return -1;
    }

    private static boolean isDelimiterRow(String line) {
      for (int i = 0; i < line.length(); i++) {
        if ("|-: \t".indexOf(line.charAt(i)) < 0) {
          return false;
        }
      }
      return true;
    }

    private static int number(ListItem item) {
      if (!(item instanceof OrderedListItem)) {
        return -1;
      }
      String digits = item.getOpeningMarker().toString().replaceAll("\\D", "");
      return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    /** Column where the text of an item begins, counted on its line. */
    private int contentColumn(ListItem item, int line) {
      int marker = item.getStartOffset() - lineStarts[line - 1] + item.getOpeningMarker().length();
      String text = source.line(line);
      int column = marker;
      while (column < text.length() && text.charAt(column) == ' ') {
        column++;
      }
      // Five spaces or more after a marker are one space and indented code.
      return column >= text.length() || column - marker > 4 ? marker + 1 : column;
    }

    private int lastLine(Node node, int from) {
      int end = node.getEndOffset();
      int line = Math.max(from, lineAt(Math.max(node.getStartOffset(), end - 1)));
      while (line > from && source.isBlank(line)) {
        line--;
      }
      return line;
    }

    private int lineAt(int offset) {
      int found = Arrays.binarySearch(lineStarts, offset);
      return found >= 0 ? found + 1 : -found - 1;
    }
  }
}
