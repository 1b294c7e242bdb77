package dev.viva.cli.plan;

import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The words after {@code viva plan}: a brief, and not a verb that nobody knows. */
final class BriefWords {
  private static final Pattern PLAN_ID = Pattern.compile("(?:plans/)?p-[a-z0-9]{2,}");

  /** What people type before the brief, as if it were a verb. */
  private static final Set<String> BUILD = Set.of("build", "new", "create", "make");

  private BriefWords() {}

  /**
   * The brief in one line.
   *
   * @param words as typed, one for each argument
   * @param plan the command, for the names of its verbs
   * @throws Failure ({@link ExitCode#USAGE}) where they ask for a verb that is not there
   */
  static String of(List<String> words, CommandLine plan) {
    boolean build = !words.isEmpty() && BUILD.contains(words.get(0).toLowerCase(Locale.ROOT));
    List<String> brief = build ? words.subList(1, words.size()) : words;
    for (String word : brief) {
      if (PLAN_ID.matcher(word).matches()) {
        throw new Failure(
            ExitCode.USAGE,
            "'"
                + String.join(" ", words)
                + "' names the plan "
                + word
                + ", but no verb: expected viva plan "
                + String.join("|", plan.getSubcommands().keySet())
                + " PLAN");
      }
    }
    return String.join(" ", brief);
  }
}
