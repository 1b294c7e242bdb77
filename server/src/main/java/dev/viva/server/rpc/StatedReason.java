package dev.viva.server.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.grpc.Context;
import io.grpc.Metadata;

/**
 * Why somebody calls, where that has to be said: the header {@code viva-reason-bin} (UTF-8), or
 * {@code viva-reason} where ASCII will do. It is kept in the audit trail, so it must name nobody.
 */
public final class StatedReason {
  /** Where the context of a call keeps it. */
  public static final Context.Key<String> KEY = Context.key("viva-reason");

  private static final Metadata.Key<byte[]> BYTES =
      Metadata.Key.of("viva-reason-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static final Metadata.Key<String> ASCII =
      Metadata.Key.of("viva-reason", Metadata.ASCII_STRING_MARSHALLER);
  private static final int LONGEST = 300;

  private StatedReason() {}

  /** The reason of the current call; empty where none was given. */
  public static String current() {
    String reason = KEY.get();
    return reason == null ? "" : reason;
  }

  /** The reason in the headers, on one line and cut where it is too long. */
  public static String in(Metadata headers) {
    byte[] bytes = headers.get(BYTES);
    String text = bytes == null ? headers.get(ASCII) : new String(bytes, UTF_8);
    if (text == null) {
      return "";
    }
    String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }
}
