package dev.viva.server.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server, and can keep from the client what the server answers. */
final class SilentRelay implements AutoCloseable {
  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int target;
  private volatile boolean silent;

  SilentRelay(int target) throws IOException {
    this.target = target;
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on no answer comes through. */
  void silence() {
    silent = true;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        daemon(() -> pump(client, server, false));
        daemon(() -> pump(server, client, true));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "silent-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void pump(Socket from, Socket to, boolean isAnswer) {
    byte[] buffer = new byte[8_192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!isAnswer || !silent) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // closed by either side
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
