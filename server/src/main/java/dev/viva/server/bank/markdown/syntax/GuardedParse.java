package dev.viva.server.bank.markdown.syntax;

import dev.viva.server.error.VivaException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Parses and reads on a thread of its own, with a deep stack and a deadline over both, so that no
 * document can hang or overflow the caller. What the guards before it let through and flexmark or a
 * reading still cannot take ends here as an invalid document.
 */
public final class GuardedParse {
  private static final long DEADLINE_MILLIS = 900;
  private static final long FREE_CHARACTERS = 200_000;
  private static final long CHARACTERS_PER_MILLI = 400;
  private static final long STACK_BYTES = 8L << 20;

  static {
    // The first parse loads flexmark's classes; that must not count against the deadline of the
    // first document.
    BlockParser.parse(
        SourceText.of(
            "# a\n\n1. b\n\n   c\n\n> d\n\n```\ne\n```\n\n<p>\n\n    f\n\n---\n\n| g |\n|---|\n| h |\n"));
  }

  private GuardedParse() {}

  /** The top-level blocks of {@code source}. */
  public static List<Block> parse(String file, SourceText source) {
    return parse(file, source, Function.identity());
  }

  /**
   * What {@code reading} makes of the top-level blocks of {@code source}; the deadline holds over
   * both. A reading calls {@link #checkpoint} now and then.
   */
  public static <T> T parse(String file, SourceText source, Function<List<Block>, T> reading) {
    FutureTask<T> task = new FutureTask<>(() -> reading.apply(BlockParser.parse(source)));
    Thread thread = new Thread(null, task, "viva-import-parse", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    long extra = Math.max(0, source.text().length() - FREE_CHARACTERS) / CHARACTERS_PER_MILLI;
    long deadline = DEADLINE_MILLIS + extra;
    try {
      return task.get(deadline, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw Guard.invalid(file, 0, "the document takes longer than " + deadline + " ms to read");
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw Guard.invalid(file, 0, "the import was interrupted");
    } catch (ExecutionException e) {
      throw refusal(file, e.getCause());
    }
  }

  /** Ends the reading of a document that nobody waits for any more. */
  public static void checkpoint() {
    if (Thread.currentThread().isInterrupted()) {
      throw new BoundedText.BudgetSpent();
    }
  }

  private static RuntimeException refusal(String file, Throwable cause) {
    if (cause instanceof VivaException refused) {
      return refused;
    }
    if (cause instanceof StackOverflowError) {
      return Guard.invalid(file, 0, "the document is nested too deep to parse");
    }
    if (cause instanceof VirtualMachineError error) {
      throw error;
    }
    if (cause instanceof BoundedText.BudgetSpent) {
      return Guard.invalid(file, 0, "the document takes too long to parse");
    }
    // flexmark has been seen to throw index errors on broken input; none may reach the caller as
    // anything but an invalid document.
    return Guard.invalid(
        file, 0, "the reader fails on this document: " + cause.getClass().getSimpleName());
  }
}
