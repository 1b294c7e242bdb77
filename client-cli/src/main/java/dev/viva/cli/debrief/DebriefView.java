package dev.viva.cli.debrief;

import dev.viva.cli.Cli;
import dev.viva.cli.output.Bars;
import dev.viva.cli.output.Figures;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.cli.output.Texts;
import dev.viva.v1.AgreementFigure;
import dev.viva.v1.AreaScore;
import dev.viva.v1.Debrief;
import dev.viva.v1.DebriefArea;
import dev.viva.v1.DebriefQuestion;
import dev.viva.v1.DebriefRating;
import dev.viva.v1.Decision;
import dev.viva.v1.Scorecard;
import java.util.ArrayList;
import java.util.List;

/** A debrief on a terminal. */
final class DebriefView {
  private final Cli cli;

  DebriefView(Cli cli) {
    this.cli = cli;
  }

  void print(Debrief debrief) {
    cli.out()
        .printf(
            "%s%s: %d for, %d against, %d undecided; mean %s of 4, coverage %s%n",
            Texts.line(debrief.getDisplayName()),
            debrief.getRole().isEmpty() ? "" : " (" + Texts.line(debrief.getRole()) + ")",
            debrief.getMajority().getInFavour(),
            debrief.getMajority().getAgainst(),
            debrief.getMajority().getUndecided(),
            Figures.number(debrief.hasScore(), debrief.getScore()),
            Figures.percent(debrief.getCoverage()));
    if (debrief.hasDecision()) {
      decision(debrief.getDecision());
    }
    cli.out().println();
    debrief.getFindingsList().forEach(this::finding);
    if (debrief.getScorecardsCount() == 0) {
      return;
    }
    cli.out().println();
    panel(debrief);
    cli.out().println();
    areas(debrief);
    cli.out().println();
    questions(debrief);
    if (debrief.getAgreementCount() > 0) {
      cli.out().println();
      agreement(debrief.getAgreementList());
    }
  }

  void decision(Decision decision) {
    cli.out()
        .printf(
            "Decision: %s, by %s%n",
            decision.getHire() ? "hire" : "no hire",
            Texts.line(String.join(", ", decision.getParticipantsList())));
    Texts.wrap(decision.getRationale(), cli.environment().width()).forEach(cli.out()::println);
  }

  private void finding(String finding) {
    List<String> lines = Texts.wrap(finding, cli.environment().width() - 2);
    for (int i = 0; i < lines.size(); i++) {
      cli.out().println((i == 0 ? "- " : "  ") + lines.get(i));
    }
  }

  private void panel(Debrief debrief) {
    Table table = cli.table("interviewer", "interview", "says", "score", "1 to 4", "coverage");
    for (Scorecard card : debrief.getScorecardsList()) {
      table.row(
          card.getInterviewer(),
          card.getName().split("/", -1)[1],
          Names.of(card.getRecommendation()),
          Figures.number(card.getSummary().hasScore(), card.getSummary().getScore()),
          card.getSummary().hasScore() ? Bars.score(card.getSummary().getScore()) : "",
          Figures.percent(card.getSummary().getCoverage()));
    }
    table.print(cli.out());
  }

  private void areas(Debrief debrief) {
    Table table = cli.table(headings(debrief, "area", "mean", "1 to 4"));
    for (DebriefArea area : debrief.getAreasList()) {
      List<Object> cells = new ArrayList<>();
      cells.add(area.getArea());
      area.getScoresList().forEach(score -> cells.add(cell(score)));
      cells.add(Figures.number(area.hasMean(), area.getMean()));
      cells.add(area.hasMean() ? Bars.score(area.getMean()) : "");
      table.row(cells.toArray());
    }
    table.print(cli.out());
  }

  private static String cell(AreaScore score) {
    return score.getPlanned() == 0
        ? ""
        : Figures.number(score.hasScore(), score.getScore())
            + " ("
            + score.getAssessed()
            + "/"
            + score.getPlanned()
            + ")";
  }

  private void questions(Debrief debrief) {
    Table table = cli.table(headings(debrief, "question", "gap"));
    for (DebriefQuestion question : debrief.getQuestionsList()) {
      List<Object> cells = new ArrayList<>();
      cells.add(question.getPosition() + ". " + question.getTitle());
      question.getRatingsList().forEach(rating -> cells.add(cell(rating)));
      cells.add(question.getGap() == 0 ? "" : question.getGap());
      table.row(cells.toArray());
    }
    table.print(cli.out());
  }

  private static String cell(DebriefRating rating) {
    if (!rating.getPlanned()) {
      return "";
    }
    return switch (rating.getRating()) {
      case RATING_POOR, RATING_MIXED, RATING_GOOD, RATING_EXCELLENT ->
          String.valueOf(rating.getRating().getNumber());
      default -> Names.of(rating.getRating());
    };
  }

  private static String[] headings(Debrief debrief, String first, String... last) {
    List<String> headings = new ArrayList<>();
    headings.add(first);
    debrief.getScorecardsList().forEach(card -> headings.add(card.getInterviewer()));
    headings.addAll(List.of(last));
    return headings.toArray(String[]::new);
  }

  private void agreement(List<AgreementFigure> figures) {
    Table table = cli.table("agreement", "value", "95 % interval", "questions", "in words");
    for (AgreementFigure figure : figures) {
      table.row(
          figure.getTitle(),
          Figures.number(figure.getValue()),
          Figures.number(figure.getLow()) + " to " + Figures.number(figure.getHigh()),
          figure.getCount(),
          figure.getWords());
    }
    table.print(cli.out());
  }
}
