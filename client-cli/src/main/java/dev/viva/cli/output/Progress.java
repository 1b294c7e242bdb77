package dev.viva.cli.output;

import dev.viva.cli.Cli;

/** A progress bar on stderr, for terminals only. */
public final class Progress implements AutoCloseable {
  private static final int CELLS = 20;
  private static final String CLEAR = "\r\u001b[K";

  private final Cli cli;
  private final int total;
  private final boolean shown;
  private int done;

  public Progress(Cli cli, int total) {
    this.cli = cli;
    this.total = total;
    this.shown = cli.environment().terminal() && !cli.json();
  }

  /** Work on one document goes on. */
  public void at(String document, int questions) {
    draw(document + (questions == 0 ? "" : ", " + questions + " questions"));
  }

  /** One document is done. */
  public void done(String document) {
    done++;
    draw(document);
  }

  private void draw(String text) {
    if (shown) {
      int full = total == 0 ? CELLS : CELLS * done / total;
      String bar = "█".repeat(full) + "░".repeat(CELLS - full);
      String line = bar + " " + done + "/" + total + "  " + Texts.line(text);
      cli.err().print(CLEAR + Texts.cut(line, cli.environment().width() - 1));
      cli.err().flush();
    }
  }

  @Override
  public void close() {
    if (shown) {
      cli.err().print(CLEAR);
      cli.err().flush();
    }
  }
}
