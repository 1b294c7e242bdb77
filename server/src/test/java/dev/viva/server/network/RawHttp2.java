package dev.viva.server.network;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One gRPC call frame by frame, so that a frame can be one that no client sends. */
final class RawHttp2 implements AutoCloseable {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int GO_AWAY = 7;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final OutputStream out;
  private final DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder();
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);

  /**
   * How it ended.
   *
   * @param headers of the answer and its trailers
   * @param end {@code trailers}, {@code reset}, {@code goaway} or {@code closed}
   */
  record End(Map<String, String> headers, String end) {
    String status() {
      return headers.getOrDefault("grpc-status", "");
    }

    String message() {
      return headers.getOrDefault("grpc-message", "");
    }
  }

  RawHttp2(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = socket.getOutputStream();
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /** Begins a call; every further pair of headers is sent as it is. */
  RawHttp2 call(String method, String... headers) throws IOException {
    Http2Headers all =
        new DefaultHttp2Headers()
            .method("POST")
            .scheme("http")
            .authority("127.0.0.1:" + socket.getPort())
            .path("/" + method)
            .add("content-type", "application/grpc")
            .add("te", "trailers");
    for (int i = 0; i < headers.length; i += 2) {
      all.add(headers[i], headers[i + 1]);
    }
    ByteBuf encoded = Unpooled.buffer();
    try {
      encoder.encodeHeaders(1, all, encoded);
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
    byte[] block = new byte[encoded.readableBytes()];
    encoded.readBytes(block);
    frame(HEADERS, END_HEADERS, 1, block);
    return this;
  }

  /** A gRPC message that says it has {@code length} bytes, and the bytes that follow. */
  RawHttp2 message(boolean compressed, int length, byte[] bytes, boolean last) throws IOException {
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    framed.write(compressed ? 1 : 0);
    for (int shift = 24; shift >= 0; shift -= 8) {
      framed.write(length >>> shift);
    }
    framed.write(bytes);
    return data(framed.toByteArray(), last);
  }

  RawHttp2 data(byte[] bytes, boolean last) throws IOException {
    int most = 16_384;
    for (int at = 0; at == 0 || at < bytes.length; at += most) {
      int end = Math.min(bytes.length, at + most);
      boolean ends = last && end == bytes.length;
      frame(DATA, ends ? END_STREAM : 0, 1, java.util.Arrays.copyOfRange(bytes, at, end));
    }
    return this;
  }

  /** A frame whose header says {@code length} although {@code payload} follows. */
  RawHttp2 lyingFrame(int type, int length, byte[] payload) throws IOException {
    write(length, type, 0, 1, payload);
    return this;
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    write(payload.length, type, flags, stream, payload);
  }

  private void write(int length, int type, int flags, int stream, byte[] payload)
      throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(length >>> 16);
    frame.write(length >>> 8);
    frame.write(length);
    frame.write(type);
    frame.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write(stream >>> shift);
    }
    frame.write(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  /** Waits for the end of the call. */
  End end() throws IOException {
    Map<String, String> headers = new HashMap<>();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    try {
      while (true) {
        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        in.readInt();
        byte[] payload = in.readNBytes(length);
        if (type == HEADERS) {
          decoder
              .decodeHeaders(1, Unpooled.wrappedBuffer(payload))
              .forEach(header -> headers.put(header.getKey() + "", header.getValue() + ""));
        }
        if (type == RESET) {
          return new End(headers, "reset");
        }
        if (type == GO_AWAY) {
          return new End(headers, "goaway");
        }
        if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
          return new End(headers, "trailers");
        }
      }
    } catch (EOFException | SocketException e) {
      return new End(headers, "closed");
    } catch (Http2Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
