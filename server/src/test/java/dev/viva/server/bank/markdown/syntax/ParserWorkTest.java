package dev.viva.server.bank.markdown.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.core.HeadingParser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parsing costs grows with the document and not faster: in memory taken, not in time. */
class ParserWorkTest {
  private static final int LINES = 3_000;
  private static final int TIMES = 4;

  /** A paragraph that is put together again for every line takes sixteen times as much. */
  private static final int MOST = 7;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long bytes(String text) {
    SourceText source = SourceText.of(text);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(BlockParser.parse(source)).isNotEmpty();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** flexmark's headings, counting for how many lines they are asked. */
  private static final class Counted extends HeadingParser.Factory {
    private int asked;

    @Override
    public BlockParserFactory apply(DataHolder options) {
      BlockParserFactory factory = super.apply(options);
      return (state, matched) -> {
        asked++;
        return factory.tryStart(state, matched);
      };
    }
  }

  private static int asked(String text) {
    Counted headings = new Counted();
    Parser.builder(new MutableDataSet().set(Parser.HEADING_PARSER, false))
        .customBlockParserFactory(new PlainHeadings(headings))
        .build()
        .parse(text);
    return headings.asked;
  }

  /** Asked once, they put the whole paragraph so far together. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[a]: /u",
        "| What? |",
        "**a b:** c",
        "![a](b)",
        "(a) b",
        "::: details",
        "-a",
        "#a",
        "=a=",
        "####### a",
        "1.a"
      })
  void parse_ofAParagraph_asksForNoHeading(String line) {
    assertThat(asked((line + "\n").repeat(20))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"# a", "   ## a ##", "#", "x\n===", "x\n---  "})
  void parse_ofAHeading_asksForIt(String heading) {
    assertThat(asked(heading + "\n")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"    and so on\n", "      b\n", "\tc\n"})
  void parse_ofIndentedLinesWithoutEnd_takesHardlyMoreThanFourTimesAsMuch(String line) {
    String head = "- a\n";
    bytes(head + line.repeat(LINES));
    long small = bytes(head + line.repeat(LINES));
    long large = bytes(head + line.repeat(LINES * TIMES));
    assertThat(large).as("%d, then %d", small, large).isLessThan(small * MOST);
  }

  @Test
  void parse_ofHeadings_findsThem() {
    String text = "# a\n\nb\n===\n\n  ## c ##\nd\n---\n#\ne\n\n#f\n\n- # g\n";
    assertThat(headings(BlockParser.parse(SourceText.of(text))))
        .containsExactly("1 a", "1 b", "2 c", "2 d", "1 ");
  }

  private static List<String> headings(List<Block> blocks) {
    return blocks.stream()
        .filter(block -> block.type() == Block.Type.HEADING)
        .map(block -> block.level() + " " + block.text())
        .toList();
  }

  @Test
  void parse_ofAHeadingThatIsTooLong_isAParagraph() {
    String text = "## a" + " ".repeat(PlainHeadings.MAX_HEADING) + "b\n\n## c\n";
    assertThat(headings(BlockParser.parse(SourceText.of(text)))).containsExactly("2 c");
    assertThat(ParserText.plain(SourceText.of(text)))
        .extracting(ParserText.Plain::line)
        .containsExactly(1);
  }

  @Test
  void plain_ofIndentedLinesWithoutEnd_namesTheFirstOverTheLimit() {
    String text = "a:\n" + "  b\n".repeat(ParserText.MAX_INDENTED + 5);
    assertThat(ParserText.plain(SourceText.of(text)))
        .extracting(ParserText.Plain::line)
        .containsExactly(ParserText.MAX_INDENTED + 2);
    assertThat(ParserText.of(SourceText.of(text))).hasSameSizeAs(text);
  }
}
