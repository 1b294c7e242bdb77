package dev.viva.server.store.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Mutation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stored replies, kept as rows beside the tables so that they share the tables' fate: what survives
 * with the data survives with its reply.
 *
 * <p>Value: seconds of the commit (8 bytes), nanoseconds (4), length of the digest (4), digest,
 * reply.
 */
public final class Replies {
  /** How long a request may be repeated. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** Not a name that a table can have. */
  private static final String TABLE = "!reply";

  private static final int HEAD = Long.BYTES + Integer.BYTES + Integer.BYTES;

  private Replies() {}

  /**
   * The reply that the request got before.
   *
   * @throws VivaException.Invalid where the id was used with another digest
   */
  public static Optional<byte[]> find(State state, Mutation.Request request, Instant now) {
    Optional<byte[]> stored =
        state
            .find(Keys.of(TABLE, request.id()))
            .filter(cell -> !cell.isDeleted())
            .map(Cell::value)
            .filter(value -> !isExpired(value, now));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer value = ByteBuffer.wrap(stored.get());
    byte[] digest = new byte[value.getInt(HEAD - Integer.BYTES)];
    value.position(HEAD).get(digest);
    if (!new String(digest, UTF_8).equals(request.digest())) {
      throw new VivaException.Invalid(
          Reason.REQUEST_ID_REUSED,
          "request_id: "
              + request.id()
              + " was used for another request; choose a new UUID for each request",
          List.of(new VivaException.FieldViolation("request_id", "was used for another request")));
    }
    byte[] reply = new byte[value.remaining()];
    value.get(reply);
    return Optional.of(reply);
  }

  static Row row(Mutation.Request request, long index, Instant time, byte[] reply) {
    byte[] digest = request.digest().getBytes(UTF_8);
    ByteBuffer value = ByteBuffer.allocate(HEAD + digest.length + reply.length);
    value
        .putLong(time.getEpochSecond())
        .putInt(time.getNano())
        .putInt(digest.length)
        .put(digest)
        .put(reply);
    return new Row(Keys.of(TABLE, request.id()), new Cell(index, value.array()));
  }

  /** Whether the row is a stored reply that nobody may ask for any more. */
  public static boolean isExpired(Row row, Instant now) {
    return isReply(row) && !row.cell().isDeleted() && isExpired(row.cell().value(), now);
  }

  private static boolean isReply(Row row) {
    return row.key().startsWith(TABLE + '\0');
  }

  private static boolean isExpired(byte[] stored, Instant now) {
    ByteBuffer value = ByteBuffer.wrap(stored);
    Instant time = Instant.ofEpochSecond(value.getLong(), value.getInt());
    return !time.plus(KEPT).isAfter(now);
  }
}
