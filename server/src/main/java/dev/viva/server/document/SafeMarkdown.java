package dev.viva.server.document;

import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown to HTML that can do no harm: no script, no style, no image, no link but http, https and
 * mailto. flexmark's own link filter can be bypassed, so all of its output goes through the OWASP
 * sanitizer; and since it can hang or overflow on tiny input, it works on a thread of its own with
 * a deadline. What it cannot render in time is shown as it was typed.
 */
public final class SafeMarkdown {
  private static final long DEADLINE_MILLIS = 500;
  private static final long STACK_BYTES = 8L << 20;

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "hr",
              "em",
              "strong",
              "del",
              "code",
              "pre",
              "blockquote",
              "ul",
              "ol",
              "li",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "a")
          .allowAttributes("href")
          .onElements("a")
          .allowUrlProtocols("http", "https", "mailto")
          .requireRelNofollowOnLinks()
          .toFactory();

  private static final MutableDataSet OPTIONS =
      new MutableDataSet()
          .set(
              Parser.EXTENSIONS,
              List.of(
                  TablesExtension.create(),
                  StrikethroughExtension.create(),
                  TaskListExtension.create()));
  private static final Parser PARSER = Parser.builder(OPTIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder(OPTIONS).escapeHtml(true).build();

  private SafeMarkdown() {}

  /** Renders {@code markdown} as a fragment of HTML. */
  public static String toHtml(String markdown) {
    FutureTask<String> task = new FutureTask<>(() -> RENDERER.render(PARSER.parse(markdown)));
    Thread thread = new Thread(null, task, "viva-markdown", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return POLICY.sanitize(task.get(DEADLINE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return asTyped(markdown);
    } catch (ExecutionException | TimeoutException e) {
      task.cancel(true);
      return asTyped(markdown);
    }
  }

  private static String asTyped(String markdown) {
    return "<pre>" + escape(markdown) + "</pre>";
  }

  /** Plain text as HTML. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "�");
  }
}
