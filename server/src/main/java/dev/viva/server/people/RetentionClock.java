package dev.viva.server.people;

import dev.viva.server.store.Mutation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the retention period once a day, the first time an hour after the start. */
public final class RetentionClock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RetentionClock.class);
  private static final Mutation BY_SERVER = new Mutation(Optional.empty(), "users/-", "retention");
  private static final Duration FIRST = Duration.ofHours(1);
  private static final Duration PERIOD = Duration.ofDays(1);

  private final Optional<ScheduledExecutorService> thread;

  private RetentionClock(Optional<ScheduledExecutorService> thread) {
    this.thread = thread;
  }

  /** Starts it, where there is a period. */
  public static RetentionClock start(People people, OptionalInt days) {
    return start(people, days, FIRST, PERIOD);
  }

  static RetentionClock start(People people, OptionalInt days, Duration first, Duration period) {
    if (days.isEmpty()) {
      return new RetentionClock(Optional.empty());
    }
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "viva-retention");
              made.setDaemon(true);
              return made;
            });
    var unused =
        thread.scheduleAtFixedRate(
            () -> apply(people), first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return new RetentionClock(Optional.of(thread));
  }

  private static void apply(People people) {
    try {
      long erased =
          people.applyRetention(BY_SERVER, Optional.empty(), false).expired().stream()
              .filter(expired -> expired.erased())
              .count();
      if (erased > 0) {
        log.info("The retention period of {} people is over: they were erased", erased);
      }
    } catch (RuntimeException e) {
      log.error("The retention period could not be applied; it is tried again tomorrow", e);
    }
  }

  @Override
  public void close() {
    thread.ifPresent(ScheduledExecutorService::shutdown);
  }
}
