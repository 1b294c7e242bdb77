package dev.viva.server.bank.markdown.syntax;

/**
 * A text that counts how often it is read and refuses after a limit. A parser that backtracks
 * without end reads the same characters over and over; this is where it stops, whatever thread it
 * runs on.
 */
final class BoundedText implements CharSequence {
  /** Reading stopped: the parser went over its budget. */
  static final class BudgetSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetSpent() {
      super("the parser read the text too often", null, false, false);
    }
  }

  /** What several views of one text may read together. */
  private static final class Budget {
    private long left;

    Budget(long left) {
      this.left = left;
    }
  }

  private final String text;
  private final int start;
  private final int end;
  private final Budget budget;

  /** {@code reads} is how many characters may be read in all. */
  BoundedText(String text, long reads) {
    this(text, 0, text.length(), new Budget(reads));
  }

  private BoundedText(String text, int start, int end, Budget budget) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.budget = budget;
  }

  @Override
  public int length() {
    return end - start;
  }

  @Override
  public char charAt(int index) {
    if (--budget.left < 0
        || ((budget.left & 0xFFF) == 0 && Thread.currentThread().isInterrupted())) {
      throw new BudgetSpent();
    }
    return text.charAt(start + index);
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return new BoundedText(text, start + from, start + to, budget);
  }

  @Override
  public String toString() {
    return text.substring(start, end);
  }
}
