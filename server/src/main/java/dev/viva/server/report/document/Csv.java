package dev.viva.server.report.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A table as CSV (RFC 4180, UTF-8): every cell quoted, and no cell that a spreadsheet would take
 * for a formula. Such a cell gets an apostrophe in front, as OWASP advises against CSV injection.
 */
public final class Csv {
  /** What begins a formula, also in full width, also after blanks. */
  private static final Pattern FORMULA =
      Pattern.compile("^[\\s\\p{Z}]*[=+\\-@＝＋－＠].*|^[\\t\\r\\n].*", Pattern.DOTALL);

  private final StringWriter out = new StringWriter();
  private final CsvWriter writer =
      CsvWriter.builder()
          .quoteStrategy(QuoteStrategies.ALWAYS)
          .lineDelimiter(LineDelimiter.CRLF)
          .build(out);
  private final int columns;

  public Csv(String... headings) {
    columns = headings.length;
    writer.writeRecord(headings);
  }

  /** Adds a row: texts, numbers, {@link OptionalDouble}s (empty: an empty cell). */
  public Csv row(Object... cells) {
    return row(Arrays.asList(cells));
  }

  /** Adds a row. */
  public Csv row(List<?> cells) {
    if (cells.size() != columns) {
      throw new IllegalArgumentException(cells.size() + " cells in " + columns + " columns");
    }
    writer.writeRecord(cells.stream().map(Csv::cell).toList());
    return this;
  }

  private static String cell(Object cell) {
    if (cell instanceof OptionalDouble number) {
      return number.isPresent() ? Words.number(number.getAsDouble()) : "";
    }
    if (cell instanceof Double number) {
      return Words.number(number);
    }
    if (cell instanceof Number number) {
      return number.toString();
    }
    String text = Inert.text(String.valueOf(cell));
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** The whole table. */
  public String render() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
