package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.Question.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question as found, before it is classified.
 *
 * @param line 1-based line of the prompt
 * @param shape how it was recognised, for the report
 * @param title may be empty
 * @param text the prompt as Markdown
 * @param answer as Markdown; may be empty
 * @param why may be empty
 * @param probes follow-ups
 * @param options of a multiple-choice question
 * @param sections headings above it, outermost first
 * @param marks what the document says of level and difficulty beside it
 * @param tags other tags as written, {@code topic: closures}
 * @param strength from 0 to 1: how sure the recognition is
 */
public record Draft(
    int line,
    String shape,
    String title,
    String text,
    String answer,
    String why,
    List<String> probes,
    List<Option> options,
    List<String> sections,
    List<String> marks,
    List<String> tags,
    double strength) {
  public Draft {
    probes = List.copyOf(probes);
    options = List.copyOf(options);
    sections = List.copyOf(sections);
    marks = List.copyOf(marks);
    tags = List.copyOf(tags);
  }

  /** The same wherever it stands: repeats of a question are equal then. */
  public Draft placeless() {
    return new Draft(
        0, shape, title, text, answer, why, probes, options, sections, marks, tags, strength);
  }

  /** Collects the parts of a draft while it is read. */
  static final class Builder {
    final int unit;
    int line;
    String shape = "";
    String title = "";
    String why = "";
    final StringBuilder text = new StringBuilder();
    final StringBuilder answer = new StringBuilder();
    final List<String> probes = new ArrayList<>();
    final List<Option> options = new ArrayList<>();
    final List<String> sections = new ArrayList<>();
    final List<String> marks = new ArrayList<>();
    final List<String> tags = new ArrayList<>();
    double strength = 1;

    Builder(int unit, int line, String shape) {
      this.unit = unit;
      this.line = line;
      this.shape = shape;
    }

    static void append(StringBuilder to, String text, String separator) {
      if (!text.isBlank()) {
        to.append(to.isEmpty() ? "" : separator).append(text);
      }
    }

    Draft build() {
      String shownAnswer = answer.toString().strip();
      return new Draft(
          line,
          shape,
          title.codePoints().anyMatch(Character::isLetter)
              ? Inline.plain(title).replaceAll("[:：]$", "")
              : "",
          text.indexOf("\n") < 0 ? Inline.unwrapped(strip(text)) : strip(text),
          strip(answer),
          why,
          probes,
          OptionReading.marked(options, shownAnswer),
          sections,
          marks,
          tags,
          strength);
    }

    private static String strip(StringBuilder text) {
      int end = text.length();
      while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      int start = 0;
      while (start < end && text.charAt(start) == '\n') {
        start++;
      }
      return text.substring(start, end);
    }

    /** The draft where it has a prompt. */
    Optional<Draft> finished() {
      if (!options.isEmpty() && Inline.isLink(answer.toString())) {
        answer.setLength(0);
      }
      Draft draft = build();
      return Inline.plain(draft.text()).isBlank() ? Optional.empty() : Optional.of(draft);
    }
  }
}
