package dev.viva.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own; closing it is {@code kill -9}. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("serving on 127\\.0\\.0\\.1:(\\d+),");

  private final Process process;
  private final Client client;

  ServerProcess(Path home) throws IOException {
    process = start(home);
    client = Client.withToken(port(), Files.readString(home.resolve("token")).strip());
  }

  /** Starts a server on a free port. */
  static Process start(Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.viva.server.Main",
            "--port",
            "0",
            "--home",
            home.toString(),
            "--user",
            TestServer.ADMIN)
        .redirectErrorStream(true)
        .start();
  }

  private int port() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("the server did not start: " + said);
  }

  long pid() {
    return process.pid();
  }

  Client client() {
    return client;
  }

  /** Asks it to stop, as {@code kill} does, and waits until it has. */
  int terminate() throws InterruptedException {
    process.toHandle().destroy(); // Process.destroy would close what it writes to
    return process.waitFor();
  }

  /** Kills it and leaves its client to see that. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
    client.close();
  }
}
