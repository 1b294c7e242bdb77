package dev.viva.cli.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** A TCP connection to a server that can be cut at any moment. */
final class Wire implements AutoCloseable {
  private final ServerSocket listening;
  private final IntSupplier target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Wire(IntSupplier target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Cuts every connection; new ones go through. */
  void cut() {
    open.forEach(Wire::drop);
    open.clear();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        try {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
          open.add(client);
          open.add(server);
          daemon(() -> pump(client, server));
          daemon(() -> pump(server, client));
        } catch (IOException e) {
          drop(client);
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8_192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      drop(to);
    } finally {
      drop(from);
      drop(to);
      open.remove(from);
    }
  }

  private static void drop(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Closed by the other side first.
      assert socket.isClosed();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
