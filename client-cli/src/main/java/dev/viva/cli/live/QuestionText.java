package dev.viva.cli.live;

import dev.viva.cli.output.Texts;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Question;
import dev.viva.v1.Rating;
import java.util.ArrayList;
import java.util.List;

/** A question with what to listen for: prompt, probes, expected answer, rubric. */
final class QuestionText {
  private static final int SCALE = 4;
  private static final int MOST_SPACES = 4;

  private final Model model;
  private final Palette palette;

  QuestionText(Model model, Palette palette) {
    this.model = model;
    this.palette = palette;
  }

  /** One below the other, with as much space between the parts as fits into {@code room}. */
  Screen.Body oneColumn(int width, int room) {
    for (int spaces = MOST_SPACES; spaces > 0; spaces--) {
      Screen.Body body = spaced(width, spaces);
      if (body.lines().size() <= room) {
        return body;
      }
    }
    return spaced(width, 0);
  }

  /** With so many of the spaces: first before what to listen for, then before the rest. */
  private Screen.Body spaced(int width, int spaces) {
    Lines lines = new Lines(width - 1, palette);
    List<Screen.Body.Section> sections = new ArrayList<>();
    prompt(lines, spaces >= 4);
    if (model.item().getQuestion().getProbesCount() > 0) {
      probes(begin(lines, spaces >= 3, "probes", sections));
    }
    if (hasAnswer()) {
      answer(begin(lines, spaces >= 1, "expected answer", sections));
    }
    if (hasRubric()) {
      rubric(begin(lines, spaces >= 2, "rubric", sections));
    }
    return new Screen.Body(lines.all(), sections);
  }

  private static Lines begin(
      Lines lines, boolean space, String name, List<Screen.Body.Section> sections) {
    Lines begun = space ? lines.blank() : lines;
    sections.add(new Screen.Body.Section(begun.count(), name));
    return begun;
  }

  /** What is asked on the left, what to listen for on the right. */
  Screen.Body twoColumns(int width) {
    int left = width / 2;
    Lines asked = new Lines(left - 3, palette);
    prompt(asked, true);
    if (model.item().getQuestion().getProbesCount() > 0) {
      probes(asked.blank());
    }
    Lines expected = new Lines(width - left - 1, palette);
    if (hasAnswer()) {
      answer(expected);
    }
    if (hasRubric()) {
      rubric(hasAnswer() ? expected.blank() : expected);
    }
    return Screen.Body.of(Help.besides(asked.all(), expected.all(), left));
  }

  private void prompt(Lines lines, boolean space) {
    PlanItem item = model.item();
    Question question = item.getQuestion();
    String title = question.getTitle().isEmpty() ? "" : " " + Texts.line(question.getTitle());
    lines.heading(item.getPosition() + "." + title);
    lines.text(
        item.getArea() + " · from minute " + item.getStartMinute() + assignment(item),
        palette.quiet());
    if (space) {
      lines.blank();
    }
    lines.markdown(question.getText());
    for (int i = 0; i < question.getOptionsCount(); i++) {
      boolean right = question.getOptions(i).getCorrect() && model.view().answer();
      lines.item(
          (char) ('a' + i) + (right ? ") ✓ " : ") "),
          question.getOptions(i).getText(),
          right ? palette.good() : palette.plain());
    }
  }

  private String assignment(PlanItem item) {
    return model.interview().getAssignmentsList().stream()
        .filter(one -> one.getPosition() == item.getPosition())
        .map(one -> " · " + one.getInterviewer() + " asks")
        .findFirst()
        .orElse("");
  }

  private void probes(Lines lines) {
    Question question = model.item().getQuestion();
    for (int i = 0; i < question.getProbesCount(); i++) {
      boolean marked = i + 1 == model.view().probe();
      lines.item(
          marked ? "▶ " : "? ", question.getProbes(i), marked ? palette.bold() : palette.plain());
    }
  }

  private boolean hasAnswer() {
    return model.view().answer() && !model.item().getQuestion().getAnswer().isBlank();
  }

  private void answer(Lines lines) {
    lines.heading("Expected").markdown(model.item().getQuestion().getAnswer());
  }

  private boolean hasRubric() {
    return model.view().rubric() && model.item().getQuestion().getRubricCount() == SCALE;
  }

  private void rubric(Lines lines) {
    lines.heading("Rubric");
    Rating rating = model.sheet().rating(model.question());
    for (int i = 0; i < SCALE; i++) {
      boolean chosen = rating.getNumber() == i + 1;
      lines.item(
          (chosen ? "▶" : " ") + (i + 1) + " ",
          model.item().getQuestion().getRubric(i),
          chosen ? palette.bold() : palette.plain());
    }
  }
}
