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
  private final Budget budget;

  /** {@code reads} is how many characters may be read in all. */
  BoundedText(String text, long reads) {
    this(text, new Budget(reads));
  }

  private BoundedText(String text, Budget budget) {
    this.text = text;
    this.budget = budget;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--budget.left < 0
        || ((budget.left & 0xFFF) == 0 && Thread.currentThread().isInterrupted())) {
      throw new BudgetSpent();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.substring(start, end), budget);
  }

  @Override
  public String toString() {
    return text;
  }
}
