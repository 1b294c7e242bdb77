package dev.viva.server.rpc;

import com.google.protobuf.Timestamp;
import dev.viva.server.error.VivaException;
import java.time.DateTimeException;
import java.time.Instant;

/** Instants as timestamps, and back. */
public final class Times {
  private Times() {}

  public static Timestamp encode(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  public static Instant decode(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** Like {@link #decode}, for a timestamp that came from outside. */
  public static Instant decode(String field, Timestamp time) {
    try {
      Instant decoded = decode(time);
      if (time.getNanos() >= 0
          && time.getNanos() < 1_000_000_000
          && Math.abs(decoded.getEpochSecond()) < 253_402_300_800L) {
        return decoded;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw new VivaException.Invalid(field, "is not a time between the years 1 and 9999");
  }
}
