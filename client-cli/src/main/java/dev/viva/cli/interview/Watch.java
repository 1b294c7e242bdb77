package dev.viva.cli.interview;

import dev.viva.cli.Cli;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;

/**
 * A watch that goes on by itself: where the stream breaks it connects again from the cursor of the
 * last answer, so nothing is missed and nothing comes twice.
 */
public final class Watch {
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  private final Cli cli;
  private final String interview;
  private long cursor;
  private volatile boolean over;

  /**
   * @param interview resource name
   * @param cursor of the last answer seen; 0 begins with a snapshot
   */
  public Watch(Cli cli, String interview, long cursor) {
    this.cli = cli;
    this.interview = interview;
    this.cursor = cursor;
  }

  /** What happens on a watch, called from one thread. */
  public interface Listener {
    void onAnswer(WatchInterviewResponse answer);

    /** The stream broke and will be taken up again. */
    void onBroken(String why);
  }

  /**
   * Watches until {@link #end}.
   *
   * @throws StatusRuntimeException where trying again is of no use
   */
  public void run(Listener listener) throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    while (!over) {
      long before = cursor;
      try {
        stream(listener);
        listener.onBroken("the server ended the stream");
      } catch (StatusRuntimeException e) {
        if (over) {
          return;
        }
        if (e.getStatus().getCode() == Status.Code.OUT_OF_RANGE && cursor > 0) {
          cursor = 0; // too long away: a snapshot says where things are
        } else if (!isWorthAnotherTry(e.getStatus().getCode())) {
          throw e;
        }
        listener.onBroken(String.valueOf(e.getStatus().getDescription()));
      }
      pause = cursor > before ? FIRST_PAUSE_MILLIS : Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
      TimeUnit.MILLISECONDS.sleep(pause);
      cli.connection().retryNow();
    }
  }

  private void stream(Listener listener) {
    // Ends the call at the server too when this thread leaves the loop.
    Context.CancellableContext context = Context.current().withCancellation();
    try {
      Iterator<WatchInterviewResponse> answers = context.wrap(this::open).call();
      while (!over && answers.hasNext()) {
        WatchInterviewResponse answer = answers.next();
        listener.onAnswer(answer);
        cursor = answer.getCursor();
      }
    } catch (StatusRuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a watch throws nothing else", e);
    } finally {
      context.cancel(null);
    }
  }

  private Iterator<WatchInterviewResponse> open() {
    return cli.connection().stream(InterviewServiceGrpc::newBlockingStub)
        .watchInterview(
            WatchInterviewRequest.newBuilder().setName(interview).setStartCursor(cursor).build());
  }

  private static boolean isWorthAnotherTry(Status.Code code) {
    return switch (code) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, CANCELLED, UNKNOWN, INTERNAL, DEADLINE_EXCEEDED -> true;
      default -> false;
    };
  }

  /** Ends it after the answer that is being handled. */
  public void end() {
    over = true;
  }
}
