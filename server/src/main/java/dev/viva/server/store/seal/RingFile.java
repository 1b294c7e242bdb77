package dev.viva.server.store.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.viva.server.store.journal.Advice;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.DurableFile;
import dev.viva.server.store.journal.FileLayer;
import dev.viva.server.store.journal.NewerFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/**
 * The file {@code ring}: lines of words, each ending with its CRC32C.
 *
 * <pre>
 * viva-keys 1 {id of the store} {a known text, wrapped}
 * figures {what is left of those who were erased, wrapped}
 * erased {subject}
 * key {subject} {key, wrapped} {subject} {key, wrapped} …
 * </pre>
 *
 * New keys are appended as one line and forced, so only the last line can be torn; everything else
 * replaces the file as a whole.
 */
final class RingFile implements RingStorage {
  static final String NAME = "ring";

  private static final int FORMAT = 1;
  private static final String MAGIC = "viva-keys";
  private static final String CHECK = "check";
  private static final String FIGURES = "figures";
  private static final String ERASED = "erased";
  private static final String KEY = "key";

  private final FileLayer files;
  private final Path path;
  private final UUID store;
  private final MasterKey master;
  private long end;

  private RingFile(FileLayer files, Path path, UUID store, MasterKey master, long end) {
    this.files = files;
    this.path = path;
    this.store = store;
    this.master = master;
    this.end = end;
  }

  static RingFile create(FileLayer files, Path directory, UUID store, MasterKey master)
      throws IOException {
    RingFile ring = new RingFile(files, directory.resolve(NAME), store, master, 0);
    ring.replace(new Content(Map.of(), Set.of(), new byte[0]));
    return ring;
  }

  /** Whether the ring has but its first line. */
  static boolean isEmpty(FileLayer files, Path directory) throws IOException {
    return WholeFile.read(files, directory.resolve(NAME)).lines().count() <= 1;
  }

  /** A ring and what it holds. */
  record Opened(RingFile file, Content content) {}

  /**
   * Reads a ring and changes nothing.
   *
   * @throws DamagedException where it is not what was written, or another store's
   */
  static Opened open(FileLayer files, Path directory, UUID store, MasterKey master)
      throws IOException {
    Path path = directory.resolve(NAME);
    List<String> lines = new ArrayList<>();
    long end = goodLines(path, WholeFile.read(files, path).getBytes(UTF_8), lines);
    if (lines.isEmpty()) {
      throw new DamagedException(path, 0, "this is not a key ring", Advice.RING);
    }
    checkHead(path, lines.get(0), store, master);
    RingFile ring = new RingFile(files, path, store, master, end);
    return new Opened(ring, ring.content(lines.subList(1, lines.size())));
  }

  /**
   * Gathers whole lines; what a crash may have torn off is left out, because it was never relied
   * upon.
   *
   * @return where the good lines end
   */
  private static long goodLines(Path path, byte[] bytes, List<String> lines)
      throws DamagedException {
    int good = 0;
    boolean torn = false;
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] != '\n') {
        continue;
      }
      String line = new String(bytes, from, at - from, UTF_8);
      int crcAt = line.lastIndexOf(' ');
      boolean whole = crcAt > 0 && line.substring(crcAt + 1).equals(crc(line.substring(0, crcAt)));
      if (whole && torn) {
        throw new DamagedException(
            path, good, "a line is damaged and later ones are not", Advice.RING);
      }
      if (whole) {
        lines.add(line.substring(0, crcAt));
        good = at + 1;
      }
      torn = !whole;
      from = at + 1;
    }
    return good;
  }

  private static void checkHead(Path path, String line, UUID store, MasterKey master)
      throws IOException {
    String[] words = line.split(" ");
    if (words.length != 4 || !words[0].equals(MAGIC)) {
      throw new DamagedException(path, 0, "this is not a key ring", Advice.RING);
    }
    if (Integer.parseInt(words[1]) > FORMAT) {
      throw new NewerFormatException(path, Integer.parseInt(words[1]), FORMAT);
    }
    if (!words[2].equals(store.toString())) {
      throw new DamagedException(
          path, 0, "this is the key ring of store " + words[2] + ", not of " + store, Advice.RING);
    }
    try {
      master.unwrap(CHECK, words[3]);
    } catch (AEADBadTagException e) {
      throw new IOException(
          "the master key does not open "
              + path
              + ": is VIVA_MASTER_KEY, or the file "
              + MasterKey.FILE
              + " beside it, the one that the ring was made with?",
          e);
    }
  }

  private Content content(List<String> lines) throws IOException {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    Set<String> erased = new LinkedHashSet<>();
    byte[] figures = {};
    for (String line : lines) {
      String[] words = line.split(" ");
      try {
        switch (words[0]) {
          case KEY -> {
            for (int at = 1; at < words.length; at += 2) {
              keys.put(words[at], AesGcm.key(master.unwrap(words[at], words[at + 1])));
            }
          }
          case ERASED -> erased.add(words[1]);
          case FIGURES -> figures = master.unwrap(FIGURES, words[1]);
          default -> throw new DamagedException(path, 0, "unknown line " + words[0], Advice.RING);
        }
      } catch (AEADBadTagException | IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new DamagedException(
            path, 0, "the line '" + words[0] + "' of " + words[1] + " does not open", Advice.RING);
      }
    }
    return new Content(keys, erased, figures);
  }

  @Override
  public void append(Map<String, SecretKey> keys) throws IOException {
    StringBuilder words = new StringBuilder(KEY);
    keys.forEach((subject, key) -> words.append(' ').append(wrapped(subject, key)));
    StringBuilder text = new StringBuilder();
    line(text, words.toString());
    byte[] bytes = text.toString().getBytes(UTF_8);
    try (DurableFile file = files.open(path)) {
      if (file.size() > end) {
        file.truncate(end);
      }
      file.write(ByteBuffer.wrap(bytes), end);
      file.force();
    }
    end += bytes.length;
  }

  @Override
  public void replace(Content content) throws IOException {
    StringBuilder text = new StringBuilder();
    line(
        text,
        String.join(
            " ",
            MAGIC,
            Integer.toString(FORMAT),
            store.toString(),
            master.wrap(CHECK, new byte[8])));
    if (content.figures().length > 0) {
      line(text, FIGURES + " " + master.wrap(FIGURES, content.figures()));
    }
    content.erased().forEach(subject -> line(text, ERASED + " " + subject));
    content.keys().forEach((subject, key) -> line(text, KEY + " " + wrapped(subject, key)));
    WholeFile.write(files, path, text.toString());
    end = text.toString().getBytes(UTF_8).length;
  }

  private String wrapped(String subject, SecretKey key) {
    return subject + " " + master.wrap(subject, key.getEncoded());
  }

  private static void line(StringBuilder text, String words) {
    text.append(words).append(' ').append(crc(words)).append('\n');
  }

  private static String crc(String words) {
    CRC32C crc = new CRC32C();
    crc.update(words.getBytes(UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
