package dev.viva.server.store.mapdb;

import dev.viva.server.store.Batch;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Opener;
import dev.viva.server.store.journal.JournalRecord;
import dev.viva.server.store.state.Commit;
import dev.viva.server.store.state.Replies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A commit as the payload of a journal record: format (1 byte), time, actor, action, origin, id of
 * the request and reply where there are, changes, notes. It holds results, not commands, so what a
 * replay makes of it never depends on today's code.
 *
 * <p>Format 1 had no origin and no notes; its replies were not sealed.
 */
final class CommitCodec {
  private static final int FORMAT = 2;

  private CommitCodec() {}

  static byte[] encode(Commit commit) {
    Batch batch = commit.batch();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(FORMAT);
      Wire.writeTime(out, batch.time());
      Wire.writeText(out, batch.mutation().actor());
      Wire.writeText(out, batch.mutation().action());
      Wire.writeText(out, batch.mutation().origin());
      out.writeBoolean(batch.mutation().request().isPresent());
      if (batch.mutation().request().isPresent()) {
        Wire.writeText(out, batch.mutation().request().get().id());
        Wire.writeOptional(out, commit.reply());
      }
      out.writeInt(batch.changes().size());
      for (Batch.Change change : batch.changes()) {
        Wire.writeText(out, change.table());
        Wire.writeText(out, change.key());
        Wire.writeOptional(out, change.value());
      }
      out.writeInt(batch.notes().size());
      for (byte[] note : batch.notes()) {
        Wire.writeBytes(out, note);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Decodes a commit.
   *
   * @param opener for its values
   */
  static Commit decode(JournalRecord record, Opener opener) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(record.payload()));
    int format = in.readByte();
    if (format > FORMAT) {
      throw new IOException(
          "journal record "
              + record.index()
              + " has format "
              + format
              + ", this release reads up to "
              + FORMAT
              + "; use a later release");
    }
    Instant time = Wire.readTime(in);
    String actor = Wire.readText(in);
    String action = Wire.readText(in);
    String origin = format == 1 ? "" : Wire.readText(in);
    Optional<Mutation.Request> request = Optional.empty();
    Optional<byte[]> reply = Optional.empty();
    if (in.readBoolean()) {
      request =
          Optional.of(
              new Mutation.Request(Wire.readText(in), format == 1 ? Wire.readText(in) : ""));
      reply = Wire.readOptional(in);
      if (format == 1 && reply.isPresent()) {
        reply = Optional.of(Replies.plainValue(request.get(), time, reply.get()));
      }
    }
    List<Batch.Change> changes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      changes.add(
          new Batch.Change(Wire.readText(in), Wire.readText(in), Wire.readOptional(in), opener));
    }
    List<byte[]> notes = new ArrayList<>();
    for (int left = format == 1 ? 0 : in.readInt(); left > 0; left--) {
      notes.add(Wire.readBytes(in));
    }
    return new Commit(
        new Batch(
            record.index(), time, new Mutation(request, actor, action, origin), changes, notes),
        reply);
  }
}
