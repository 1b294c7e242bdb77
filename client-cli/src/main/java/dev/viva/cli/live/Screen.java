package dev.viva.cli.live;

import dev.viva.cli.output.Names;
import dev.viva.cli.output.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Draws a {@link Model}: as many lines as the window has, none wider than it. Above, who and how
 * late it is; in the middle what is asked, or what opens over it; below, the rating, the note, and
 * whether everything is saved. In a small window the middle keeps its room longest.
 */
final class Screen {
  private static final int SMALL = 16;
  private static final int TWO_COLUMNS_FROM = 110;

  private final Model model;
  private final int width;
  private final int height;
  private final Palette palette;

  private Screen(Model model, Palette palette) {
    this.model = model;
    this.width = model.window().width();
    this.height = model.window().height();
    this.palette = palette;
  }

  /** Exactly as many lines as the window has. */
  static List<AttributedString> draw(Model model, Palette palette) {
    return new Screen(model, palette).lines();
  }

  /** How far the text in the middle can be scrolled. */
  static int furthest(Model model) {
    Screen screen = new Screen(model, new Palette(false));
    return Math.max(0, screen.body().lines().size() - screen.room());
  }

  /** Lines to go on with so that one line of what was read stays. */
  static int page(Model model) {
    return Math.max(1, new Screen(model, new Palette(false)).room() - 2);
  }

  private List<AttributedString> lines() {
    List<AttributedString> lines = new ArrayList<>(head());
    int room = room();
    Body body = body();
    int scroll = Math.max(0, Math.min(scroll(), body.lines().size() - room));
    boolean more = scroll + room < body.lines().size();
    for (int i = 0; i < room; i++) {
      if (more && i == room - 1) {
        lines.add(new AttributedString(" ↓ space: " + body.below(scroll + i), palette.quiet()));
      } else if (scroll + i < body.lines().size()) {
        lines.add(indented(body.lines().get(scroll + i)));
      } else {
        lines.add(AttributedString.EMPTY);
      }
    }
    lines.addAll(foot());
    return lines.subList(0, height).stream().map(this::cut).toList();
  }

  private static AttributedString indented(AttributedString line) {
    return new AttributedStringBuilder().append(" ").append(line).toAttributedString();
  }

  private AttributedString cut(AttributedString line) {
    return line.columnLength() > width ? line.columnSubSequence(0, width) : line;
  }

  private int room() {
    return Math.max(0, height - head().size() - foot().size());
  }

  private int scroll() {
    if (model.mode() instanceof Mode.Helping helping) {
      return helping.scroll();
    }
    return model.mode() instanceof Mode.Choosing ? 0 : model.view().scroll();
  }

  private List<AttributedString> head() {
    if (height < SMALL) {
      return height < SMALL / 2 ? List.of() : List.of(clock());
    }
    return List.of(title(), progress(), clock());
  }

  private AttributedString title() {
    String left =
        " "
            + Texts.line(model.interview().getCandidateDisplayName())
            + "  "
            + model.interview().getId();
    String state = model.draft() ? Names.of(model.interview().getState()) : "submitted";
    String right = state.replace('-', ' ') + " ";
    String cut = Texts.cut(left, Math.max(1, width - Texts.width(right) - 1));
    int gap = width - Texts.width(cut) - Texts.width(right);
    return new AttributedString(cut + " ".repeat(Math.max(1, gap)) + right, palette.bar());
  }

  private AttributedString progress() {
    return ProgressLine.of(model, width, palette);
  }

  private AttributedString clock() {
    long elapsed = Pace.elapsedSeconds(model.interview(), model.now());
    int minutes = model.interview().getPlan().getBrief().getMinutes();
    AttributedStringBuilder out =
        new AttributedStringBuilder()
            .append(" " + time(elapsed) + " of " + minutes + " min", palette.bold());
    if (model.isScheduled()) {
      return out.append(" · ")
          .append("not started: Enter starts the clock", palette.warning())
          .toAttributedString();
    }
    if (!model.items().isEmpty()) {
      int planned = model.item().getMinutes();
      int spent = model.spentSeconds();
      out.append(" · question ")
          .append(
              time(spent) + " of " + planned,
              spent > planned * 60 ? palette.warning() : palette.plain());
    }
    if (model.isRunning()) {
      Pace pace = model.pace();
      out.append(" · ").append(pace.sentence(), pace.isLate() ? palette.warning() : palette.good());
    } else {
      out.append(" · ").append("the clock stands");
    }
    return out.toAttributedString();
  }

  static String time(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  /**
   * What is in the middle.
   *
   * @param sections headings by the line where they stand
   */
  record Body(List<AttributedString> lines, List<Section> sections) {
    record Section(int line, String name) {}

    static Body of(List<AttributedString> lines) {
      return new Body(lines, List.of());
    }

    /** What comes at or after {@code line}, in words. */
    String below(int line) {
      List<String> names =
          sections.stream().filter(section -> section.line() >= line).map(Section::name).toList();
      if (!names.isEmpty()) {
        return String.join(", ", names);
      }
      return sections.isEmpty() ? "more" : "more " + sections.get(sections.size() - 1).name();
    }
  }

  private Body body() {
    int column = Math.max(1, width - 1);
    Mode mode = model.mode();
    if (model.isSummingUp()) {
      return Body.of(Dialogs.submit(model, column, palette));
    }
    if (mode instanceof Mode.Helping) {
      return Body.of(Help.lines(column, palette));
    }
    if (mode instanceof Mode.Offering offering) {
      return Body.of(Dialogs.offer(model, offering, column, palette));
    }
    if (mode instanceof Mode.Confirming confirming) {
      return Body.of(Dialogs.confirm(confirming, column, palette));
    }
    if (mode instanceof Mode.Clashing) {
      return Body.of(Dialogs.conflicts(model, column, palette));
    }
    if (model.items().isEmpty()) {
      return Body.of(
          new Lines(column, palette).text("This plan has no questions.", palette.plain()).all());
    }
    return mode instanceof Mode.Choosing choosing
        ? Body.of(QuestionList.lines(model, choosing, column, room(), palette))
        : question(column);
  }

  private Body question(int column) {
    QuestionText text = new QuestionText(model, palette);
    return width < TWO_COLUMNS_FROM ? text.oneColumn(column, room()) : text.twoColumns(column);
  }

  private List<AttributedString> foot() {
    return Foot.lines(model, palette);
  }
}
