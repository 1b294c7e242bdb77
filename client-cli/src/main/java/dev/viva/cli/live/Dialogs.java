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
  private static final List<String> HELP =
      List.of(
          "1 2 3 4   rate: poor, mixed, good, excellent",
          "0         asked, but nothing can be said",
          "s         skip: not asked, and on to the next",
          "n         note on this question; Esc ends it",
          "e         the same note in $EDITOR",
          "m  v      note on the whole interview; a private one",
          "p         next probe",
          "b         bookmark: come back to it",
          "← →       question before, next; Enter is next too",
          "g         go to a question by its number",
          "/         find a question by its words",
          "a  c      show or hide the expected answer; the rubric",
          "space ↑ ↓ scroll",
          "r         plan the minutes left anew",
          "u         undo",
          "!         what another device changed",
          "S         submit the scorecard",
          "q         leave; 'viva live' comes back to exactly here");

  private static final String[] CHOICES = {
    "0 no decision", "1 strong no", "2 no", "3 yes", "4 strong yes"
  };

  private Dialogs() {}

  static String keys(Mode mode) {
    if (mode instanceof Mode.Helping) {
      return "any key goes back";
    }
    if (mode instanceof Mode.Offering) {
      return "y take the new plan   n keep the old one";
    }
    if (mode instanceof Mode.Clashing) {
      return "t take theirs   x keep mine and forget   Esc back";
    }
    if (mode instanceof Mode.Submitting) {
      return "0-4 recommend   n write why   Enter submit   Esc back";
    }
    return "1-4 rate  s skip  n note  p probe  ←→ move  r re-plan  u undo  ? help  q leave";
  }

  static List<AttributedString> help(int width, Palette palette) {
    Lines lines = new Lines(width, palette);
    HELP.forEach(line -> lines.add(new AttributedString(" " + line)));
    return lines.all();
  }

  static List<AttributedString> offer(
      Model model, Mode.Offering offering, int width, Palette palette) {
    Lines lines = new Lines(width - 1, palette);
    lines.heading("A plan for the minutes left");
    for (PlanItem item : offering.interview().getPlan().getItemsList()) {
      boolean rated = model.sheet().rating(item.getQuestion().getId()) != Rating.RATING_UNSPECIFIED;
      lines.item(
          String.format("%3d. ", item.getPosition()),
          (rated ? "done" : "minute " + item.getStartMinute() + ", " + item.getMinutes() + " min")
              + "  "
              + title(item),
          rated ? palette.quiet() : palette.plain());
    }
    lines.heading(offering.losses().isEmpty() ? "Nothing is lost" : "What it gives up");
    offering.losses().forEach(loss -> lines.item("- ", loss, palette.plain()));
    return lines.all();
  }

  private static String title(PlanItem item) {
    String title = item.getQuestion().getTitle();
    return Texts.cut(Texts.line(title.isEmpty() ? item.getQuestion().getText() : title), 60);
  }

  static List<AttributedString> conflicts(Model model, int width, Palette palette) {
    Lines lines = new Lines(width - 1, palette);
    if (model.conflicts().isEmpty()) {
      return lines.text("Nothing clashed.", palette.plain()).all();
    }
    lines.heading("Changed here and on another device; what was typed here stands");
    for (Conflict conflict : model.conflicts()) {
      lines.text(name(model, conflict.field()), palette.bold());
      lines.item("  here:  ", shown(conflict.mine()), palette.plain());
      lines.item("  there: ", shown(conflict.theirs()), palette.plain());
    }
    return lines.all();
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(nothing)" : value.replace("RATING_", "");
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
    String chosen = model.sheet().get(Field.RECOMMENDATION);
    AttributedStringBuilder choices = new AttributedStringBuilder();
    for (int i = 0; i < CHOICES.length; i++) {
      Recommendation value =
          i == 0 ? Recommendation.RECOMMENDATION_NO_DECISION : Recommendation.forNumber(i);
      choices
          .append(
              " " + CHOICES[i] + " ", value.name().equals(chosen) ? palette.bar() : palette.plain())
          .append("  ");
    }
    lines.add(choices.toAttributedString());
    lines.blank();
    String comment = model.sheet().get(Field.COMMENT);
    lines.item("Why: ", comment.isBlank() ? "(n writes it)" : comment, palette.plain());
    List<String> missing = missing(model);
    if (!missing.isEmpty()) {
      lines.blank();
      lines.heading("Still missing");
      missing.forEach(what -> lines.item("- ", what, palette.plain()));
    }
    return lines.all();
  }

  /** What submitting would refuse; the server has the last word. */
  static List<String> missing(Model model) {
    List<String> missing = new ArrayList<>();
    int rest = 0;
    for (PlanItem item : model.items()) {
      String id = item.getQuestion().getId();
      Rating rating = model.sheet().rating(id);
      boolean noted = !model.sheet().get(Field.note(id)).isBlank();
      if ((rating == Rating.RATING_POOR || rating == Rating.RATING_EXCELLENT) && !noted) {
        missing.add(
            "question "
                + item.getPosition()
                + " is rated "
                + rating.getNumber()
                + " without a note");
      } else if (rating == Rating.RATING_UNSPECIFIED) {
        if (model.sheet().get(Field.asked(id)).isEmpty()) {
          rest++;
        } else {
          missing.add("question " + item.getPosition() + " was asked and is not rated");
        }
      }
    }
    if (rest > 0) {
      missing.add(rest + (rest == 1 ? " question" : " questions") + " will be marked as not asked");
    }
    return missing;
  }

  /** The lines around the cursor, which is shown. */
  static List<AttributedString> editor(Mode.Writing writing, int most, int width, Palette palette) {
    Typing typing = writing.typing();
    int cursor = typing.cursor();
    boolean onText = cursor < typing.text().length() && typing.text().charAt(cursor) != '\n';
    int end = onText ? typing.text().offsetByCodePoints(cursor, 1) : cursor;
    String at = onText ? typing.text().substring(cursor, end) : " ";
    String marked = typing.text().substring(0, cursor) + CURSOR + at + typing.text().substring(end);
    List<String> wrapped = Texts.wrap(marked, width - 10);
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

  /** A character of the private use area, which no keyboard sends. */
  private static final String CURSOR = "\ue000";

  private static AttributedString withCursor(String line, Palette palette) {
    AttributedStringBuilder out = new AttributedStringBuilder().append("   ");
    int at = line.indexOf(CURSOR);
    if (at < 0) {
      return out.append(line).toAttributedString();
    }
    String rest = line.substring(at + 1);
    int one = rest.isEmpty() ? 0 : rest.offsetByCodePoints(0, 1);
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
