package dev.viva.server.audit;

import dev.viva.server.error.VivaException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the audit trail when it is old enough. It is kept for ever unless somebody says how long.
 *
 * @param period how long it is kept at least; whole files are deleted, so some of it stays longer
 */
public record HistoryRetention(Shortened history, InstantSource clock, Duration period) {
  private static final Logger log = LoggerFactory.getLogger(HistoryRetention.class);

  /** What has a history that can be shortened. */
  @FunctionalInterface
  public interface Shortened {
    /**
     * Deletes what is older than {@code time} and not needed.
     *
     * @return index of the first commit that is kept
     */
    long forgetHistoryBefore(Instant time) throws IOException;
  }

  /** Applies it. A failure is logged, for nobody waits. */
  public void apply() {
    Instant before = clock.instant().minus(period);
    try {
      long first = history.forgetHistoryBefore(before);
      log.info("The audit trail reaches back to record {}; older than {} may go", first, before);
    } catch (IOException | VivaException e) {
      log.error("The audit trail could not be shortened; it is tried again tomorrow", e);
    }
  }
}
