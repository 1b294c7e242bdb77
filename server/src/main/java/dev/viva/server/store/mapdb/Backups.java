package dev.viva.server.store.mapdb;

import dev.viva.server.store.Opener;
import dev.viva.server.store.journal.BlockInputStream;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.DirectoryRefusedException;
import dev.viva.server.store.journal.DurableFile;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.FileStreams;
import dev.viva.server.store.journal.JournalCheck;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.journal.NewerFormatException;
import dev.viva.server.store.state.Known;
import dev.viva.server.store.state.Row;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Backups in one file: the newest checkpoint and the journal up to one record, so that a restored
 * store has the same state, history and stored replies.
 *
 * <p>File: magic "VIVABKUP" (8 bytes), format (4), then in blocks: id of the store, index, hash,
 * files (1, name, length, content), 0.
 */
public final class Backups {
  static final int FORMAT = 2;
  static final String JOURNAL = "journal";
  static final String CHECKPOINTS = "checkpoints";

  private static final long MAGIC = 0x56495641424b5550L;
  private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES;
  private static final int COPY_BYTES = 1 << 16;
  private static final String ADVICE =
      "Nothing was restored and nothing was changed; use another backup";

  private Backups() {}

  /** What a file begins with. */
  static byte[] head() {
    return ByteBuffer.allocate(HEAD_BYTES).putLong(MAGIC).putInt(FORMAT).array();
  }

  /**
   * What was restored.
   *
   * @param end the last commit
   * @param generation the folder that is used now
   * @param replaced the folder that was used before; it stays until somebody deletes it
   */
  public record Restored(Link end, Path generation, Optional<Path> replaced) {}

  /**
   * Restores a backup as a whole or not at all. The backup is unpacked beside what is there and
   * verified completely before it takes its place.
   *
   * @param force whether a store in the directory may be replaced
   * @throws DamagedException where the backup is not what was written
   * @throws NewerFormatException where it is of a later release
   * @throws DirectoryRefusedException where the directory is in use, holds something else, or a
   *     store that must not be replaced
   */
  public static Restored restore(StoreOptions options, Path backup, boolean force)
      throws IOException {
    return restore(options, backup, force, Optional.empty());
  }

  /**
   * The same, into a directory without the key ring that the backup needs.
   *
   * @param keys a copy of the ring
   */
  public static Restored restore(
      StoreOptions options, Path backup, boolean force, Optional<Path> keys) throws IOException {
    FileLayer files = options.files();
    Path directory = options.directory();
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(backup), COPY_BYTES)) {
      int format = checkHead(backup, stream);
      Closeable lock = DataDirectory.lockForRestore(files, directory, force);
      try (lock) {
        for (Path unfinished : DataDirectory.unfinished(files, directory)) {
          delete(files, unfinished);
        }
        OptionalLong inUse = DataDirectory.current(files, directory);
        long generation = DataDirectory.nextGeneration(files, directory);
        Job job = new Job(options, backup, format, keys, generation);
        Link end = unpackOrClean(job, stream);
        return new Restored(end, job.target(), replaced(directory, inUse));
      }
    }
  }

  /** One restore: what goes where. */
  private record Job(
      StoreOptions options, Path backup, int format, Optional<Path> keys, long generation) {
    Path target() {
      return DataDirectory.generation(options.directory(), generation);
    }
  }

  private static int checkHead(Path backup, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(HEAD_BYTES);
    ByteBuffer head = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD_BYTES || head.getLong() != MAGIC) {
      throw new DamagedException(backup, 0, "this is not a backup", ADVICE);
    }
    int format = head.getInt();
    if (format < 1) {
      throw new DamagedException(backup, Long.BYTES, "there is no format " + format, ADVICE);
    }
    if (format > FORMAT) {
      throw new NewerFormatException(backup, format, FORMAT);
    }
    return format;
  }

  private static Link unpackOrClean(Job job, InputStream stream) throws IOException {
    try {
      return unpack(job, stream);
    } catch (IOException | RuntimeException e) {
      deleteQuietly(job.options().files(), job.target(), e);
      throw e;
    }
  }

  private static Link unpack(Job job, InputStream stream) throws IOException {
    FileLayer files = job.options().files();
    Path backup = job.backup();
    Path target = job.target();
    Contents contents = extract(files, backup, stream, target);
    UUID store = contents.store();
    Link end = contents.end();
    long needed = verify(files, backup, target, store, end);
    RestoredKeys.require(job.options(), store, needed, job.format() == 1, job.keys());
    DataDirectory.markIfPlain(files, job.options().directory());
    DataDirectory.switchTo(files, job.options().directory(), store, job.generation(), job.format());
    return end;
  }

  /**
   * What a backup says that it is.
   *
   * @param end the last commit in it
   */
  record Contents(UUID store, Link end) {}

  /** Unpacks a backup into an empty directory, for a look at it. */
  static Contents unpack(FileLayer files, Path backup, Path target) throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(backup), COPY_BYTES)) {
      checkHead(backup, stream);
      return extract(files, backup, stream, target);
    }
  }

  private static Contents extract(FileLayer files, Path backup, InputStream stream, Path target)
      throws IOException {
    BlockInputStream blocks = new BlockInputStream(backup, HEAD_BYTES, stream, ADVICE);
    DataInputStream in = new DataInputStream(blocks);
    UUID store = UUID.fromString(Wire.readText(in));
    Link end = new Link(in.readLong(), Wire.readBytes(in));
    files.createDirectories(target.resolve(JOURNAL));
    files.createDirectories(target.resolve(CHECKPOINTS));
    while (in.readByte() == 1) {
      unpackFile(files, backup, target, in);
    }
    blocks.finish();
    for (Path folder : List.of(target.resolve(JOURNAL), target.resolve(CHECKPOINTS), target)) {
      files.forceDirectory(folder);
    }
    return new Contents(store, end);
  }

  private static void unpackFile(FileLayer files, Path backup, Path target, DataInputStream in)
      throws IOException {
    String name = Wire.readText(in);
    if (!name.matches("(journal|checkpoints)/\\d{20}\\.(journal|checkpoint)")) {
      throw new DamagedException(backup, 0, "it holds a file of the name " + name, ADVICE);
    }
    try (DurableFile file = files.create(target.resolve(name))) {
      OutputStream out = FileStreams.output(file, 0);
      byte[] buffer = new byte[COPY_BYTES];
      for (long left = in.readLong(); left > 0; ) {
        int count = (int) Math.min(buffer.length, left);
        in.readFully(buffer, 0, count);
        out.write(buffer, 0, count);
        left -= count;
      }
      file.force();
    }
  }

  /**
   * Verifies what was unpacked.
   *
   * @return how many subjects a key ring must know to read it
   */
  private static long verify(FileLayer files, Path backup, Path target, UUID store, Link end)
      throws IOException {
    AtomicLong needed = new AtomicLong();
    Checkpoints.RowConsumer seen =
        row -> Known.in(row).ifPresent(count -> needed.accumulateAndGet(count, Math::max));
    JournalCheck.Report report =
        JournalCheck.verify(
            files,
            target.resolve(JOURNAL),
            store,
            record -> {
              for (Row row : CommitCodec.decode(record, Opener.PLAIN).rows()) {
                seen.accept(row);
              }
            });
    Checkpoints checkpoints = new Checkpoints(files, target.resolve(CHECKPOINTS), store);
    long checkpoint = 0;
    for (long index : checkpoints.list()) {
      checkpoint = checkpoints.read(index, seen).index();
    }
    if (!report.last().equals(end) || report.first() > checkpoint + 1) {
      throw new DamagedException(
          backup,
          0,
          "it holds records "
              + report.first()
              + " to "
              + report.last()
              + ", but should end with "
              + end,
          ADVICE);
    }
    return needed.get();
  }

  private static Optional<Path> replaced(Path directory, OptionalLong generation) {
    return generation.isPresent()
        ? Optional.of(DataDirectory.generation(directory, generation.getAsLong()))
        : Optional.empty();
  }

  private static void deleteQuietly(FileLayer files, Path generation, Exception reason) {
    try {
      delete(files, generation);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static void delete(FileLayer files, Path generation) throws IOException {
    for (Path folder : List.of(generation.resolve(JOURNAL), generation.resolve(CHECKPOINTS))) {
      for (String name : files.list(folder)) {
        files.delete(folder.resolve(name));
      }
      if (files.exists(folder)) {
        files.delete(folder);
      }
    }
    if (files.exists(generation)) {
      files.delete(generation);
    }
  }
}
