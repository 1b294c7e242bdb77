package dev.viva.server.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, driven over its DevTools protocol, which works whatever the
 * page's content security policy forbids.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path FONTS =
      Path.of("src/main/resources/dev/viva/server/report/document/fonts");

  private final Process process;
  private final Path home;
  private final WebSocket socket;
  private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
  private final List<JsonObject> events = new ArrayList<>();
  private int lastId;

  /** Where it is installed; empty where it is not. */
  public static Optional<Path> executable() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public Chromium() throws Exception {
    home = Files.createTempDirectory("viva-chromium");
    Path fonts = home.resolve("fonts.conf");
    Files.writeString(
        fonts,
        "<fontconfig><dir>"
            + FONTS.toAbsolutePath()
            + "</dir><cachedir>"
            + home.resolve("fonts")
            + "</cachedir></fontconfig>");
    ProcessBuilder builder =
        new ProcessBuilder(
            executable().orElseThrow().toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            "--user-data-dir=" + home.resolve("profile"),
            "about:blank");
    builder.environment().put("FONTCONFIG_FILE", fonts.toString());
    builder.environment().put("HOME", home.toString());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    process = builder.start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(page(port()), new Answers())
            .get(30, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
      call(domain + ".enable", new JsonObject());
    }
  }

  private int port() throws IOException, InterruptedException {
    Path file = home.resolve("profile/DevToolsActivePort");
    for (int i = 0; i < 600; i++) {
      if (Files.exists(file) && Files.size(file) > 0) {
        return Integer.parseInt(Files.readAllLines(file).get(0));
      }
      Thread.sleep(50);
    }
    throw new IOException("Chromium did not start");
  }

  private static URI page(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
            .timeout(Duration.ofSeconds(30))
            .build();
    String body =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    for (JsonElement target : JsonParser.parseString(body).getAsJsonArray()) {
      if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
        return URI.create(target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
      }
    }
    throw new IOException("Chromium shows no page");
  }

  /** Shows a page that is {@code width} CSS pixels wide, on screen or as printed. */
  void open(Path html, int width, boolean print) throws Exception {
    JsonObject metrics = new JsonObject();
    metrics.addProperty("width", width);
    metrics.addProperty("height", 1_000);
    metrics.addProperty("deviceScaleFactor", 2);
    metrics.addProperty("mobile", false);
    call("Emulation.setDeviceMetricsOverride", metrics);
    JsonObject media = new JsonObject();
    media.addProperty("media", print ? "print" : "screen");
    call("Emulation.setEmulatedMedia", media);
    JsonObject address = new JsonObject();
    address.addProperty("url", html.toUri().toString());
    events.clear();
    call("Page.navigate", address);
    while (!evaluate("document.readyState").getAsString().equals("complete")) {
      Thread.sleep(20);
    }
    evaluate("new Promise(done => setTimeout(() => done(1), 200))");
  }

  /** The value of a JavaScript expression in the page. */
  JsonElement evaluate(String expression) throws Exception {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", expression);
    parameters.addProperty("returnByValue", true);
    parameters.addProperty("awaitPromise", true);
    return call("Runtime.evaluate", parameters).getAsJsonObject("result").get("value");
  }

  /** Addresses that the page asked for, itself included. */
  List<String> requests() {
    return events.stream()
        .filter(event -> event.get("method").getAsString().equals("Network.requestWillBeSent"))
        .map(event -> event.getAsJsonObject("params").getAsJsonObject("request"))
        .map(request -> request.get("url").getAsString())
        .toList();
  }

  /** What the browser complains about, such as a breach of the content security policy. */
  List<String> complaints() {
    return events.stream()
        .filter(event -> event.get("method").getAsString().equals("Log.entryAdded"))
        .map(event -> event.getAsJsonObject("params").getAsJsonObject("entry"))
        .map(entry -> entry.get("text").getAsString())
        .toList();
  }

  /** The whole page as PNG. */
  byte[] picture() throws Exception {
    JsonObject clip = new JsonObject();
    clip.addProperty("x", 0);
    clip.addProperty("y", 0);
    clip.addProperty("width", evaluate("document.documentElement.clientWidth").getAsInt());
    clip.addProperty("height", evaluate("document.body.scrollHeight").getAsInt());
    clip.addProperty("scale", 1);
    JsonObject parameters = new JsonObject();
    parameters.add("clip", clip);
    parameters.addProperty("captureBeyondViewport", true);
    return Base64.getDecoder()
        .decode(call("Page.captureScreenshot", parameters).get("data").getAsString());
  }

  private JsonObject call(String method, JsonObject parameters) throws Exception {
    JsonObject request = new JsonObject();
    request.addProperty("id", ++lastId);
    request.addProperty("method", method);
    request.add("params", parameters);
    socket.sendText(request.toString(), true).get(30, TimeUnit.SECONDS);
    while (true) {
      JsonObject answer = answers.poll(30, TimeUnit.SECONDS);
      if (answer == null) {
        throw new IOException("Chromium does not answer " + method);
      }
      if (!answer.has("id")) {
        events.add(answer);
      } else if (answer.get("id").getAsInt() == lastId) {
        if (answer.has("error")) {
          throw new IOException(method + ": " + answer.get("error"));
        }
        return answer.getAsJsonObject("result");
      }
    }
  }

  /** Collects messages, which may come in pieces. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence piece, boolean last) {
      text.append(piece);
      if (last) {
        answers.add(JsonParser.parseString(text.toString()).getAsJsonObject());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
