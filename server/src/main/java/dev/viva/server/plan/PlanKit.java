package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.document.SafeMarkdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A plan as a kit to print: questions with the clock, what to listen for, rubric, probes and room
 * for notes. The version for the candidate's shared screen has prompts and options only.
 */
final class PlanKit {
  private PlanKit() {}

  static String markdown(Plan plan, boolean forCandidate) {
    StringBuilder out = new StringBuilder();
    out.append("# ")
        .append(forCandidate ? "Questions" : "Interview plan " + plan.id())
        .append("\n\n");
    if (!forCandidate) {
      out.append(oneLine(plan.brief().text())).append("\n\n");
      out.append("- 0 min: opening (").append(plan.openingMinutes()).append(" min)\n\n");
    }
    int position = 0;
    for (Plan.Item item : plan.items()) {
      position++;
      out.append("## ").append(heading(position, item, forCandidate)).append("\n\n");
      if (!forCandidate) {
        out.append("*").append(facts(item)).append("*\n\n");
      }
      Question.Content content = item.question().content();
      out.append(content.text().strip()).append("\n\n");
      content
          .options()
          .forEach(option -> out.append("- ").append(oneLine(option.text())).append('\n'));
      if (!content.options().isEmpty()) {
        out.append('\n');
      }
      if (!forCandidate) {
        forInterviewer(content, out);
      }
    }
    if (!forCandidate) {
      out.append("## The candidate's own questions\n\n").append(closing(plan)).append("\n");
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static void forInterviewer(Question.Content content, StringBuilder out) {
    if (!content.answer().isBlank()) {
      out.append("### A good answer\n\n").append(content.answer().strip()).append("\n\n");
    }
    content.rubric().ifPresent(rubric -> rubric(rubric, out));
    if (!content.probes().isEmpty()) {
      out.append("### Probes\n\n");
      content.probes().forEach(probe -> out.append("- ").append(oneLine(probe)).append('\n'));
      out.append('\n');
    }
    out.append("### Notes\n\n\n\nRating: 1 2 3 4\n\n");
  }

  private static void rubric(Rubric rubric, StringBuilder out) {
    out.append("### Rubric\n\n");
    for (int rating = 1; rating <= 4; rating++) {
      out.append(rating).append(". ").append(oneLine(rubric.anchor(rating))).append('\n');
    }
    out.append('\n');
  }

  static String html(Plan plan, boolean forCandidate) {
    StringBuilder out = new StringBuilder();
    String title = forCandidate ? "Questions" : "Interview plan " + plan.id();
    out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
        .append(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        .append("<title>")
        .append(SafeMarkdown.escape(title))
        .append("</title>\n<style>\n")
        .append(Style.TEXT)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(SafeMarkdown.escape(title))
        .append("</h1>\n");
    if (!forCandidate) {
      out.append("<p class=\"brief\">")
          .append(SafeMarkdown.escape(oneLine(plan.brief().text())))
          .append("</p>\n");
      out.append("<p>0 min: opening (").append(plan.openingMinutes()).append(" min)</p>\n");
    }
    int position = 0;
    for (Plan.Item item : plan.items()) {
      position++;
      out.append("<section>\n<h2>")
          .append(SafeMarkdown.escape(heading(position, item, forCandidate)))
          .append("</h2>\n");
      if (!forCandidate) {
        out.append("<p class=\"facts\">").append(SafeMarkdown.escape(facts(item))).append("</p>\n");
      }
      Question.Content content = item.question().content();
      out.append(SafeMarkdown.toHtml(content.text()));
      list("ul", content.options().stream().map(Question.Option::text).toList(), "", out);
      if (!forCandidate) {
        sections(content, out);
      }
      out.append("</section>\n");
    }
    if (!forCandidate) {
      out.append("<section>\n<h2>The candidate's own questions</h2>\n<p>")
          .append(SafeMarkdown.escape(closing(plan)))
          .append("</p>\n</section>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private static void sections(Question.Content content, StringBuilder out) {
    if (!content.answer().isBlank()) {
      out.append("<h3>A good answer</h3>\n").append(SafeMarkdown.toHtml(content.answer()));
    }
    content
        .rubric()
        .ifPresent(
            rubric -> {
              out.append("<h3>Rubric</h3>\n");
              list("ol", rubric.anchors(), " class=\"rubric\"", out);
            });
    if (!content.probes().isEmpty()) {
      out.append("<h3>Probes</h3>\n");
      list("ul", content.probes(), "", out);
    }
    out.append("<div class=\"notes\">Notes · rating 1 2 3 4</div>\n");
  }

  private static void list(
      String element, List<String> items, String attributes, StringBuilder out) {
    if (!items.isEmpty()) {
      out.append('<').append(element).append(attributes).append(">\n");
      items.forEach(item -> out.append("<li>").append(SafeMarkdown.toHtml(item)).append("</li>\n"));
      out.append("</").append(element).append(">\n");
    }
  }

  private static String heading(int position, Plan.Item item, boolean forCandidate) {
    // A title can give the answer away, so the candidate sees a number only.
    String title = item.question().content().title();
    return forCandidate || title.isBlank()
        ? "Question " + position
        : position + ". " + oneLine(title);
  }

  private static String facts(Plan.Item item) {
    return item.startMinute()
        + " min, for "
        + item.minutes()
        + " min, "
        + item.area()
        + ", "
        + item.question().tags().kind().name().toLowerCase(Locale.ROOT)
        + ", "
        + item.question().id()
        + ". "
        + oneLine(item.reason());
  }

  private static String closing(Plan plan) {
    int start = plan.totalMinutes() - plan.closingMinutes();
    return start + " min, for " + plan.closingMinutes() + " min";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** The style sheet, read when the first kit is made. */
  private static final class Style {
    static final String TEXT = read();

    private static String read() {
      try (InputStream css = PlanKit.class.getResourceAsStream("kit.css")) {
        return new String(css.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
