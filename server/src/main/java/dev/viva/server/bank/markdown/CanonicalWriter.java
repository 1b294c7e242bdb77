package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Bank;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.match.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a bank in the format that {@code seeds/README.md} describes. {@link CanonicalReader} reads
 * it back without loss.
 */
public final class CanonicalWriter {
  private CanonicalWriter() {}

  /** The whole file. */
  public static String write(Bank bank, List<Question> questions) {
    return write(bank.id(), bank.title(), questions);
  }

  /** The whole file of the bank {@code id}. */
  public static String write(String id, String title, List<Question> questions) {
    StringBuilder out = new StringBuilder();
    String shown = title.isBlank() ? id : oneLine(title);
    out.append("---\nformat: ").append(CanonicalReader.FORMAT).append('\n');
    out.append("bank: ").append(id).append('\n');
    out.append("title: ").append(FrontMatter.scalar(shown)).append('\n');
    out.append("---\n\n# ").append(shown).append('\n');
    for (Question question : questions) {
      write(question, out);
    }
    return out.toString();
  }

  private static void write(Question question, StringBuilder out) {
    Question.Content content = question.content();
    String title = oneLine(content.title());
    out.append("\n## ")
        .append(title)
        .append(title.isEmpty() ? "" : " ")
        .append("{#")
        .append(question.id())
        .append("}\n\n");
    metadata(question, out);
    body(content.text(), out);
    section("Answer", content.answer(), out);
    content
        .rubric()
        .ifPresent(
            rubric -> {
              heading("Rubric", out);
              for (int i = 0; i < 4; i++) {
                item((i + 1) + ". ", rubric.anchors().get(i), out);
              }
            });
    if (!content.probes().isEmpty()) {
      heading("Probes", out);
      content.probes().forEach(probe -> item("- ", probe, out));
    }
    if (!content.options().isEmpty()) {
      heading("Options", out);
      content
          .options()
          .forEach(option -> item(option.correct() ? "- [x] " : "- [ ] ", option.text(), out));
    }
    section("Why", content.why(), out);
  }

  private static void metadata(Question question, StringBuilder out) {
    Question.Tags tags = question.tags();
    key("areas", String.join(", ", tags.areas()), out);
    key("kind", tags.kind().name().toLowerCase(Locale.ROOT), out);
    key("level", tags.level().toString(), out);
    key("difficulty", Integer.toString(tags.difficulty()), out);
    key("minutes", Integer.toString(tags.minutes()), out);
    key("topic", oneLine(tags.topic()), out);
    key("group", oneLine(tags.group()), out);
    key("probe-of", oneLine(tags.probeOf()), out);
    for (String section : question.content().sections()) {
      out.append("- section:").append(section.isBlank() ? "" : " " + oneLine(section)).append('\n');
    }
    if (question.status() == Question.Status.RETIRED) {
      key("status", "retired", out);
    }
    key("source", source(question), out);
    key("inferred", inferred(tags.inferred()), out);
    out.append('\n');
  }

  /**
   * {@code notes.md:12}, with the fingerprint where the prompt was edited since; {@code none} for a
   * question that was typed in.
   */
  private static String source(Question question) {
    Question.Source source = question.source();
    String place =
        source.document().isBlank() ? "none" : oneLine(source.document()) + ":" + source.line();
    String expected = Fingerprint.of(CanonicalBody.normalise(question.content().text()));
    return source.fingerprint().equals(expected)
        ? place
        : place + " " + CanonicalKeys.PRINT + source.fingerprint();
  }

  private static String inferred(Map<Question.Tag, Double> inferred) {
    List<Question.Tag> tags = new ArrayList<>(inferred.keySet());
    tags.sort(null);
    return tags.stream()
        .map(tag -> tag.name().toLowerCase(Locale.ROOT) + " " + inferred.get(tag))
        .collect(Collectors.joining(", "));
  }

  private static void key(String key, String value, StringBuilder out) {
    if (!value.isEmpty()) {
      out.append("- ").append(key).append(": ").append(value).append('\n');
    }
  }

  private static void section(String name, String text, StringBuilder out) {
    if (!CanonicalBody.normalise(text).isEmpty()) {
      heading(name, out);
      body(text, out);
    }
  }

  private static void heading(String name, StringBuilder out) {
    out.append("\n### ").append(name).append("\n\n");
  }

  private static void body(String text, StringBuilder out) {
    CanonicalBody.encode(text).forEach(line -> out.append(line).append('\n'));
  }

  private static void item(String marker, String text, StringBuilder out) {
    List<String> lines = CanonicalBody.normalise(text).lines().toList();
    if (lines.isEmpty()) {
      out.append(marker.stripTrailing()).append('\n');
      return;
    }
    String indent = " ".repeat(marker.startsWith("- ") ? 2 : marker.length());
    out.append(marker).append(lines.get(0)).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      out.append(line.isEmpty() ? "" : indent + line).append('\n');
    }
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
