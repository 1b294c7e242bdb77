package dev.viva.server.store.mapdb;

import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.Link;
import dev.viva.server.store.journal.SmallFile;
import dev.viva.server.store.state.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the view: the one on disk, where CLEAN says that it was closed at a known index and the
 * file still has the checksum that it had then; else a new one from the newest checkpoint that is
 * whole.
 */
final class ViewFiles {
  private static final Logger log = LoggerFactory.getLogger(ViewFiles.class);
  private static final int FORMAT = 1;
  private static final int ROWS_PER_MESSAGE = 100_000;

  private final StoreOptions options;
  private final FileLayer files;
  private final Path directory;
  private final Path file;
  private final Path clean;

  ViewFiles(StoreOptions options, Path directory) {
    this.options = options;
    this.files = options.files();
    this.directory = directory;
    this.file = directory.resolve("view.mapdb");
    this.clean = directory.resolve("CLEAN");
  }

  /**
   * An open view.
   *
   * @param link the commit up to which it holds everything
   * @param atLeast index that is known to have been acknowledged
   */
  record Opened(View view, Link link, long atLeast) {}

  Opened open(Checkpoints checkpoints) throws IOException {
    Optional<Link> trusted = trusted();
    if (trusted.isPresent()) {
      Link link = trusted.get();
      return new Opened(View.inFile(file, options.viewIncrement()), link, link.index());
    }
    return rebuild(checkpoints);
  }

  /**
   * The index of a view that can be used as it is. Forgets the mark, because the view changes from
   * now on.
   */
  private Optional<Link> trusted() throws IOException {
    if (options.view() == StoreOptions.ViewKind.HEAP) {
      return Optional.empty();
    }
    files.createDirectories(directory);
    if (!files.exists(clean)) {
      return Optional.empty();
    }
    Optional<Link> link = Optional.empty();
    try {
      Map<String, String> mark = SmallFile.read(files, clean, FORMAT);
      if (files.exists(file) && mark.get("view").equals(checksum())) {
        link =
            Optional.of(
                new Link(
                    Long.parseLong(mark.get("index")), HexFormat.of().parseHex(mark.get("hash"))));
      } else {
        log.warn("{} is not the view that was closed; making a new one", file);
      }
    } catch (DamagedException e) {
      log.warn("{}; making a new view", e.getMessage());
    }
    files.delete(clean);
    files.forceDirectory(directory);
    return link;
  }

  private Opened rebuild(Checkpoints checkpoints) throws IOException {
    List<Long> indexes = checkpoints.list();
    long atLeast = indexes.isEmpty() ? 0 : indexes.get(indexes.size() - 1);
    for (int at = indexes.size() - 1; at >= 0; at--) {
      View.Loader loader = loader();
      try {
        Link link = checkpoints.read(indexes.get(at), new Progress(loader, indexes.get(at)));
        return new Opened(loader.view(), link, atLeast);
      } catch (DamagedException e) {
        loader.abandon();
        log.error("A checkpoint is damaged: {}", e.getMessage());
      } catch (IOException | RuntimeException e) {
        loader.abandon();
        throw e;
      }
    }
    return new Opened(loader().view(), Link.START, atLeast);
  }

  private View.Loader loader() throws IOException {
    if (options.view() == StoreOptions.ViewKind.HEAP) {
      return View.Loader.onHeap();
    }
    Files.deleteIfExists(file);
    requireSpace();
    View.Loader loader = View.Loader.inFile(file, options.viewIncrement());
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return loader;
  }

  /** A memory-mapped file that meets a full disk takes the process with it. */
  private void requireSpace() throws IOException {
    long usable = files.usableSpace(options.directory());
    if (usable < options.spareBytes()) {
      throw new IOException(
          "the disk of "
              + directory
              + " is full: "
              + usable
              + " bytes are left, the view needs "
              + options.spareBytes()
              + "; free some space, then start again. Nothing is lost");
    }
  }

  /** Marks the view as closed at {@code link}, after it was closed. */
  void markClean(Link link) throws IOException {
    if (options.view() == StoreOptions.ViewKind.HEAP) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    SmallFile.write(
        files,
        clean,
        FORMAT,
        Map.of(
            "index",
            Long.toString(link.index()),
            "hash",
            HexFormat.of().formatHex(link.hash()),
            "view",
            checksum()));
  }

  private String checksum() throws IOException {
    CRC32C crc = new CRC32C();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
      while (channel.read(buffer) >= 0) {
        crc.update(buffer.flip());
        buffer.clear();
      }
      return channel.size() + ":" + Long.toHexString(crc.getValue());
    }
  }

  /** Fills a view and tells how far it is. */
  private static final class Progress implements Checkpoints.RowConsumer {
    private final View.Loader loader;
    private final long index;
    private long count;

    Progress(View.Loader loader, long index) {
      this.loader = loader;
      this.index = index;
    }

    @Override
    public void accept(Row row) {
      loader.add(row);
      count++;
      if (count % ROWS_PER_MESSAGE == 0) {
        log.info("Making the view from checkpoint {}: {} rows", index, count);
      }
    }
  }
}
