package dev.viva.server.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 typed by hand, for requests that no client sends. */
public final class ClearText implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final Socket socket;

  public ClearText(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** The whole answer to a request without a body. */
  public String get(String path, String... headers) throws IOException {
    return send("GET", path, "", headers);
  }

  /** The whole answer; empty where the connection was just closed. */
  public String send(String method, String path, String body, String... headers)
      throws IOException {
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    boolean hasHost = false;
    for (String header : headers) {
      hasHost |= header.startsWith("Host:");
      request.append(header).append("\r\n");
    }
    if (!hasHost) {
      request.append("Host: 127.0.0.1:").append(socket.getPort()).append("\r\n");
    }
    request.append("Connection: close\r\nContent-Length: ").append(body.length());
    request.append("\r\n\r\n").append(body);
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return answer(socket.getInputStream());
  }

  /** As far as its length says: the server leaves a while for the other side to close. */
  private static String answer(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return read.toString(StandardCharsets.UTF_8);
      }
      read.write(next);
    }
    Matcher length = LENGTH.matcher(read.toString(StandardCharsets.ISO_8859_1));
    read.write(
        length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes());
    return read.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
