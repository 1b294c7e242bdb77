package dev.viva.cli.server;

import dev.viva.cli.Environment;
import dev.viva.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the everyday commands once against a server made for it. The launcher runs this to make the
 * class archives, of the command line and of that server: what is not loaded here is slower to
 * start later, nothing else depends on it.
 */
final class Rehearsal {
  private static final Pattern ID = Pattern.compile("\"id\": \"([^\"]+)\"");

  private Rehearsal() {}

  public static void main(String[] args) {
    Path banks = Launcher.current().root().resolve("seeds").resolve("banks");
    run("import", banks.toString());
    run("bank", "list");
    run("area", "list");
    run("question", "list", "--page-size", "20");
    run("question", "list", "--page-size", "20", "-o", "json");
    String plan = id(run("plan", SamplePlan.BRIEF, "-o", "json"));
    run("plan", "list");
    run("plan", "show", plan);
    String interview =
        id(run("interview", "start", plan, "--candidate", "Rehearsal", "-o", "json"));
    run("score", interview, "1", "3", "--note", "as rehearsed");
    run("note", interview, "as rehearsed");
    run("submit", interview, "--recommend", "yes", "--comment", "as rehearsed", "--rest-not-asked");
    run("scorecard", "show", interview);
    run("scorecard", "export", interview);
    run("candidate", "list");
    run("plan", "show", "no-such-plan");
    run("plan", "--help");
  }

  private static String run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Main.run(
        new Environment(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            System.getenv(),
            true,
            Path.of("")),
        args);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String id(String json) {
    Matcher id = ID.matcher(json);
    return id.find() ? id.group(1) : "none";
  }
}
