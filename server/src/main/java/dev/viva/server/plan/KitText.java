package dev.viva.server.plan;

import dev.viva.server.brief.Brief;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the kits of a plan say in every format. */
final class KitText {
  static final String RATING = "Rating: 1 poor · 2 mixed · 3 good · 4 excellent · not asked";

  private KitText() {}

  static String title(Plan plan, boolean forCandidate) {
    return forCandidate ? "Questions" : "Interview plan " + plan.id();
  }

  /** The brief as understood: {@code 4+ years · django 50 %, devops 50 % · 60 min}. */
  static String understood(Plan plan) {
    Brief brief = plan.brief();
    int parts = brief.areas().stream().mapToInt(Brief.AreaShare::parts).sum();
    String areas =
        brief.areas().stream()
            .map(share -> share.area() + " " + Math.round(100.0 * share.parts() / parts) + " %")
            .collect(Collectors.joining(", "));
    int questions = plan.items().stream().mapToInt(Plan.Item::minutes).sum();
    return String.join(
        " · ",
        Words.of(brief.level()),
        areas.isEmpty() ? "any area" : areas,
        brief.minutes() + " min",
        Words.count(plan.items().size(), "question") + " in " + questions + " min");
  }

  /** One line of the timetable: minute, number, what, area, kind, minutes. */
  static List<List<String>> clock(Plan plan) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("0", "", "Opening", "", "", minutes(plan.openingMinutes())));
    int position = 0;
    for (Plan.Item item : plan.items()) {
      position++;
      rows.add(
          List.of(
              String.valueOf(item.startMinute()),
              String.valueOf(position),
              name(position, item),
              item.area(),
              kind(item),
              minutes(item.minutes())));
    }
    int closing = plan.totalMinutes() - plan.closingMinutes();
    rows.add(
        List.of(
            String.valueOf(closing),
            "",
            "The candidate's own questions",
            "",
            "",
            minutes(plan.closingMinutes())));
    int spare = plan.brief().minutes() - plan.totalMinutes();
    if (spare > 0) {
      String end = String.valueOf(plan.totalMinutes());
      rows.add(List.of(end, "", "To spare", "", "", minutes(spare)));
    }
    return rows;
  }

  private static String minutes(int minutes) {
    return minutes + " min";
  }

  private static String kind(Plan.Item item) {
    return Words.of(item.question().tags().kind());
  }

  private static String name(int position, Plan.Item item) {
    String title = item.question().content().title();
    return title.isBlank() ? "Question " + position : oneLine(title);
  }

  static String heading(int position, Plan.Item item, boolean forCandidate) {
    // A title can give the answer away, so the candidate sees a number only.
    boolean number = forCandidate || item.question().content().title().isBlank();
    return number ? "Question " + position : position + ". " + name(position, item);
  }

  /** {@code From minute 3 for 8 min · django · debugging · django-export-killed}. */
  static String facts(Plan.Item item) {
    return String.join(
        " · ",
        "From minute " + item.startMinute() + " for " + minutes(item.minutes()),
        item.area(),
        kind(item),
        item.question().id());
  }

  static String why(Plan.Item item) {
    return "Why: " + oneLine(item.reason());
  }

  static String closing(Plan plan) {
    int start = plan.totalMinutes() - plan.closingMinutes();
    return "From minute " + start + " for " + minutes(plan.closingMinutes());
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
