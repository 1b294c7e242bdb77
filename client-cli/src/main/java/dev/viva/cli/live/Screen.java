package dev.viva.cli.live;

import dev.viva.cli.output.Names;
import dev.viva.cli.output.Texts;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Question;
import dev.viva.v1.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Draws a {@link Model}: as many lines as the terminal has, none wider than it. */
final class Screen {
  private static final int NARROWEST = 40;
  private static final int LOWEST = 10;
  private static final int TWO_COLUMNS_FROM = 110;
  private static final String[] SCALE = {"poor", "mixed", "good", "excellent"};

  private final Model model;
  private final int width;
  private final int height;
  private final Palette palette;

  private Screen(Model model, int width, int height, Palette palette) {
    this.model = model;
    this.width = Math.max(NARROWEST, width);
    this.height = Math.max(LOWEST, height);
    this.palette = palette;
  }

  /** Exactly {@code height} lines. */
  static List<AttributedString> draw(Model model, int width, int height, Palette palette) {
    return new Screen(model, width, height, palette).lines();
  }

  private List<AttributedString> lines() {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(title());
    lines.add(progress());
    lines.add(clock());
    List<AttributedString> foot = foot();
    int room = height - lines.size() - foot.size();
    List<AttributedString> body = body();
    int scroll = Math.min(model.view().scroll(), Math.max(0, body.size() - room));
    for (int i = 0; i < room; i++) {
      boolean last = i == room - 1 && scroll + room < body.size();
      if (last) {
        lines.add(new AttributedString("  ↓ more: space", palette.quiet()));
      } else {
        lines.add(scroll + i < body.size() ? body.get(scroll + i) : AttributedString.EMPTY);
      }
    }
    lines.addAll(foot);
    return lines.subList(0, height);
  }

  private AttributedString title() {
    String left =
        " "
            + Texts.line(model.interview().getCandidateDisplayName())
            + "  "
            + model.interview().getId();
    String state = model.draft() ? Names.of(model.interview().getState()) : "submitted";
    return bar(left, state + " ");
  }

  private AttributedString bar(String left, String right) {
    String cut = Texts.cut(left, width - Texts.width(right) - 1);
    int gap = width - Texts.width(cut) - Texts.width(right);
    return new AttributedString(cut + " ".repeat(Math.max(1, gap)) + right, palette.bar());
  }

  /** One mark for each question: its rating, or where the interviewer is. */
  private AttributedString progress() {
    AttributedStringBuilder out = new AttributedStringBuilder().append(" ");
    for (int i = 0; i < model.items().size(); i++) {
      String id = model.items().get(i).getQuestion().getId();
      boolean here = i == model.index();
      boolean marked = !model.sheet().get(Field.bookmark(id)).isEmpty();
      out.append(
          (i + 1) + mark(model.sheet().rating(id)) + (marked ? "*" : ""),
          here ? palette.bar() : palette.plain());
      out.append(" ");
    }
    AttributedString line = out.toAttributedString();
    return line.columnLength() > width ? line.columnSubSequence(0, width) : line;
  }

  private static String mark(Rating rating) {
    return switch (rating) {
      case RATING_POOR, RATING_MIXED, RATING_GOOD, RATING_EXCELLENT -> "=" + rating.getNumber();
      case RATING_NOT_ASKED -> "=–";
      case RATING_NOT_ASSESSED -> "=0";
      default -> "";
    };
  }

  private AttributedString clock() {
    long elapsed = Pace.elapsedSeconds(model.interview(), model.now());
    String total =
        time(elapsed) + " of " + model.interview().getPlan().getBrief().getMinutes() + " min";
    AttributedStringBuilder out = new AttributedStringBuilder().append(" " + total, palette.bold());
    if (model.isScheduled()) {
      out.append("   not started: Enter starts the clock", palette.warning());
    } else if (model.isRunning()) {
      Pace pace = model.pace();
      out.append("   " + pace.sentence(), pace.isLate() ? palette.warning() : palette.good());
    }
    return out.toAttributedString();
  }

  private static String time(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private List<AttributedString> body() {
    Mode mode = model.mode();
    if (mode instanceof Mode.Helping) {
      return Dialogs.help(width, palette);
    }
    if (mode instanceof Mode.Offering offering) {
      return Dialogs.offer(model, offering, width, palette);
    }
    if (mode instanceof Mode.Clashing) {
      return Dialogs.conflicts(model, width, palette);
    }
    if (mode instanceof Mode.Submitting || isForSubmission(mode)) {
      return Dialogs.submit(model, width, palette);
    }
    return model.items().isEmpty()
        ? new Lines(width, palette).text("This plan has no questions.", palette.plain()).all()
        : question();
  }

  private static boolean isForSubmission(Mode mode) {
    return mode instanceof Mode.Writing writing && writing.field().isForSubmission();
  }

  private List<AttributedString> question() {
    if (width < TWO_COLUMNS_FROM) {
      Lines lines = new Lines(width - 1, palette);
      prompt(lines);
      expected(lines);
      return lines.all();
    }
    int left = width * 11 / 20;
    Lines prompt = new Lines(left - 2, palette);
    prompt(prompt);
    Lines expected = new Lines(width - left - 1, palette);
    expected(expected);
    return besides(prompt.all(), expected.all(), left);
  }

  private static List<AttributedString> besides(
      List<AttributedString> left, List<AttributedString> right, int column) {
    List<AttributedString> lines = new ArrayList<>();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      AttributedString one = i < left.size() ? left.get(i) : AttributedString.EMPTY;
      AttributedString other = i < right.size() ? right.get(i) : AttributedString.EMPTY;
      lines.add(
          new AttributedStringBuilder()
              .append(one)
              .append(" ".repeat(Math.max(0, column - one.columnLength())))
              .append(other)
              .toAttributedString());
    }
    return lines;
  }

  private void prompt(Lines lines) {
    PlanItem item = model.item();
    Question question = item.getQuestion();
    String title = question.getTitle().isEmpty() ? "" : " " + Texts.line(question.getTitle());
    lines.heading(item.getPosition() + "." + title);
    lines.text(
        item.getArea()
            + " · from minute "
            + item.getStartMinute()
            + ", "
            + item.getMinutes()
            + " min · "
            + time(model.spentSeconds())
            + assignment(item),
        palette.quiet());
    lines.markdown(question.getText());
    for (int i = 0; i < question.getOptionsCount(); i++) {
      String text = question.getOptions(i).getText();
      boolean right = question.getOptions(i).getCorrect() && model.view().answer();
      lines.item(
          (char) ('a' + i) + (right ? ") ✓ " : ") "),
          text,
          right ? palette.good() : palette.plain());
    }
    for (int i = 0; i < question.getProbesCount(); i++) {
      boolean marked = i + 1 == model.view().probe();
      lines.item(
          marked ? "▶ " : "? ", question.getProbes(i), marked ? palette.bold() : palette.plain());
    }
  }

  private String assignment(PlanItem item) {
    return model.interview().getAssignmentsList().stream()
        .filter(one -> one.getPosition() == item.getPosition())
        .map(one -> " · " + one.getInterviewer() + " asks")
        .findFirst()
        .orElse("");
  }

  private void expected(Lines lines) {
    Question question = model.item().getQuestion();
    if (model.view().answer() && !question.getAnswer().isBlank()) {
      lines.heading("Expected");
      lines.markdown(question.getAnswer());
    }
    if (model.view().rubric() && question.getRubricCount() == SCALE.length) {
      lines.heading("Rubric");
      Rating rating = model.sheet().rating(question.getId());
      for (int i = 0; i < SCALE.length; i++) {
        boolean chosen = rating.getNumber() == i + 1;
        lines.item(
            (chosen ? "▶" : " ") + (i + 1) + " ",
            question.getRubric(i),
            chosen ? palette.bold() : palette.plain());
      }
    }
  }

  private List<AttributedString> foot() {
    Lines lines = new Lines(width, palette);
    lines.add(new AttributedString("━".repeat(width), palette.quiet()));
    if (model.mode() instanceof Mode.Writing writing) {
      Dialogs.editor(writing, height / 3, width, palette).forEach(lines::add);
    } else if (model.mode() instanceof Mode.Asking && !model.items().isEmpty()) {
      rating(lines);
      note(lines);
    }
    lines.add(status());
    lines.add(keys());
    return lines.all();
  }

  private void rating(Lines lines) {
    Rating rating = model.sheet().rating(model.question());
    String text =
        switch (rating) {
          case RATING_UNSPECIFIED -> "not rated";
          case RATING_POOR, RATING_MIXED, RATING_GOOD, RATING_EXCELLENT ->
              rating.getNumber() + " " + SCALE[rating.getNumber() - 1];
          default -> Names.of(rating);
        };
    AttributedStyle style = rating == Rating.RATING_UNSPECIFIED ? palette.quiet() : palette.bold();
    boolean marked = !model.sheet().get(Field.bookmark(model.question())).isEmpty();
    lines.add(
        new AttributedStringBuilder()
            .append(" Rating  ", palette.plain())
            .append(text, style)
            .append(marked ? "   * come back to it" : "")
            .toAttributedString());
  }

  private void note(Lines lines) {
    String note = model.sheet().get(Field.note(model.question()));
    if (note.isBlank()) {
      return;
    }
    List<String> wrapped = Texts.wrap(note, width - 9);
    int shown = Math.min(wrapped.size(), Math.max(1, height / 6));
    List<String> last = wrapped.subList(wrapped.size() - shown, wrapped.size());
    for (int i = 0; i < last.size(); i++) {
      lines.add(new AttributedString((i == 0 ? " Note    " : "         ") + last.get(i)));
    }
  }

  private AttributedString status() {
    Link link = model.link();
    AttributedStringBuilder out = new AttributedStringBuilder();
    if (!link.online()) {
      String why = link.trouble().isEmpty() ? "offline" : Texts.line(link.trouble());
      out.append(" " + why + ", " + link.unsent() + " unsent", palette.warning());
      out.append(" · saved here", palette.plain());
    } else if (link.unsent() > 0) {
      out.append(" saved · sending " + link.unsent(), palette.plain());
    } else {
      out.append(" saved · confirmed", palette.good());
    }
    if (!model.conflicts().isEmpty()) {
      out.append(" · " + model.conflicts().size() + " from another device: !", palette.warning());
    }
    if (!model.message().isEmpty()) {
      out.append(" · ", palette.plain()).append(Texts.line(model.message()), palette.bold());
    }
    return out.toAttributedString();
  }

  private AttributedString keys() {
    Mode mode = model.mode();
    String keys =
        mode instanceof Mode.Writing
            ? "Esc done   ctrl-o $EDITOR   every key is saved"
            : mode instanceof Mode.GoingTo going
                ? "go to question: " + going.digits() + "█   Enter, Esc"
                : mode instanceof Mode.Finding finding
                    ? "find: " + Texts.line(finding.words()) + "█   Enter next, Esc done"
                    : mode instanceof Mode.Waiting
                        ? "planning anew…   Esc back"
                        : Dialogs.keys(mode);
    return new AttributedString(" " + keys, palette.bold());
  }
}
