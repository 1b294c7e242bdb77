package dev.viva.server.store.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.viva.server.store.journal.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/**
 * Wraps the keys of the ring: whoever has the ring, but not this key, has nothing. It is 32 bytes
 * in Base64, in the environment or in a file beside the ring that only its owner can read.
 */
public final class MasterKey {
  /** Name of the file. */
  static final String FILE = "master";

  private static final String VARIABLE = "VIVA_MASTER_KEY";

  private final SecretKey key;

  private MasterKey(SecretKey key) {
    this.key = key;
  }

  /**
   * Reads a key.
   *
   * @param where it is from, for messages
   * @throws IOException where it is not 32 bytes in Base64
   */
  public static MasterKey parse(String text, String where) throws IOException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(where + " is not a master key: expected 32 bytes in Base64", e);
    }
    if (bytes.length != AesGcm.KEY_BYTES) {
      throw new IOException(
          where
              + " is not a master key: it has "
              + bytes.length
              + " bytes, expected 32 ('openssl rand -base64 32' makes one)");
    }
    return new MasterKey(AesGcm.key(bytes));
  }

  /**
   * The key in {@code VIVA_MASTER_KEY}; empty where that is not set. There is no flag for it: what
   * stands on a command line, everybody on the machine sees.
   */
  public static Optional<MasterKey> inEnvironment(Map<String, String> environment)
      throws IOException {
    String text = environment.getOrDefault(VARIABLE, "");
    return text.isBlank() ? Optional.empty() : Optional.of(parse(text, VARIABLE));
  }

  static MasterKey random() {
    return new MasterKey(AesGcm.newKey());
  }

  /** The key in the directory of the ring; empty where there is none. */
  static Optional<MasterKey> read(FileLayer files, Path directory) throws IOException {
    Path path = directory.resolve(FILE);
    if (!files.exists(path)) {
      return Optional.empty();
    }
    return Optional.of(parse(WholeFile.read(files, path), path.toString()));
  }

  /** A new key, in the directory of the ring and durable. */
  static MasterKey create(FileLayer files, Path directory) throws IOException {
    MasterKey created = random();
    String text = Base64.getEncoder().encodeToString(created.key.getEncoded()) + "\n";
    WholeFile.write(files, directory.resolve(FILE), text);
    return created;
  }

  /** Wraps something so that it opens only in this place. */
  String wrap(String place, byte[] plain) {
    return Base64.getEncoder().encodeToString(AesGcm.seal(key, place.getBytes(UTF_8), plain, 0));
  }

  byte[] unwrap(String place, String wrapped) throws AEADBadTagException {
    return AesGcm.open(key, place.getBytes(UTF_8), Base64.getDecoder().decode(wrapped), 0);
  }
}
