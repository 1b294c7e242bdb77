package dev.viva.cli.live;

import dev.viva.cli.output.Texts;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What keeps a scorecard from being submitted, all of it at once. The server has the last word.
 *
 * @param lines one for each thing
 * @param firstQuestion index of the first question that lacks something
 * @param notAsked how many questions will be marked as not asked
 */
record Missing(List<String> lines, OptionalInt firstQuestion, int notAsked) {
  private static final int TITLE = 40;

  Missing {
    lines = List.copyOf(lines);
  }

  static Missing in(Model model) {
    List<String> lines = new ArrayList<>();
    OptionalInt first = OptionalInt.empty();
    int notAsked = 0;
    for (int i = 0; i < model.items().size(); i++) {
      PlanItem item = model.items().get(i);
      String id = item.getQuestion().getId();
      if (model.sheet().rating(id) == Rating.RATING_UNSPECIFIED
          && model.sheet().get(Field.asked(id)).isEmpty()) {
        notAsked++;
        continue;
      }
      String lack = lack(model.sheet(), id);
      if (!lack.isEmpty()) {
        lines.add("question " + item.getPosition() + " (" + title(item) + ") " + lack);
        first = first.isEmpty() ? OptionalInt.of(i) : first;
      }
    }
    if (model.sheet().get(Field.RECOMMENDATION).isEmpty()) {
      lines.add("your recommendation: 0 to 4");
    }
    if (model.sheet().get(Field.COMMENT).isBlank()) {
      lines.add("why you recommend it: n writes it");
    }
    return new Missing(lines, first, notAsked);
  }

  private static String lack(Sheet sheet, String id) {
    if (sheet.rating(id) == Rating.RATING_UNSPECIFIED) {
      return "was asked and is not rated";
    }
    return needsNote(sheet, id)
        ? "is rated " + sheet.rating(id).getNumber() + " without a note"
        : "";
  }

  /** Whether the rating is one that needs evidence, and there is none. */
  static boolean needsNote(Sheet sheet, String id) {
    Rating rating = sheet.rating(id);
    return (rating == Rating.RATING_POOR || rating == Rating.RATING_EXCELLENT)
        && sheet.get(Field.note(id)).isBlank();
  }

  static String title(PlanItem item) {
    String title = item.getQuestion().getTitle();
    return Texts.cut(Texts.line(title.isEmpty() ? item.getQuestion().getText() : title), TITLE);
  }
}
