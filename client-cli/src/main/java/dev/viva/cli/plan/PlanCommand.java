package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Flags;
import dev.viva.cli.Verb;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.Kind;
import dev.viva.v1.KindBound;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanServiceGrpc;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code viva plan}: builds a plan; its verbs work on a stored one. */
@Command(
    name = "plan",
    description = "Build the best plan for a brief, or work on a stored one.",
    synopsisSubcommandLabel = "[VERB]",
    subcommands = {
      ShowPlan.class,
      ListPlans.class,
      SwapItem.class,
      DropItem.class,
      PinQuestion.class,
      RebuildPlan.class,
      ExplainPlan.class,
      ExportPlan.class
    },
    footer = {
      "",
      "Example: viva plan \"4+ years, Django plus DevOps, 60 min\"",
      "Example: viva plan \"senior, 70%% python, rest sql, no design\" --candidate \"Ada Lovelace\" --kind coding=2"
    })
public final class PlanCommand extends Verb {
  private static final Pattern BOUND = Pattern.compile("([a-z]+)(?:=(\\d+)(?:\\.\\.(\\d*))?)?");

  @Parameters(
      arity = "0..*",
      paramLabel = "BRIEF",
      description = "What the interview is for, in plain words.")
  private List<String> brief = List.of();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Length, 15 to 240; overrides the words.")
  private int minutes;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "2-6, 5+, senior; overrides the words.")
  private String level;

  @Option(
      names = "--area",
      paramLabel = "AREA[=WEIGHT]",
      mapFallbackValue = "",
      description = "Wanted area, may be repeated; overrides the words.")
  private Map<String, String> areas = Map.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND=MIN[..MAX]",
      description = "How many of a kind: coding=1 (at least), coding=1..2, coding=0..0.")
  private List<String> kinds = List.of();

  @Option(
      names = "--candidate",
      paramLabel = "NAME",
      description = {
        "Leave out what this person was or will be asked: id, name, or",
        "\"NAME <ADDRESS>\", by which all interviewers mean the same person."
      })
  private String candidate = "";

  @Option(
      names = "--pin",
      paramLabel = "QUESTION",
      description = "A question that must be in; may be repeated.")
  private List<String> pinned = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "QUESTION",
      description = "A question that must not be in; may be repeated.")
  private List<String> excluded = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "Breaks ties: same seed, same plan.")
  private long seed;

  @Option(
      names = "--near",
      paramLabel = "POINTS",
      description = "How much worse than the best it may be, for variety.")
  private int near;

  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Store nothing; show how the brief was understood.")
  private boolean dryRun;

  PlanCommand(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    Plan plan = cli.call(PlanServiceGrpc::newBlockingStub).buildPlan(request());
    cli.show(plan, built -> new PlanView(cli).print(built, dryRun));
  }

  private BuildPlanRequest request() {
    BuildPlanRequest.Builder request =
        BuildPlanRequest.newBuilder()
            .setText(words())
            .setMinutes(minutes)
            .setCandidate(candidate)
            .addAllPinned(pinned)
            .addAllExcluded(excluded)
            .setSeed(seed)
            .setNearPoints(near)
            .setDryRun(dryRun)
            .setRequestId(cli.requestId());
    if (level != null) {
      request.setLevel(dev.viva.cli.bank.Levels.parse("--level", level));
    }
    areas.forEach(
        (area, weight) -> request.addAreasBuilder().setArea(area).setWeight(weight(area, weight)));
    kinds.forEach(kind -> request.addKinds(bound(kind)));
    return request.build();
  }

  private String words() {
    String words = BriefWords.of(brief, spec.commandLine());
    boolean flags = minutes > 0 || level != null || !areas.isEmpty() || !kinds.isEmpty();
    if (words.isBlank() && !flags && pinned.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "viva plan needs a brief, such as viva plan \"4+ years, Django plus DevOps, 60 min\"");
    }
    return words;
  }

  private static double weight(String area, String weight) {
    try {
      return weight == null || weight.isEmpty() ? 1 : Double.parseDouble(weight.replace("%", ""));
    } catch (NumberFormatException e) {
      throw new Failure(
          ExitCode.INVALID, "--area " + area + "=" + weight + ": the weight is not a number");
    }
  }

  private static KindBound bound(String text) {
    Matcher bound = BOUND.matcher(text);
    if (!bound.matches()) {
      throw new Failure(
          ExitCode.INVALID, "--kind '" + text + "': expected KIND=MIN or KIND=MIN..MAX");
    }
    KindBound.Builder built =
        KindBound.newBuilder()
            .setKind(Flags.value("--kind", Kind.class, bound.group(1)))
            .setMin(bound.group(2) == null ? 1 : Integer.parseInt(bound.group(2)));
    if (bound.group(3) != null && !bound.group(3).isEmpty()) {
      built.setMax(Integer.parseInt(bound.group(3)));
    }
    return built.build();
  }
}
