package dev.viva.server.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A few {@code name=value} lines that a person can read, the first one {@code format=N}, the last
 * one their checksum. Replaced as a whole or not at all.
 */
public final class SmallFile {
  private static final String CRC = "crc32c=";
  private static final int MAX_BYTES = 4096;

  private SmallFile() {}

  /** Writes the file beside its place, forces it, and renames it. */
  public static void write(FileLayer files, Path path, long format, Map<String, String> values)
      throws IOException {
    StringBuilder text = new StringBuilder("format=" + format + "\n");
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    String crc = crc(text.toString());
    text.append(CRC).append(crc).append('\n');
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    if (files.exists(beside)) {
      files.delete(beside);
    }
    try (DurableFile file = files.create(beside)) {
      file.write(UTF_8.encode(text.toString()), 0);
      file.force();
    }
    files.rename(beside, path);
    files.forceDirectory(path.toAbsolutePath().getParent());
  }

  /**
   * Reads the file.
   *
   * @param format the newest format that is understood
   */
  public static Map<String, String> read(FileLayer files, Path path, long format)
      throws IOException {
    String text = text(files, path);
    int crcAt = text.lastIndexOf(CRC);
    if (crcAt < 0 || !text.substring(crcAt).equals(CRC + crc(text.substring(0, crcAt)) + "\n")) {
      throw new DamagedException(path, 0, "the checksum does not fit the content", Advice.RESTORE);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.substring(0, crcAt).split("\n")) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new DamagedException(path, 0, "a line is not name=value", Advice.RESTORE);
      }
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
    long found = Long.parseLong(values.getOrDefault("format", "0"));
    if (found > format) {
      throw new NewerFormatException(path, found, format);
    }
    return values;
  }

  private static String text(FileLayer files, Path path) throws IOException {
    try (DurableFile file = files.openReadOnly(path)) {
      int size = (int) Math.min(file.size(), MAX_BYTES);
      return UTF_8.decode(file.readFully(ByteBuffer.allocate(size), 0)).toString();
    }
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
