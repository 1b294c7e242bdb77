package dev.viva.cli.live;

import dev.viva.cli.output.Names;
import dev.viva.cli.output.Texts;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Rating;
import dev.viva.v1.Recommendation;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** What opens over a question. */
final class Dialogs {
  private static final String[] CHOICES = {
    "0 no decision", "1 strong no", "2 no", "3 yes", "4 strong yes"
  };

  private Dialogs() {}

  static String keys(Mode mode) {
    if (mode instanceof Mode.Writing) {
      return "Esc done   ctrl-o $EDITOR   every key is saved";
    }
    if (mode instanceof Mode.Choosing choosing) {
      return choosing.finding()
          ? "find: " + Texts.line(choosing.typed()) + "█   ↑↓ Enter go   Esc back"
          : "go to question: " + choosing.typed() + "█   ↑↓ Enter go   Esc back";
    }
    if (mode instanceof Mode.Helping) {
      return "any key goes back";
    }
    if (mode instanceof Mode.Waiting) {
      return "planning anew…   Esc back";
    }
    if (mode instanceof Mode.Confirming) {
      return "y yes   n no";
    }
    if (mode instanceof Mode.Offering) {
      return "y take the new plan   n keep the old one";
    }
    if (mode instanceof Mode.Clashing) {
      return "t take theirs   x keep what stands   Esc back";
    }
    return "0-4 recommend   n write why   g go to what is missing   Enter submit   Esc back";
  }

  static List<AttributedString> confirm(Mode.Confirming confirming, int width, Palette palette) {
    return new Lines(width - 1, palette).blank().text(confirming.question(), palette.bold()).all();
  }

  static List<AttributedString> offer(
      Model model, Mode.Offering offering, int width, Palette palette) {
    Lines lines = new Lines(width - 1, palette);
    List<PlanItem> fresh = offering.interview().getPlan().getItemsList();
    lines.heading("A plan for the " + offering.minutes() + " minutes left");
    if (offering.losses().isEmpty()) {
      lines.text("No coverage is lost.", palette.good());
    }
    offering.losses().forEach(loss -> lines.item("- lost: ", loss, palette.warning()));
    lines.blank();
    for (PlanItem item : fresh) {
      boolean kept = isIn(item, model.items());
      boolean done = kept && isDone(model, item);
      lines.item(
          String.format(
              "%s%2d. %-14s",
              kept ? "  " : "+ ",
              item.getPosition(),
              done ? "done" : "min " + item.getStartMinute() + ", " + item.getMinutes() + " min"),
          Missing.title(item),
          done ? palette.quiet() : kept ? palette.plain() : palette.bold());
    }
    List<PlanItem> gone = model.items().stream().filter(item -> !isIn(item, fresh)).toList();
    if (!gone.isEmpty()) {
      lines.section("Leaves the plan");
      gone.forEach(
          item -> lines.item("- ", Missing.title(item) + " · " + item.getArea(), palette.plain()));
    }
    return lines.all();
  }

  private static boolean isIn(PlanItem wanted, List<PlanItem> items) {
    return items.stream()
        .anyMatch(item -> item.getQuestion().getId().equals(wanted.getQuestion().getId()));
  }

  private static boolean isDone(Model model, PlanItem item) {
    return model.sheet().rating(item.getQuestion().getId()) != Rating.RATING_UNSPECIFIED;
  }

  static List<AttributedString> conflicts(Model model, int width, Palette palette) {
    Lines lines = new Lines(width - 1, palette);
    if (model.conflicts().isEmpty()) {
      return lines.text("Nothing clashed.", palette.plain()).all();
    }
    lines.heading("Changed here and on another device");
    for (Conflict conflict : model.conflicts()) {
      lines.blank().text(name(model, conflict.field()) + outcome(conflict), palette.bold());
      lines.item("  here:  ", shown(conflict.mine()), palette.plain());
      lines.item("  there: ", shown(conflict.theirs()), palette.plain());
    }
    return lines.all();
  }

  private static String outcome(Conflict conflict) {
    if (conflict.isRefused()) {
      return ": could not be kept";
    }
    return conflict.isToChoose() ? ": what was typed here stands" : ": both are kept";
  }

  private static String shown(String value) {
    if (value.startsWith("RATING_")) {
      Rating rating = Rating.valueOf(value);
      boolean onScale = rating.getNumber() <= Rating.RATING_EXCELLENT_VALUE;
      return (onScale ? rating.getNumber() + " " : "") + Names.of(rating);
    }
    return value.isEmpty() ? "(nothing)" : value;
  }

  private static String name(Model model, Field field) {
    String what = Names.of(field.kind());
    for (PlanItem item : model.items()) {
      if (item.getQuestion().getId().equals(field.question())) {
        return what + " of question " + item.getPosition();
      }
    }
    return field.question().isEmpty() ? what : what + " of " + field.question();
  }

  static List<AttributedString> submit(Model model, int width, Palette palette) {
    Lines lines = new Lines(width - 1, palette);
    lines.heading("Submit");
    lines.add(recommendation(model.sheet().get(Field.RECOMMENDATION), palette));
    String comment = model.sheet().get(Field.COMMENT);
    lines.blank().item("Why: ", comment.isBlank() ? "(n writes it)" : comment, palette.plain());
    Missing missing = Missing.in(model);
    if (missing.lines().isEmpty()) {
      lines.section("Nothing is missing: Enter submits");
    } else {
      lines.section("Still missing");
      missing.lines().forEach(what -> lines.item("- ", what, palette.plain()));
    }
    if (missing.notAsked() > 0) {
      lines
          .blank()
          .text(
              missing.notAsked() == 1
                  ? "1 question was not asked and will be marked so."
                  : missing.notAsked() + " questions were not asked and will be marked so.",
              palette.quiet());
    }
    return lines.all();
  }

  private static AttributedString recommendation(String chosen, Palette palette) {
    AttributedStringBuilder choices = new AttributedStringBuilder();
    for (int i = 0; i < CHOICES.length; i++) {
      Recommendation value =
          i == 0 ? Recommendation.RECOMMENDATION_NO_DECISION : Recommendation.forNumber(i);
      boolean isChosen = value.name().equals(chosen);
      choices
          .append(isChosen ? "▶" : " ")
          .append(CHOICES[i] + " ", isChosen ? palette.bar() : palette.plain())
          .append(" ");
    }
    return choices.toAttributedString();
  }

  /** The lines around the cursor, which is shown. */
  static List<AttributedString> editor(Mode.Writing writing, int most, int width, Palette palette) {
    Typing typing = writing.typing();
    int cursor = typing.cursor();
    boolean onText = cursor < typing.text().length() && typing.text().charAt(cursor) != '\n';
    int end = onText ? typing.after() : cursor;
    String at = onText ? typing.text().substring(cursor, end) : " ";
    String marked =
        typing.text().substring(0, cursor).replace(CURSOR, "�")
            + CURSOR
            + at.replace(CURSOR, "�")
            + typing.text().substring(end).replace(CURSOR, "�");
    List<String> wrapped = Texts.wrap(marked, Math.max(8, width - 4));
    int row = 0;
    for (int i = 0; i < wrapped.size(); i++) {
      if (wrapped.get(i).contains(CURSOR)) {
        row = i;
      }
    }
    int rows = Math.min(Math.max(3, most), wrapped.size());
    int first = Math.max(0, Math.min(row - rows + 2, wrapped.size() - rows));
    List<AttributedString> lines = new ArrayList<>();
    lines.add(new AttributedString(" " + label(writing.field()), palette.heading()));
    for (String line : wrapped.subList(first, first + rows)) {
      lines.add(withCursor(line, palette));
    }
    return lines;
  }

  /** Marks the cursor while the text is wrapped; one that was typed is shown as unknown. */
  private static final String CURSOR = "\ue000";

  private static AttributedString withCursor(String line, Palette palette) {
    AttributedStringBuilder out = new AttributedStringBuilder().append("   ");
    int at = line.indexOf(CURSOR);
    if (at < 0) {
      return out.append(line).toAttributedString();
    }
    String rest = line.substring(at + 1);
    int one = new Typing(rest, 0).after();
    return out.append(line.substring(0, at))
        .append(one == 0 ? " " : rest.substring(0, one), palette.bar())
        .append(rest.substring(one))
        .toAttributedString();
  }

  private static String label(Field field) {
    return switch (field.kind()) {
      case GENERAL_NOTE -> "Note on the whole interview";
      case PRIVATE_NOTE -> "Private note, for you alone";
      case COMMENT -> "Why you recommend it";
      default -> "Note";
    };
  }
}
