package dev.viva.server.access;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a token {@code viva_<id>_<secret>}: never the secret.
 *
 * @param sha256 of the whole token
 * @param expires empty for a token that does not end
 */
record Token(
    String id, String user, ByteString sha256, Optional<Instant> expires, boolean revoked) {
  private static final Pattern FORM = Pattern.compile("viva_([a-z0-9]{8})_[A-Za-z0-9_-]{43}");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  /** A new raw token with 256 secret bits. */
  static String raw(SecureRandom random) {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return "viva_" + id + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  static Token of(String raw, String user, Optional<Instant> expires) {
    String id = idIn(raw).orElseThrow(() -> new IllegalArgumentException("not a token"));
    return new Token(id, user, hash(raw), expires, false);
  }

  /** The id in a raw token; empty where it has another form. */
  static Optional<String> idIn(String raw) {
    Matcher form = FORM.matcher(raw);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }

  /**
   * Whether {@code raw} is this token and it still counts. The comparison takes the same time
   * wherever the bytes differ.
   */
  boolean accepts(String raw, Instant now) {
    boolean same = MessageDigest.isEqual(hash(raw).toByteArray(), sha256.toByteArray());
    return same && counts(now);
  }

  /** Whether it has neither ended nor been revoked. */
  boolean counts(Instant now) {
    return !revoked && expires.map(now::isBefore).orElse(true);
  }

  Token revoke() {
    return new Token(id, user, sha256, expires, true);
  }

  private static ByteString hash(String raw) {
    try {
      return ByteString.copyFrom(
          MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
