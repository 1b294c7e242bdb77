package dev.viva.server.store.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32C;

/**
 * Bytes to be appended with their checksums, which the caller's thread computes so that the one
 * journal thread need not.
 *
 * @param digest SHA-256
 * @param crc CRC32C
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
public record Payload(byte[] bytes, byte[] digest, int crc) {
  public static Payload of(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return new Payload(bytes, sha256().digest(bytes), (int) crc.getValue());
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
