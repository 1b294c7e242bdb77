package dev.viva.cli.candidate;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Bars;
import dev.viva.cli.output.Figures;
import dev.viva.cli.output.Table;
import dev.viva.cli.output.Texts;
import dev.viva.v1.AreaComparison;
import dev.viva.v1.CompareCandidatesRequest;
import dev.viva.v1.CompareCandidatesResponse;
import dev.viva.v1.ComparedCandidate;
import dev.viva.v1.ReportServiceGrpc;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva candidate compare}. */
@Command(
    name = "compare",
    description = "Candidates for one role side by side on the same areas.",
    footer = {"", "Example: viva candidate compare Ada Grace"})
final class CompareCandidates extends Verb {
  @Parameters(
      arity = "2..10",
      paramLabel = "CANDIDATE",
      description = "Ids or names, or how they begin; 2 to 10.")
  private List<String> candidates;

  CompareCandidates(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(ReportServiceGrpc::newBlockingStub)
            .compareCandidates(
                CompareCandidatesRequest.newBuilder().addAllNames(candidates).build()),
        this::print);
  }

  private void print(CompareCandidatesResponse answer) {
    people(answer);
    cli.out().println();
    areas(answer);
    cli.out().println();
    for (String finding : answer.getFindingsList()) {
      List<String> lines = Texts.wrap(finding, cli.environment().width() - 2);
      for (int i = 0; i < lines.size(); i++) {
        cli.out().println((i == 0 ? "- " : "  ") + lines.get(i));
      }
    }
  }

  private void people(CompareCandidatesResponse answer) {
    Table table =
        cli.table(
            "candidate", "role", "for", "against", "score", "coverage", "same areas", "1 to 4");
    for (ComparedCandidate person : answer.getCandidatesList()) {
      table.row(
          person.getDisplayName(),
          person.getRole(),
          person.getMajority().getInFavour(),
          person.getMajority().getAgainst(),
          Figures.number(person.hasScore(), person.getScore()),
          Figures.percent(person.getCoverage()),
          Figures.number(person.hasCommonScore(), person.getCommonScore()),
          person.hasCommonScore() ? Bars.score(person.getCommonScore()) : "");
    }
    table.print(cli.out());
  }

  private void areas(CompareCandidatesResponse answer) {
    List<String> headings = new ArrayList<>();
    headings.add("area");
    answer.getCandidatesList().forEach(person -> headings.add(person.getDisplayName()));
    headings.add("questions");
    Table table = cli.table(headings.toArray(String[]::new));
    for (AreaComparison area : answer.getAreasList()) {
      List<Object> cells = new ArrayList<>();
      cells.add(area.getArea());
      area.getScoresList()
          .forEach(
              score ->
                  cells.add(
                      Figures.number(score.hasScore(), score.getScore())
                          + " ("
                          + score.getAssessed()
                          + "/"
                          + score.getPlanned()
                          + ")"));
      cells.add(area.getSameQuestions() ? "the same" : area.getCommonQuestions() + " in common");
      table.row(cells.toArray());
    }
    table.print(cli.out());
  }
}
