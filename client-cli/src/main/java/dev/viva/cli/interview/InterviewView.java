package dev.viva.cli.interview;

import com.google.protobuf.Timestamp;
import dev.viva.cli.Cli;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.v1.AdministratorLook;
import dev.viva.v1.Interview;
import dev.viva.v1.PlanItem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Interviews on a terminal. */
public final class InterviewView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

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
    times(interview).forEach(cli.out()::println);
    if (!interview.getReason().isEmpty()) {
      cli.out().println("because: " + Cli.safe(interview.getReason()));
    }
    Map<Integer, String> asks = new HashMap<>();
    interview
        .getAssignmentsList()
        .forEach(one -> asks.put(one.getPosition(), one.getInterviewer()));
    Table table =
        asks.isEmpty()
            ? cli.table("#", "question", "area", "min", "id")
            : cli.table("#", "question", "area", "min", "asks", "id");
    for (PlanItem item : interview.getPlan().getItemsList()) {
      String title = item.getQuestion().getTitle();
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  item.getPosition(),
                  title.isEmpty() ? item.getQuestion().getText() : title,
                  item.getArea(),
                  item.getMinutes()));
      if (!asks.isEmpty()) {
        cells.add(asks.getOrDefault(item.getPosition(), "anybody"));
      }
      cells.add(item.getQuestion().getId());
      table.row(cells.toArray());
    }
    table.print(cli.out());
    for (AdministratorLook look : interview.getLooksList()) {
      cli.out()
          .printf(
              "%s, an administrator, looked at the scorecards on %s: %s%n",
              look.getUser(), local(look.getLookTime()), Cli.safe(look.getReason()));
    }
  }

  private static List<String> times(Interview interview) {
    List<String> lines = new ArrayList<>();
    if (interview.hasScheduleTime()) {
      lines.add("scheduled: " + local(interview.getScheduleTime()));
    }
    if (interview.hasStartTime()) {
      lines.add("began: " + local(interview.getStartTime()));
    }
    if (interview.hasFinishTime()) {
      lines.add("ended: " + local(interview.getFinishTime()));
    }
    return lines;
  }

  private static String local(Timestamp time) {
    return TIME.format(Instant.ofEpochSecond(time.getSeconds()).atZone(ZoneId.systemDefault()));
  }
}
