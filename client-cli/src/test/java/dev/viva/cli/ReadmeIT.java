package dev.viva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command of the README as written, with the built launcher, and compares what it prints
 * with what the README says. Run with {@code -Dreadme.update} to write the README's outputs anew.
 */
class ReadmeIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = ROOT.resolve("README.md");
  private static final Pattern ID = Pattern.compile("\\b[pic]-[2-9a-hjkmnp-tv-z]{5}\\b");
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{1,2} [A-Z][a-z]+ \\d{4}, \\d{2}:\\d{2} UTC|\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z|process \\d+|127\\.0\\.0\\.1:\\d+");
  private static final String FENCE = "```";

  @TempDir private Path home;

  private final Map<String, String> ids = new LinkedHashMap<>();
  private final List<String> printed = new ArrayList<>();
  private Map<String, String> environment;

  @Test
  void readme_commandsPrintWhatItSays() throws Exception {
    environment =
        Map.of(
            "VIVA_HOME",
            home.toString(),
            "VIVA_PORT",
            freePort(),
            "VIVA_USER",
            "ada",
            "COLUMNS",
            "110");
    List<String> written = new ArrayList<>();
    List<String> lines = Files.readAllLines(README);
    for (int i = 0; i < lines.size(); i++) {
      written.add(lines.get(i));
      if (lines.get(i).equals(FENCE + "console")) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
        written.addAll(session(lines.subList(i + 1, end)));
        i = end - 1;
      }
    }
    if (Boolean.getBoolean("readme.update")) {
      Files.write(README, written);
    }
    assertThat(written).as("README.md; -Dreadme.update writes it anew").isEqualTo(lines);
  }

  /** Runs the commands of one block and returns the block as it should read. */
  private List<String> session(List<String> block) throws Exception {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < block.size(); ) {
      int next = i + 1;
      while (next < block.size() && !block.get(next).startsWith("$ ")) {
        next++;
      }
      written.add(block.get(i));
      written.addAll(run(block.get(i).substring(2), block.subList(i + 1, next)));
      i = next;
    }
    return written;
  }

  private List<String> run(String command, List<String> expected) throws Exception {
    Path out = home.resolve("out.txt");
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", translated(command));
    builder.directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("VIVA_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(command).isTrue();
    List<String> printed = Files.readString(out, StandardCharsets.UTF_8).lines().toList();
    assertThat(process.exitValue()).as("%s%n%s", command, String.join("\n", printed)).isZero();
    return asInReadme(printed, expected);
  }

  /**
   * The command with the ids of this run. An id that was never printed, in a README in the making,
   * means the last one of its sort.
   */
  private String translated(String command) {
    return ID.matcher(command)
        .replaceAll(found -> ids.computeIfAbsent(found.group(), this::lastOfTheSameSort));
  }

  private String lastOfTheSameSort(String id) {
    return printed.stream()
        .filter(other -> other.charAt(0) == id.charAt(0))
        .reduce((first, second) -> second)
        .orElse(id);
  }

  /** What was printed, with the ids and times of the README. */
  private List<String> asInReadme(List<String> printed, List<String> expected) {
    learnIds(printed, expected);
    Map<String, String> back = new LinkedHashMap<>();
    // A later name for the same id is the one that the README's author chose.
    ids.forEach((readme, actual) -> back.put(actual, readme));
    List<String> times = all(TIME, expected);
    List<String> result = new ArrayList<>();
    int seen = 0;
    for (String line : printed) {
      String shown =
          ID.matcher(line.replace(home.toString(), "~/.viva"))
              .replaceAll(found -> back.getOrDefault(found.group(), found.group()));
      Matcher time = TIME.matcher(shown);
      StringBuilder replaced = new StringBuilder();
      while (time.find()) {
        time.appendReplacement(replaced, seen < times.size() ? times.get(seen) : time.group());
        seen++;
      }
      result.add(time.appendTail(replaced).toString().stripTrailing());
    }
    return result;
  }

  private void learnIds(List<String> printed, List<String> expected) {
    List<String> actual = all(ID, printed);
    this.printed.addAll(actual);
    List<String> readme = all(ID, expected);
    for (int i = 0; i < actual.size(); i++) {
      if (!ids.containsValue(actual.get(i)) && readme.size() > i) {
        ids.putIfAbsent(readme.get(i), actual.get(i));
      }
    }
  }

  private static List<String> all(Pattern pattern, List<String> lines) {
    return lines.stream()
        .flatMap(line -> pattern.matcher(line).results().map(found -> found.group()))
        .toList();
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  @AfterEach
  void stop() throws Exception {
    ProcessBuilder stop = new ProcessBuilder("./viva", "stop");
    stop.directory(ROOT.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    stop.environment().putAll(environment);
    stop.start().waitFor(30, TimeUnit.SECONDS);
  }
}
