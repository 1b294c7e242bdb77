package dev.viva.cli.area;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.v1.Area;
import dev.viva.v1.AreaCoverage;
import dev.viva.v1.AreaServiceGrpc;
import dev.viva.v1.Kind;
import dev.viva.v1.ListAreasRequest;
import dev.viva.v1.ListAreasResponse;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva area list}. */
@Command(
    name = "list",
    description = "List areas with their active questions: all, by level, by kind.",
    footer = {
      "",
      "A question that suits several levels counts in each.",
      "Example: viva area list devops --matrix"
    })
final class ListAreas extends Verb {
  private static final List<String> LEVELS = List.of("junior", "mid", "senior", "staff");
  private static final List<Kind> KINDS =
      List.of(
          Kind.KIND_CONCEPTUAL,
          Kind.KIND_CODING,
          Kind.KIND_SCENARIO,
          Kind.KIND_DESIGN,
          Kind.KIND_DEBUGGING,
          Kind.KIND_BEHAVIOURAL);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "AREA",
      description = "Only this area and what is below.")
  private String area = "";

  @Option(names = "--children", description = "The areas below the top-level ones too.")
  private boolean children;

  @Option(names = "--matrix", description = "Level by kind for each area.")
  private boolean matrix;

  ListAreas(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    ListAreasResponse answer =
        cli.call(AreaServiceGrpc::newBlockingStub)
            .listAreas(ListAreasRequest.newBuilder().setArea(area).build());
    cli.show(answer, matrix ? this::matrix : this::table);
  }

  private List<Area> shown(ListAreasResponse answer) {
    boolean deep = children || !area.isEmpty();
    return answer.getAreasList().stream()
        .filter(found -> deep || !found.getPath().contains("/"))
        .toList();
  }

  private void table(ListAreasResponse answer) {
    List<String> headings = new ArrayList<>(List.of("area", "all"));
    headings.addAll(LEVELS);
    KINDS.forEach(kind -> headings.add(shorter(kind)));
    Table table = cli.table(headings.toArray(String[]::new));
    for (Area found : shown(answer)) {
      List<Object> row = new ArrayList<>(List.of(found.getPath(), found.getQuestions()));
      LEVELS.forEach(level -> row.add(count(found, level, null)));
      KINDS.forEach(kind -> row.add(most(found, kind)));
      table.row(row.toArray());
    }
    table.print(cli.out());
  }

  private void matrix(ListAreasResponse answer) {
    for (Area found : shown(answer)) {
      cli.out().println(Cli.safe(found.getPath()) + ": " + found.getQuestions() + " questions");
      List<String> headings = new ArrayList<>(List.of("level"));
      KINDS.forEach(kind -> headings.add(shorter(kind)));
      Table table = cli.table(headings.toArray(String[]::new));
      for (String level : LEVELS) {
        List<Object> row = new ArrayList<>(List.of(level));
        KINDS.forEach(kind -> row.add(count(found, level, kind)));
        table.row(row.toArray());
      }
      table.print(cli.out());
      cli.out().println();
    }
  }

  /** A heading of a column of numbers: short, so that the names of the areas keep their room. */
  private static String shorter(Kind kind) {
    return switch (kind) {
      case KIND_CONCEPTUAL -> "concept";
      case KIND_SCENARIO -> "scen.";
      case KIND_DEBUGGING -> "debug";
      case KIND_BEHAVIOURAL -> "behav.";
      default -> Names.of(kind);
    };
  }

  private static int count(Area area, String level, Kind kind) {
    return area.getCoverageList().stream()
        .filter(
            coverage ->
                coverage.getLevel().equals(level) && (kind == null || coverage.getKind() == kind))
        .mapToInt(AreaCoverage::getQuestions)
        .sum();
  }

  /**
   * The questions of a kind at the level that has most of them: what one interview could draw from.
   */
  private static int most(Area area, Kind kind) {
    return LEVELS.stream().mapToInt(level -> count(area, level, kind)).max().orElse(0);
  }
}
