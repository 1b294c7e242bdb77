package dev.viva.cli.live;

import dev.viva.cli.output.Texts;
import dev.viva.v1.PlanItem;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The questions of the plan, one line each, to choose one. */
final class QuestionList {
  private QuestionList() {}

  static List<AttributedString> lines(
      Model model, Mode.Choosing choosing, int width, int room, Palette palette) {
    List<Integer> listed = ChoosingKeys.listed(model, choosing.finding(), choosing.typed());
    List<AttributedString> lines = new ArrayList<>();
    lines.add(
        new AttributedString(
            choosing.finding() ? "Questions with these words" : "Questions", palette.heading()));
    if (listed.isEmpty()) {
      lines.add(new AttributedString("None has them.", palette.plain()));
      return lines;
    }
    int rows = Math.max(1, room - 1);
    int at = Math.max(0, listed.indexOf(choosing.chosen()));
    int first = Math.max(0, Math.min(at - rows / 2, listed.size() - rows));
    for (int index : listed.subList(first, Math.min(listed.size(), first + rows))) {
      boolean chosen = index == choosing.chosen();
      String line = Texts.cut((chosen ? "▶" : " ") + line(model, index), width);
      String filled = line + " ".repeat(Math.max(0, width - Texts.width(line)));
      lines.add(
          new AttributedString(chosen ? filled : line, chosen ? palette.bar() : palette.plain()));
    }
    return lines;
  }

  private static String line(Model model, int index) {
    PlanItem item = model.items().get(index);
    String title = item.getQuestion().getTitle();
    return String.format(
        "%3d%-4s %3d' %2d min  %s · %s",
        index + 1,
        ProgressLine.mark(model, index),
        item.getStartMinute(),
        item.getMinutes(),
        Texts.line(title.isEmpty() ? item.getQuestion().getText() : title),
        item.getArea());
  }
}
