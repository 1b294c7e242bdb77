package dev.viva.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/**
 * Where a server is meant to be.
 *
 * @param host a name or an address, without brackets
 * @param port its port
 */
record ServerAddress(String host, int port) {
  private static final int PATIENCE_MILLIS = 2_000;

  /** Reads {@code HOST:PORT}. */
  static ServerAddress parse(String target) {
    int colon = target.lastIndexOf(':');
    String host = target.substring(0, colon);
    return new ServerAddress(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        Integer.parseInt(target.substring(colon + 1)));
  }

  /** Whether it can only be on this machine. */
  boolean isLocal() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether anything at all, Viva or not, takes a connection there. */
  boolean isTaken() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
