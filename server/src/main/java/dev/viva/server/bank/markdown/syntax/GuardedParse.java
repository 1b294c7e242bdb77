package dev.viva.server.bank.markdown.syntax;

import dev.viva.server.error.VivaException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.Callable;
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
  private static final long FREE_CHARACTERS = 50_000;
  private static final long CHARACTERS_PER_MILLI = 150;
  private static final long STACK_BYTES = 8L << 20;
  private static final long LOOK_MILLIS = 50;

  /** On a busy machine a document may wait so many times longer than it works. */
  private static final int PATIENCE = 20;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
    return within(file, source, () -> reading.apply(BlockParser.parse(source)));
  }

  /**
   * What {@code work} makes of {@code source}, under the same deadline. It is one of processor
   * time, so that a busy machine refuses no document that an idle one takes, and grows with the
   * document.
   */
  public static <T> T within(String file, SourceText source, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "viva-import-parse", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    long extra = Math.max(0, source.text().length() - FREE_CHARACTERS) / CHARACTERS_PER_MILLI;
    long deadline = DEADLINE_MILLIS + extra;
    try {
      return await(task, thread, deadline);
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

  private static <T> T await(FutureTask<T> task, Thread thread, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadline * PATIENCE);
    while (true) {
      try {
        return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long worked =
            THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : -1;
        if (worked > TimeUnit.MILLISECONDS.toNanos(deadline) || System.nanoTime() > end) {
          throw e;
        }
      }
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
