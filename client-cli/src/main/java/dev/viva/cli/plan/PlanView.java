package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.bank.Levels;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Table;
import dev.viva.cli.output.Texts;
import dev.viva.v1.AreaShare;
import dev.viva.v1.Brief;
import dev.viva.v1.KindBound;
import dev.viva.v1.LevelRange;
import dev.viva.v1.Objective;
import dev.viva.v1.Plan;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Question;
import dev.viva.v1.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan on a terminal: the brief as understood, the clock, and why each question is there. */
public final class PlanView {
  private static final String INDENT = "   ";

  /** Minutes to open an interview that is not a short one. */
  private static final int USUAL_OPENING = 3;

  private final Cli cli;

  public PlanView(Cli cli) {
    this.cli = cli;
  }

  /**
   * Prints a plan.
   *
   * @param words whether to show how each word of the brief was understood
   */
  public void print(Plan plan, boolean words) {
    head(plan);
    if (words) {
      plan.getUnderstoodList()
          .forEach(
              understood -> line("  “" + understood.getText() + "”: " + understood.getMeaning()));
    }
    plan.getNotUnderstoodList().forEach(this::notUnderstood);
    cli.out().println();
    clock(plan);
    cli.out().println();
    reasons(plan);
    next(plan);
  }

  private void head(Plan plan) {
    line(
        (plan.getId().isEmpty() ? "Plan (not stored)" : "Plan " + plan.getId())
            + ": "
            + brief(plan.getBrief()));
    line(quality(plan.getObjective()));
    if (plan.getOpeningMinutes() < USUAL_OPENING) {
      line(
          "a short session: only "
              + plan.getOpeningMinutes()
              + " min to open it and "
              + plan.getClosingMinutes()
              + " min for the candidate's own questions");
    }
  }

  static String brief(Brief brief) {
    String areas =
        brief.getAreasList().stream().map(PlanView::share).collect(Collectors.joining(", "));
    String kinds =
        brief.getKindsList().stream().map(PlanView::bound).collect(Collectors.joining(", "));
    String without =
        Stream.concat(
                brief.getExcludedAreasList().stream(),
                brief.getExcludedKindsList().stream().map(Names::of))
            .distinct()
            .collect(Collectors.joining(", "));
    return level(brief.getLevel())
        + ", "
        + (areas.isEmpty() ? "any area" : areas)
        + (kinds.isEmpty() ? "" : ", " + kinds)
        + (without.isEmpty() ? "" : ", without " + without)
        + ", "
        + brief.getMinutes()
        + " min";
  }

  /** {@code any level}, {@code 5 years}, {@code 4+ years}. */
  private static String level(LevelRange level) {
    if (!level.hasMaxYears()) {
      return level.getMinYears() == 0 ? "any level" : level.getMinYears() + "+ years";
    }
    boolean one = level.getMinYears() == level.getMaxYears();
    String years = one ? String.valueOf(level.getMinYears()) : Levels.text(level);
    return years + (years.equals("1") ? " year" : " years");
  }

  private static String share(AreaShare share) {
    List<String> bounds = new ArrayList<>();
    if (share.hasMinMinutes()) {
      bounds.add("at least " + share.getMinMinutes());
    }
    if (share.hasMaxMinutes()) {
      bounds.add("at most " + share.getMaxMinutes());
    }
    return share.getArea()
        + " "
        + Math.round(share.getWeight() * 100)
        + " %"
        + (bounds.isEmpty() ? "" : " (" + String.join(", ", bounds) + " min)");
  }

  private static String bound(KindBound bound) {
    String kind = Names.of(bound.getKind());
    if (!bound.hasMax()) {
      return "at least " + bound.getMin() + " " + kind;
    }
    if (bound.getMin() == bound.getMax()) {
      return bound.getMin() + " " + kind;
    }
    return (bound.getMin() == 0 ? "at most " : bound.getMin() + " to ")
        + bound.getMax()
        + " "
        + kind;
  }

  private static String quality(Objective objective) {
    String terms =
        objective.getTermsList().stream()
            .filter(term -> term.getPoints() > 0)
            .map(term -> inWords(term.getTerm()) + " " + term.getPoints())
            .collect(Collectors.joining(", "));
    String proof =
        objective.getProven()
            ? "no plan is better"
            : "no plan can have fewer than " + objective.getLowerBound();
    return objective.getPoints()
        + " penalty points, "
        + proof
        + (terms.isEmpty() ? "" : " (" + terms + ")");
  }

  /** What the points are for. */
  private static String inWords(String term) {
    return switch (term) {
      case "area balance" -> "areas with more or less than their share";
      case "difficulty" -> "easier or harder than wanted";
      case "kinds" -> "kinds that are missing";
      case "topics" -> "topics asked twice";
      case "questions" -> "questions that suit less";
      default -> term;
    };
  }

  private void notUnderstood(Understood words) {
    String near =
        words.getSuggestion().isEmpty() ? "" : ": did you mean " + words.getSuggestion() + "?";
    cli.err().println(Texts.line("not understood: “" + words.getText() + "”" + near));
  }

  private void clock(Plan plan) {
    Table table = cli.table("min", "#", "question", "area", "kind", "for");
    table.row("0", "", "opening", "", "", plan.getOpeningMinutes() + " min");
    for (PlanItem item : plan.getItemsList()) {
      table.row(
          item.getStartMinute(),
          item.getPosition(),
          title(item.getQuestion()),
          item.getArea(),
          Names.of(item.getQuestion().getKind()),
          item.getMinutes() + " min");
    }
    int closing = plan.getTotalMinutes() - plan.getClosingMinutes();
    table.row(
        closing, "", "the candidate's own questions", "", "", plan.getClosingMinutes() + " min");
    int spare = plan.getBrief().getMinutes() - plan.getTotalMinutes();
    if (spare > 0 && plan.getInterview().isEmpty()) {
      table.row(plan.getTotalMinutes(), "", "to spare", "", "", spare + " min");
    }
    table.print(cli.out());
  }

  static String title(Question question) {
    return question.getTitle().isEmpty() ? question.getText() : question.getTitle();
  }

  private void reasons(Plan plan) {
    for (PlanItem item : plan.getItemsList()) {
      line(item.getPosition() + ". " + item.getQuestion().getId());
      int width = cli.environment().width() - INDENT.length();
      Texts.wrap(item.getReason(), width).forEach(text -> cli.out().println(INDENT + text));
    }
  }

  private void next(Plan plan) {
    if (!plan.getId().isEmpty() && plan.getInterview().isEmpty()) {
      cli.hint("");
      cli.hint("Next: viva interview start " + plan.getId() + " --candidate \"NAME\"");
    }
  }

  private void line(String text) {
    Texts.wrap(Texts.line(text), cli.environment().width()).forEach(cli.out()::println);
  }
}
