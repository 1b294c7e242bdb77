package dev.viva.server.store.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/**
 * A sealed value: 0 (no message begins with it), format, length of the subject, subject, then what
 * {@link AesGcm} made. The place, which is the table and key, is sealed with it, so a value cannot
 * be moved.
 */
final class Envelope {
  private static final byte MARK = 0;
  private static final byte VALUE = 1;
  private static final byte ENVELOPE = 2;
  private static final int HEAD_BYTES = 3;

  private Envelope() {}

  /**
   * Seals.
   *
   * @param again whether {@code plain} is an envelope itself
   */
  static byte[] seal(SecretKey key, String subject, String place, byte[] plain, boolean again) {
    byte[] name = subject.getBytes(US_ASCII);
    byte[] sealed = AesGcm.seal(key, place(subject, place), plain, HEAD_BYTES + name.length);
    sealed[0] = MARK;
    sealed[1] = again ? ENVELOPE : VALUE;
    sealed[2] = (byte) name.length;
    System.arraycopy(name, 0, sealed, HEAD_BYTES, name.length);
    return sealed;
  }

  /** Whose key opens it; empty where it is not sealed. */
  static Optional<String> subject(byte[] stored) {
    if (!isEnvelope(stored)) {
      return Optional.empty();
    }
    if (stored.length < HEAD_BYTES
        || (stored[1] != VALUE && stored[1] != ENVELOPE)
        || stored.length < HEAD_BYTES + stored[2]) {
      throw new IllegalStateException("a sealed value is not of a format that this release knows");
    }
    return Optional.of(new String(stored, HEAD_BYTES, stored[2], US_ASCII));
  }

  /** Whether the bytes claim to be an envelope. */
  static boolean isEnvelope(byte[] stored) {
    return stored.length > 0 && stored[0] == MARK;
  }

  /** Whether what is inside is an envelope again. */
  static boolean holdsAnother(byte[] sealed) {
    return sealed[1] == ENVELOPE;
  }

  static byte[] open(SecretKey key, String subject, String place, byte[] sealed) {
    try {
      return AesGcm.open(key, place(subject, place), sealed, HEAD_BYTES + subject.length());
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "the sealed value at " + place.replace('\0', '/') + " is not what was written", e);
    }
  }

  private static byte[] place(String subject, String place) {
    return (subject + '\0' + place).getBytes(UTF_8);
  }
}
