package dev.viva.cli.live;

import dev.viva.v1.Rating;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** One mark for each question: its rating, whether to come back, and where the interviewer is. */
final class ProgressLine {
  private ProgressLine() {}

  static AttributedString of(Model model, int width, Palette palette) {
    List<String> marks = new ArrayList<>();
    for (int i = 0; i < model.items().size(); i++) {
      String text = (i + 1) + mark(model, i);
      marks.add(i == model.index() ? "[" + text + "]" : " " + text + " ");
    }
    int first = first(marks, model.index(), width - 2);
    AttributedStringBuilder out = new AttributedStringBuilder().append(first > 0 ? "…" : "");
    for (int i = first; i < marks.size(); i++) {
      if (out.columnLength() + marks.get(i).length() > width - 1) {
        out.append("…");
        break;
      }
      boolean rated = rating(model, i) != Rating.RATING_UNSPECIFIED;
      out.append(
          marks.get(i),
          i == model.index() ? palette.bar() : rated ? palette.quiet() : palette.plain());
    }
    return out.toAttributedString();
  }

  /** The first mark to show, so that the question on the screen is among them. */
  private static int first(List<String> marks, int index, int width) {
    int first = 0;
    while (first < index && length(marks.subList(first, index + 1)) > width) {
      first++;
    }
    return first;
  }

  private static int length(List<String> marks) {
    return marks.stream().mapToInt(String::length).sum();
  }

  private static Rating rating(Model model, int index) {
    return model.sheet().rating(model.items().get(index).getQuestion().getId());
  }

  /** Rating and bookmark in a few characters; empty for a question that has neither. */
  static String mark(Model model, int index) {
    String id = model.items().get(index).getQuestion().getId();
    String bookmark = model.sheet().get(Field.bookmark(id)).isEmpty() ? "" : "*";
    return switch (rating(model, index)) {
      case RATING_POOR, RATING_MIXED, RATING_GOOD, RATING_EXCELLENT ->
          "=" + rating(model, index).getNumber() + bookmark;
      case RATING_NOT_ASKED -> "=–" + bookmark;
      case RATING_NOT_ASSESSED -> "=0" + bookmark;
      default -> bookmark;
    };
  }
}
