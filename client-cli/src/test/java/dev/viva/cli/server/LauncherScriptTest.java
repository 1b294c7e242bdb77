package dev.viva.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code viva} at the project's root, in a tree and with a PATH made for each test. */
class LauncherScriptTest {
  private static final Path SCRIPT = Path.of("..", "viva").toAbsolutePath().normalize();

  @TempDir private Path directory;

  private Path tree;
  private Path bin;

  @BeforeEach
  void makeTree() throws IOException {
    tree = Files.createDirectory(directory.resolve("checkout"));
    bin = Files.createDirectory(directory.resolve("bin"));
    Files.copy(SCRIPT, tree.resolve("viva"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    for (String tool :
        List.of(
            "readlink",
            "mkdir",
            "find",
            "head",
            "tail",
            "sleep",
            "env",
            "sed",
            "nice",
            "rm",
            "mv")) {
      script(tool, "exec " + tool(tool) + " \"$@\"");
    }
  }

  private static Path tool(String name) {
    return List.of(Path.of("/bin", name), Path.of("/usr/bin", name)).stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutJava_saysSoInOneLine() throws Exception {
    Result result = run("bank", "list");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).hasLineCount(1).startsWith("viva: Java is missing").contains("17");
  }

  @Test
  void withOldJava_saysSoInOneLine() throws Exception {
    java("11.0.2");

    Result result = run("bank", "list");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .hasLineCount(1)
        .startsWith("viva: Java 11.0.2 is too old")
        .contains("17");
  }

  @Test
  void withJavaEight_saysSoInOneLine() throws Exception {
    java("1.8.0_292");

    assertThat(run("bank", "list").err())
        .hasLineCount(1)
        .startsWith("viva: Java 1.8.0_292 is too old");
  }

  @Test
  void withAJavaHomeThatHasNoJava_saysSoInOneLine() throws Exception {
    Result result = run(Map.of("JAVA_HOME", "/nowhere"), "bank", "list");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).hasLineCount(1).startsWith("viva: JAVA_HOME is /nowhere");
  }

  @Test
  void inAnUnbuiltTree_saysWhatToRun() throws Exception {
    java("17.0.15");

    for (String word : List.of("bank", "serve", "plan")) {
      Result result = run(word);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .hasLineCount(1)
          .startsWith("viva: Viva is not built")
          .contains("quickstart")
          .contains("mvn package");
    }
  }

  @Test
  void quickstart_withoutMaven_saysSoInOneLine() throws Exception {
    java("17.0.15");

    Result result = run("-o", "json", "quickstart");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).hasLineCount(1).startsWith("viva: Maven is missing");
  }

  @Test
  void quickstart_whereTheBuildFails_showsTheEndOfItsLog() throws Exception {
    java("17.0.15");
    script("mvn", "echo 'the reason'; exit 1");

    Result result = run("quickstart");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("Building Viva")
        .contains("the reason")
        .contains("target/build.log");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void inABuiltTree_runsTheCommandLineOrTheServer() throws Exception {
    java("17.0.15");
    built();

    assertThat(run("bank", "list", "two words").out())
        .contains("[dev.viva.cli.Main][bank][list][two words]");
    assertThat(run("serve", "--port", "0").out()).contains("[dev.viva.server.Main][--port][0]");
    assertThat(run("restore", "a b", "--force").out())
        .contains("[dev.viva.server.Restore][a b][--force]");
  }

  @Test
  void throughASymbolicLink_findsItsTree() throws Exception {
    java("17.0.15");
    built();
    Path link = Files.createSymbolicLink(bin.resolve("viva"), Path.of("../checkout/viva"));

    Result result = run(Map.of(), List.of(link.toString(), "bank"));

    assertThat(result.out())
        .contains("[-Dviva.launcher=" + tree.toRealPath().resolve("viva") + "]");
  }

  /** A Java that prints its arguments, each in brackets. */
  private void java(String version) throws IOException {
    script(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \""
            + version
            + "\" 2020-01-01' >&2; exit; fi; printf '[%s]' \"$@\"");
  }

  /**
   * Jars, with archives that count as tried without success: else the launcher would make some in
   * the background.
   */
  private void built() throws IOException {
    for (String jar : List.of("client-cli/target/viva-cli.jar", "server/target/viva-server.jar")) {
      Files.createDirectories(tree.resolve(jar).getParent());
      Files.createFile(tree.resolve(jar));
    }
    Files.createDirectories(tree.resolve("target"));
    for (String part : List.of("cli", "server")) {
      Files.createFile(tree.resolve("target").resolve(part + "-17.0.15.archive"));
    }
  }

  private void script(String name, String body) throws IOException {
    Path script = bin.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  private Result run(String... args) throws Exception {
    return run(Map.of(), args);
  }

  private Result run(Map<String, String> variables, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(tree.resolve("viva").toString()));
    command.addAll(List.of(args));
    return run(variables, command);
  }

  private Result run(Map<String, String> variables, List<String> command) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .directory(directory.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private record Result(int code, String out, String err) {}
}
