package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import java.util.List;

/**
 * A plan as a kit to print, in Markdown: the timetable, then questions with what to listen for,
 * rubric, probes and room for notes. The version for the candidate's shared screen has prompts and
 * options only.
 */
final class PlanKit {
  private PlanKit() {}

  static String markdown(Plan plan, boolean forCandidate) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(KitText.title(plan, forCandidate)).append("\n\n");
    if (!forCandidate) {
      head(plan, out);
    }
    int position = 0;
    for (Plan.Item item : plan.items()) {
      position++;
      out.append("## ").append(KitText.heading(position, item, forCandidate)).append("\n\n");
      if (!forCandidate) {
        out.append("*").append(KitText.facts(item)).append("*\n\n");
      }
      Question.Content content = item.question().content();
      out.append(content.text().strip()).append("\n\n");
      content
          .options()
          .forEach(option -> out.append("- ").append(KitText.oneLine(option.text())).append('\n'));
      if (!content.options().isEmpty()) {
        out.append('\n');
      }
      if (!forCandidate) {
        forInterviewer(item, out);
      }
    }
    if (!forCandidate) {
      out.append("## The candidate's own questions\n\n").append(KitText.closing(plan)).append("\n");
    }
    return out.toString().stripTrailing() + "\n";
  }

  /** The brief and the timetable. */
  private static void head(Plan plan, StringBuilder out) {
    String text = KitText.oneLine(plan.brief().text());
    out.append(text.isEmpty() ? "" : "> " + text + "\n\n");
    out.append(KitText.understood(plan)).append("\n\n");
    out.append("| min | # | question | area | kind | for |\n|---:|---:|---|---|---|---:|\n");
    for (List<String> row : KitText.clock(plan)) {
      String cells =
          String.join(" | ", row.stream().map(cell -> cell.replace("|", "\\|")).toList());
      out.append("| ").append(cells).append(" |\n");
    }
    out.append('\n');
  }

  private static void forInterviewer(Plan.Item item, StringBuilder out) {
    Question.Content content = item.question().content();
    if (!content.answer().isBlank()) {
      out.append("### A good answer\n\n").append(content.answer().strip()).append("\n\n");
    }
    content.rubric().ifPresent(rubric -> rubric(rubric, out));
    if (!content.probes().isEmpty()) {
      out.append("### Probes\n\n");
      content
          .probes()
          .forEach(probe -> out.append("- ").append(KitText.oneLine(probe)).append('\n'));
      out.append('\n');
    }
    out.append("### Notes\n\n___\n\n___\n\n___\n\n").append(KitText.RATING).append("\n\n");
    out.append("*").append(KitText.why(item)).append("*\n\n");
  }

  private static void rubric(Rubric rubric, StringBuilder out) {
    out.append("### Rubric\n\n");
    for (int rating = 1; rating <= 4; rating++) {
      out.append(rating).append(". ").append(KitText.oneLine(rubric.anchor(rating))).append('\n');
    }
    out.append('\n');
  }
}
