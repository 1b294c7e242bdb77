package dev.viva.server.rpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.viva.server.store.Codec;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Codecs over messages: records are stored as the messages they are sent as, so that one check
 * guards both against incompatible change.
 */
public final class Codecs {
  /** Strings as UTF-8. */
  public static final Codec<String> STRING =
      of(
          text -> text.getBytes(StandardCharsets.UTF_8),
          bytes -> new String(bytes, StandardCharsets.UTF_8));

  private Codecs() {}

  /** Stores a {@code T} as a message. */
  public static <T, M extends Message> Codec<T> of(
      Parser<M> parser, Function<T, M> encode, Function<M, T> decode) {
    return of(
        value -> encode.apply(value).toByteArray(),
        bytes -> {
          try {
            return decode.apply(parser.parseFrom(bytes));
          } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException("a stored value cannot be read", e);
          }
        });
  }

  private static <T> Codec<T> of(Function<T, byte[]> encode, Function<byte[], T> decode) {
    return new Codec<>() {
      @Override
      public byte[] encode(T value) {
        return encode.apply(value);
      }

      @Override
      public T decode(byte[] bytes) {
        return decode.apply(bytes);
      }
    };
  }
}
