package dev.viva.cli.live;

import dev.viva.cli.interview.Watch;
import dev.viva.v1.ScorecardProgress;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.StatusRuntimeException;
import java.util.function.Consumer;

/**
 * Follows the interview in the background: other devices' changes of this scorecard, a plan made
 * anew by a colleague, and whether the server is there.
 */
final class Follower implements AutoCloseable {
  private final Watch watch;
  private final String interviewer;
  private final Sender sender;
  private final Consumer<Event> events;
  private final Thread thread = new Thread(this::run, "viva-live-follower");

  Follower(Watch watch, String interviewer, Sender sender, Consumer<Event> events) {
    this.watch = watch;
    this.interviewer = interviewer;
    this.sender = sender;
    this.events = events;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      watch.run(
          new Watch.Listener() {
            private boolean broken = true;

            @Override
            public void onAnswer(WatchInterviewResponse answer) {
              if (broken) {
                broken = false;
                sender.wake();
              }
              take(answer);
            }

            @Override
            public void onBroken(String why) {
              broken = true;
            }
          });
    } catch (StatusRuntimeException e) {
      // The sender meets the same refusal and says so.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(WatchInterviewResponse answer) {
    if (answer.hasInterview()) {
      events.accept(new Event.Held(answer.getInterview()));
    }
    for (ScorecardProgress progress : answer.getProgressList()) {
      if (progress.getInterviewer().equals(interviewer) && !answer.hasInterview()) {
        sender.seen(answer.getCursor());
      } else if (progress.getInterviewer().equals(interviewer)) {
        sender.look();
      }
    }
  }

  @Override
  public void close() {
    watch.end();
    thread.interrupt();
  }
}
