package dev.viva.cli.live;

import dev.viva.cli.output.Texts;
import dev.viva.v1.PlanItem;
import dev.viva.v1.Rating;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Below the question: the scale, the note, whether everything is saved, and the keys. */
final class Foot {
  private static final int SMALL = 10;
  private static final int TALL = 30;
  private static final int LABEL = 9;
  private static final int LONGEST_MESSAGE = 3;

  /** The keys that mean most come first where not all of them fit. */
  private static final List<String> KEYS =
      List.of(
          "n note",
          "p probe",
          "←→ move",
          "g list",
          "r re-plan",
          "u undo",
          "S submit",
          "? help",
          "q leave");

  /** What is left to do with a submitted scorecard. */
  private static final List<String> READING = List.of("←→ move", "g list", "? help", "q leave");

  private static final List<String> DROPPED_FIRST =
      List.of(
          "p probe", "u undo", "g list", "r re-plan", "S submit", "←→ move", "n note", "q leave");

  private final Model model;
  private final int width;
  private final int height;
  private final Palette palette;
  private final Lines lines;

  private Foot(Model model, Palette palette) {
    this.model = model;
    this.width = model.window().width();
    this.height = model.window().height();
    this.palette = palette;
    this.lines = new Lines(width, palette);
  }

  static List<AttributedString> lines(Model model, Palette palette) {
    return new Foot(model, palette).lines();
  }

  private List<AttributedString> lines() {
    boolean small = height < SMALL;
    if (!small) {
      lines.add(new AttributedString("━".repeat(width), palette.quiet()));
    }
    if (model.mode() instanceof Mode.Writing writing) {
      Dialogs.editor(writing, height / 3, width, palette).forEach(lines::add);
    } else if (model.mode() instanceof Mode.Asking && !model.items().isEmpty()) {
      rating();
      note();
      next();
    }
    message();
    lines.add(status());
    if (!small || !(model.mode() instanceof Mode.Asking)) {
      lines.add(new AttributedString(" " + keys(), palette.bold()));
    }
    List<AttributedString> all = lines.all();
    return all.subList(Math.max(0, all.size() - height), all.size());
  }

  /** The whole scale, so that nobody has to remember which number is good. */
  private void rating() {
    Rating rating = model.sheet().rating(model.question());
    String bookmark = model.sheet().get(Field.bookmark(model.question())).isEmpty() ? "" : " *";
    AttributedStringBuilder out = new AttributedStringBuilder().append(" Rating  ");
    choice(out, "1 poor", rating == Rating.RATING_POOR);
    choice(out, "2 mixed", rating == Rating.RATING_MIXED);
    choice(out, "3 good", rating == Rating.RATING_GOOD);
    choice(out, "4 excellent", rating == Rating.RATING_EXCELLENT);
    choice(out, "0 nothing to say", rating == Rating.RATING_NOT_ASSESSED);
    choice(out, "s not asked", rating == Rating.RATING_NOT_ASKED);
    lines.add(out.append(bookmark).toAttributedString());
  }

  private void choice(AttributedStringBuilder out, String text, boolean chosen) {
    boolean unrated = model.sheet().rating(model.question()) == Rating.RATING_UNSPECIFIED;
    if (chosen) {
      out.append("▶").append(text, palette.bar()).append(" ");
    } else {
      out.append(" ").append(text, unrated ? palette.plain() : palette.quiet()).append(" ");
    }
  }

  private void note() {
    String note = model.sheet().get(Field.note(model.question()));
    if (note.isBlank()) {
      if (Missing.needsNote(model.sheet(), model.question())) {
        lines.add(
            new AttributedStringBuilder()
                .append(" Note    ")
                .append("a 1 or a 4 needs one before you submit: n", palette.warning())
                .toAttributedString());
      }
      return;
    }
    List<String> wrapped = Texts.wrap(note, Math.max(LABEL, width - LABEL));
    int shown = Math.min(wrapped.size(), Math.max(1, height / 6));
    List<String> last = wrapped.subList(wrapped.size() - shown, wrapped.size());
    for (int i = 0; i < last.size(); i++) {
      String label = i > 0 ? "" : shown < wrapped.size() ? " Note …" : " Note";
      lines.add(new AttributedString(label + " ".repeat(LABEL - label.length()) + last.get(i)));
    }
  }

  /** The question after this one, where there is room for it. */
  private void next() {
    int index = model.index() + 1;
    if (height >= TALL && index < model.items().size()) {
      PlanItem item = model.items().get(index);
      String text =
          item.getPosition() + ". " + Missing.title(item) + ", " + item.getMinutes() + " min";
      lines.add(new AttributedString(" Next    " + text, palette.quiet()));
    }
  }

  private void message() {
    if (!model.message().isEmpty()) {
      List<String> wrapped = Texts.wrap(Texts.line(model.message()), Math.max(LABEL, width - 2));
      wrapped.stream()
          .limit(LONGEST_MESSAGE)
          .forEach(line -> lines.add(new AttributedString(" " + line, palette.bold())));
    }
  }

  private AttributedString status() {
    Link link = model.link();
    AttributedStringBuilder out = new AttributedStringBuilder().append(" ");
    if (link.isAtRisk()) {
      out.append("NOT SAVED here: " + Texts.line(link.unsaved()) + " · ", palette.warning());
    }
    if (!link.online()) {
      String why = link.trouble().isEmpty() ? "offline" : Texts.line(link.trouble());
      out.append(why + ", " + link.unsent() + " unsent", palette.warning());
      out.append(link.isAtRisk() ? "" : " · all saved on this machine", palette.plain());
    } else if (link.unsent() > 0) {
      out.append(link.isAtRisk() ? "sending " : "saved · sending ", palette.plain())
          .append(String.valueOf(link.unsent()));
    } else if (!model.draft()) {
      out.append("submitted", palette.good())
          .append(" · 'viva amend' changes it, with a reason", palette.quiet());
    } else {
      out.append("saved · confirmed", palette.good());
    }
    if (!model.conflicts().isEmpty()) {
      out.append(" · " + model.conflicts().size() + " from another device: !", palette.warning());
    }
    return out.toAttributedString();
  }

  private String keys() {
    if (!(model.mode() instanceof Mode.Asking)) {
      return Dialogs.keys(model.mode());
    }
    List<String> shown = new ArrayList<>(KEYS);
    if (!model.draft()) {
      shown.retainAll(READING);
    }
    if (model.isScheduled()) {
      shown.add(0, "Enter start");
    }
    for (String drop : DROPPED_FIRST) {
      if (Texts.width(String.join("  ", shown)) > width - 1) {
        shown.remove(drop);
      }
    }
    return String.join("  ", shown);
  }
}
