package dev.viva.server.network;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** How much one user may ask, so that one runaway script does not take the server from others. */
public final class CallLimits {
  private final Rates rates;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final Map<String, Integer> streams = new ConcurrentHashMap<>();

  /**
   * @param perSecond calls of one user in a second, in the long run
   * @param burst calls of one user at once after a pause
   * @param streams open streams of one user
   */
  public record Rates(int perSecond, int burst, int streams) {
    /** Far above what people and scripts need. */
    public static final Rates DEFAULT = new Rates(500, 5_000, 64);
  }

  public CallLimits(Rates rates) {
    this.rates = rates;
  }

  /**
   * Counts a call.
   *
   * @throws VivaException.Exhausted where the user asked too often
   */
  public void call(String user) {
    if (!buckets.computeIfAbsent(user, id -> bucket()).tryConsume(1)) {
      throw new VivaException.Exhausted(
          Reason.TOO_MANY_CALLS,
          "more than " + rates.perSecond() + " calls in a second: slow down and try again");
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(rates.burst())
                    .refillGreedy(rates.perSecond(), Duration.ofSeconds(1)))
        .build();
  }

  /**
   * Counts a stream until it is closed.
   *
   * @return closes it; may be run more than once
   * @throws VivaException.Exhausted where the user has too many
   */
  public Runnable stream(String user) {
    streams.compute(
        user,
        (id, open) -> {
          if (open != null && open >= rates.streams()) {
            throw new VivaException.Exhausted(
                Reason.TOO_MANY_STREAMS,
                "you have " + open + " open streams, the limit: end one of them");
          }
          return open == null ? 1 : open + 1;
        });
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        streams.computeIfPresent(user, (id, open) -> open == 1 ? null : open - 1);
      }
    };
  }
}
