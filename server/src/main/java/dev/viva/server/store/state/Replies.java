package dev.viva.server.store.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.seal.Seals;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stored replies, kept as rows beside the tables so that they share the tables' fate: what survives
 * with the data survives with its reply.
 *
 * <p>Value: seconds of the commit (8 bytes), nanoseconds (4), length of the digest (4), digest,
 * reply. Where the reply is about somebody: seconds, nanoseconds, -1, then digest and reply sealed,
 * because a digest of few words can be guessed.
 */
public final class Replies {
  /** How long a request may be repeated. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** Not a name that a table can have. */
  private static final String TABLE = "!reply";

  private static final int TIME = Long.BYTES + Integer.BYTES;
  private static final int SEALED = -1;

  private Replies() {}

  /**
   * The reply that the request got before.
   *
   * @throws VivaException.Invalid where the id was used with another digest
   * @throws VivaException.NotFound where it was about somebody who was erased since
   */
  public static Optional<byte[]> find(
      State state, Mutation.Request request, Instant now, Seals seals) {
    return state
        .find(Keys.of(TABLE, request.id()))
        .filter(cell -> !cell.isDeleted())
        .map(Cell::value)
        .filter(value -> !isExpired(value, now))
        .map(value -> reply(value, request, seals));
  }

  private static byte[] reply(byte[] stored, Mutation.Request request, Seals seals) {
    ByteBuffer value = body(stored, request.id(), seals);
    byte[] digest = new byte[value.getInt()];
    value.get(digest);
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
    return reply;
  }

  /** Length of the digest, digest, reply. */
  private static ByteBuffer body(byte[] stored, String request, Seals seals) {
    ByteBuffer value = ByteBuffer.wrap(stored).position(TIME);
    if (value.getInt(TIME) != SEALED) {
      return value;
    }
    byte[] sealed = new byte[value.position(TIME + Integer.BYTES).remaining()];
    value.get(sealed);
    return seals
        .open(Keys.of(TABLE, request), sealed)
        .map(ByteBuffer::wrap)
        .orElseThrow(
            () ->
                new VivaException.NotFound(
                    "this request was done before, and whom it was about was erased since",
                    "requests/" + request));
  }

  /**
   * A reply to keep.
   *
   * @param subjects whom it is about
   */
  static byte[] value(
      Mutation.Request request, Instant time, byte[] reply, Set<String> subjects, Seals seals) {
    byte[] digest = request.digest().getBytes(UTF_8);
    byte[] body =
        ByteBuffer.allocate(Integer.BYTES + digest.length + reply.length)
            .putInt(digest.length)
            .put(digest)
            .put(reply)
            .array();
    if (!subjects.isEmpty()) {
      byte[] sealed = seals.seal(subjects, Keys.of(TABLE, request.id()), body);
      body = ByteBuffer.allocate(Integer.BYTES + sealed.length).putInt(SEALED).put(sealed).array();
    }
    return ByteBuffer.allocate(TIME + body.length)
        .putLong(time.getEpochSecond())
        .putInt(time.getNano())
        .put(body)
        .array();
  }

  /** A reply as the journals of format 1 keep it. */
  public static byte[] plainValue(Mutation.Request request, Instant time, byte[] reply) {
    return value(request, time, reply, Set.of(), null);
  }

  /**
   * Seals a reply of format 1, whomever it may be about.
   *
   * @return the row, where it is a reply that is not sealed
   */
  public static Optional<Row> seal(Row row, String subject, Seals seals) {
    if (!isReply(row) || ByteBuffer.wrap(row.cell().value()).getInt(TIME) == SEALED) {
      return Optional.empty();
    }
    byte[] old = row.cell().value();
    byte[] body = new byte[old.length - TIME];
    System.arraycopy(old, TIME, body, 0, body.length);
    byte[] sealed = seals.seal(subject, row.key(), body);
    byte[] value =
        ByteBuffer.allocate(TIME + Integer.BYTES + sealed.length)
            .put(old, 0, TIME)
            .putInt(SEALED)
            .put(sealed)
            .array();
    return Optional.of(new Row(row.key(), new Cell(row.cell().revision(), value)));
  }

  static Row row(String request, long index, byte[] value) {
    return new Row(Keys.of(TABLE, request), new Cell(index, value));
  }

  /** Whether the row is a stored reply that nobody may ask for any more. */
  public static boolean isExpired(Row row, Instant now) {
    return isReply(row) && !row.cell().isDeleted() && isExpired(row.cell().value(), now);
  }

  /** Whether the row is a stored reply. */
  public static boolean isReply(Row row) {
    return row.key().startsWith(TABLE + '\0');
  }

  private static boolean isExpired(byte[] stored, Instant now) {
    ByteBuffer value = ByteBuffer.wrap(stored);
    Instant time = Instant.ofEpochSecond(value.getLong(), value.getInt());
    return !time.plus(KEPT).isAfter(now);
  }
}
