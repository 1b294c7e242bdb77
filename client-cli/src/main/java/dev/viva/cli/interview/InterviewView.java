package dev.viva.cli.interview;

import dev.viva.cli.Cli;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.v1.AdministratorLook;
import dev.viva.v1.Interview;
import dev.viva.v1.PlanItem;
import java.time.Instant;
import java.util.List;

/** Interviews on a terminal. */
public final class InterviewView {
  private InterviewView() {}

  /** A table of interviews. */
  public static void table(Cli cli, List<Interview> interviews) {
    Table table = cli.table("id", "candidate", "state", "panel", "plan");
    for (Interview interview : interviews) {
      table.row(
          interview.getId(),
          interview.getCandidateDisplayName(),
          Names.of(interview.getState()),
          String.join(", ", interview.getPanelList()),
          interview.getPlan().getId());
    }
    table.print(cli.out());
  }

  static void line(Cli cli, Interview interview) {
    cli.out()
        .printf(
            "Interview %s with %s is %s%n",
            interview.getId(),
            Cli.safe(interview.getCandidateDisplayName()),
            Names.of(interview.getState()));
  }

  static void print(Cli cli, Interview interview) {
    line(cli, interview);
    cli.out().println("panel: " + String.join(", ", interview.getPanelList()));
    Table table = cli.table("#", "question", "area", "min", "id");
    for (PlanItem item : interview.getPlan().getItemsList()) {
      String title = item.getQuestion().getTitle();
      table.row(
          item.getPosition(),
          title.isEmpty() ? item.getQuestion().getText() : title,
          item.getArea(),
          item.getMinutes(),
          item.getQuestion().getId());
    }
    table.print(cli.out());
    for (AdministratorLook look : interview.getLooksList()) {
      cli.out()
          .printf(
              "%s, an administrator, looked at the scorecards on %s: %s%n",
              look.getUser(),
              Instant.ofEpochSecond(look.getLookTime().getSeconds()),
              Cli.safe(look.getReason()));
    }
  }
}
