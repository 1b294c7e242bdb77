package dev.viva.server.plan;

import dev.viva.server.bank.Question;
import dev.viva.server.document.SafeMarkdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A plan as a kit to print, in one HTML file without anything from outside. */
final class PlanKitHtml {
  private PlanKitHtml() {}

  static String of(Plan plan, boolean forCandidate) {
    StringBuilder out = new StringBuilder();
    String title = KitText.title(plan, forCandidate);
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
      head(plan, out);
    }
    int position = 0;
    for (Plan.Item item : plan.items()) {
      position++;
      out.append("<section>\n<h2>")
          .append(SafeMarkdown.escape(KitText.heading(position, item, forCandidate)))
          .append("</h2>\n");
      if (!forCandidate) {
        out.append("<p class=\"facts\">")
            .append(SafeMarkdown.escape(KitText.facts(item)))
            .append("</p>\n");
      }
      Question.Content content = item.question().content();
      out.append(SafeMarkdown.toHtml(content.text()));
      list("ul", content.options().stream().map(Question.Option::text).toList(), "", out);
      if (!forCandidate) {
        sections(item, out);
      }
      out.append("</section>\n");
    }
    if (!forCandidate) {
      out.append("<section>\n<h2>The candidate's own questions</h2>\n<p>")
          .append(SafeMarkdown.escape(KitText.closing(plan)))
          .append("</p>\n</section>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  /** The brief and the timetable. */
  private static void head(Plan plan, StringBuilder out) {
    String text = KitText.oneLine(plan.brief().text());
    if (!text.isEmpty()) {
      out.append("<p class=\"brief\">").append(SafeMarkdown.escape(text)).append("</p>\n");
    }
    out.append("<p>").append(SafeMarkdown.escape(KitText.understood(plan))).append("</p>\n");
    out.append("<table>\n<tr><th>min</th><th>#</th><th>question</th><th>area</th>")
        .append("<th>kind</th><th>for</th></tr>\n");
    for (List<String> row : KitText.clock(plan)) {
      out.append("<tr>");
      row.forEach(cell -> out.append("<td>").append(SafeMarkdown.escape(cell)).append("</td>"));
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private static void sections(Plan.Item item, StringBuilder out) {
    Question.Content content = item.question().content();
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
    out.append("<div class=\"notes\">Notes</div>\n<p class=\"facts\">")
        .append(KitText.RATING)
        .append("</p>\n<p class=\"facts\">")
        .append(SafeMarkdown.escape(KitText.why(item)))
        .append("</p>\n");
  }

  private static void list(
      String element, List<String> items, String attributes, StringBuilder out) {
    if (!items.isEmpty()) {
      out.append('<').append(element).append(attributes).append(">\n");
      items.forEach(item -> out.append("<li>").append(SafeMarkdown.toHtml(item)).append("</li>\n"));
      out.append("</").append(element).append(">\n");
    }
  }

  /** The style sheet, read when the first kit is made. */
  private static final class Style {
    static final String TEXT = read();

    private static String read() {
      try (InputStream css = PlanKitHtml.class.getResourceAsStream("kit.css")) {
        return new String(css.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
