package dev.viva.server.report.document;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as one HTML file that needs nothing else and runs nothing: a content security policy
 * allows its own style sheet and no more. It is well-formed XML too, so that {@link Pdf} can take
 * it as it is. What people typed goes in as text: the templates escape, {@link Inert} does the
 * rest.
 */
public final class HtmlPage {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(true)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .withLoader(HtmlPage::resource);
  private static final String STYLE = read("report.css");

  /** The mark in the margin of every printed page. */
  private static final String MARKED =
      "@page { @top-right { content: \"%s\"; font-family: \"Viva Sans\", sans-serif; font-weight: bold; font-size: 12pt; } }\n";

  private final Template template;

  /** The template {@code name.mustache} beside this class. */
  public HtmlPage(String name) {
    template = COMPILER.compile(resource(name));
  }

  /** A place that a reader can jump to. */
  public record Bookmark(String name, String anchor) {}

  /**
   * Fills the template.
   *
   * @param mark for the margin of every printed page, letters only; empty for none
   * @param forPdf whether to add what only the PDF renderer knows: the bookmarks
   */
  public String render(
      String title,
      String mark,
      List<Bookmark> bookmarks,
      Map<String, Object> view,
      boolean forPdf) {
    String style = mark.isEmpty() ? STYLE : STYLE + String.format(MARKED, mark);
    Map<String, Object> page = new HashMap<>(view);
    page.put("pageTitle", Inert.line(title));
    page.put("style", style);
    page.put("styleHash", sha256(style));
    page.put("pdf", forPdf);
    page.put("bookmarks", bookmarks.stream().map(HtmlPage::view).toList());
    return template.execute(page);
  }

  private static Map<String, Object> view(Bookmark bookmark) {
    return Map.of("name", bookmark.name(), "anchor", bookmark.anchor());
  }

  private static Reader resource(String name) {
    return new InputStreamReader(open(name + ".mustache"), StandardCharsets.UTF_8);
  }

  private static InputStream open(String file) {
    InputStream in = HtmlPage.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException("the resource " + file + " is missing");
    }
    return in;
  }

  private static String read(String file) {
    try (InputStream in = open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
