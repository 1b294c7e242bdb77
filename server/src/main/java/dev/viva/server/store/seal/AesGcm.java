package dev.viva.server.store.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in GCM (NIST SP 800-38D) with a random nonce of 96 bits, which may be used for 2^32 texts
 * under one key. Result: nonce, ciphertext, tag of 128 bits.
 */
final class AesGcm {
  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  static SecretKey newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return key(bytes);
  }

  static SecretKey key(byte[] bytes) {
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key has " + bytes.length + " bytes, expected " + KEY_BYTES);
    }
    return new SecretKeySpec(bytes, "AES");
  }

  /**
   * Seals.
   *
   * @param place what the result belongs to; it opens nowhere else
   * @param room bytes to leave free before the result
   */
  static byte[] seal(SecretKey key, byte[] place, byte[] plain, int room) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, place);
      byte[] sealed = new byte[room + NONCE_BYTES + cipher.getOutputSize(plain.length)];
      System.arraycopy(nonce, 0, sealed, room, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, room + NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /**
   * Opens what begins at {@code from}.
   *
   * @throws AEADBadTagException where it was changed, belongs to another place or another key
   */
  static byte[] open(SecretKey key, byte[] place, byte[] sealed, int from)
      throws AEADBadTagException {
    if (sealed.length < from + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new AEADBadTagException("too short");
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, sealed, from, place);
      return cipher.doFinal(sealed, from + NONCE_BYTES, sealed.length - from - NONCE_BYTES);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int from, byte[] place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        key,
        new GCMParameterSpec(TAG_BITS, Arrays.copyOfRange(nonce, from, from + NONCE_BYTES)));
    cipher.updateAAD(place);
    return cipher;
  }
}
