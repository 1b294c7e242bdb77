package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.classify.Classifier;
import dev.viva.server.bank.markdown.dialect.Draft;
import dev.viva.server.bank.markdown.dialect.PageReading;
import dev.viva.server.bank.markdown.match.Fingerprint;
import dev.viva.server.bank.markdown.syntax.Guard;
import dev.viva.server.bank.markdown.syntax.GuardedParse;
import dev.viva.server.bank.markdown.syntax.ParserText;
import dev.viva.server.bank.markdown.syntax.SourceText;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a hand-written document as a bank of questions: guards ({@code syntax}), then flexmark's
 * blocks, then what their structure means ({@code dialect}), then tags ({@code classify}). A pure
 * function of its arguments; {@code match.Reconciler} compares the result with what is stored.
 */
public final class MarkdownImporter {
  private static final int ID_LENGTH = 5;
  private static final int REPEATS = 1_000_000;

  private MarkdownImporter() {}

  /**
   * Everything that a careful reader would list in {@code document}. Throws {@link
   * VivaException.Invalid} where it is not a text that can be read at all.
   */
  public static Reading read(SourceDocument document, ImportOptions options, AreaLookup areas) {
    SourceText text = Guard.decode(document.name(), document.bytes());
    if (CanonicalReader.isCanonical(text)) {
      return GuardedParse.within(
          document.name(), text, () -> CanonicalReader.read(document.name(), text));
    }
    FrontMatter front = FrontMatter.of(text.lines(1, text.size()));
    SourceText body = front.end() == 0 ? text : blanked(text, front.end());
    String title = front.values().getOrDefault("title", "");
    return GuardedParse.parse(
        document.name(),
        body,
        blocks -> {
          PageReading.Found found =
              PageReading.read(document.name(), title, keywords(front), body, blocks);
          return reading(document.name(), body, found, options, areas, front);
        });
  }

  /** What the front matter files the document under. */
  private static String keywords(FrontMatter front) {
    return Stream.of("tags", "tag", "keywords", "category", "categories", "topics")
        .map(key -> front.values().getOrDefault(key, ""))
        .filter(value -> !value.isBlank())
        .collect(Collectors.joining(", "));
  }

  /** The same lines, with the first {@code count} empty: line numbers stay. */
  private static SourceText blanked(SourceText text, int count) {
    return SourceText.of(
        "\n".repeat(count) + String.join("\n", text.lines(count + 1, text.size())));
  }

  private static Reading reading(
      String file,
      SourceText body,
      PageReading.Found found,
      ImportOptions options,
      AreaLookup areas,
      FrontMatter front) {
    Classifier classifier = new Classifier(areas, options);
    List<Diagnostic> diagnostics = new ArrayList<>();
    if (!front.fault().isEmpty()) {
      diagnostics.add(
          new Diagnostic(
              file,
              1,
              Diagnostic.Severity.WARNING,
              "the front matter is not YAML and was skipped: " + front.fault()));
    }
    for (ParserText.Plain plain : ParserText.plain(body)) {
      diagnostics.add(
          new Diagnostic(file, plain.line(), Diagnostic.Severity.WARNING, plain.message()));
    }
    List<Reading.Entry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Map<String, Integer> occurrences = new HashMap<>();
    Map<Draft, Question.Tags> known = new HashMap<>();
    Doubts doubts = new Doubts(file);
    for (Draft draft : found.drafts()) {
      GuardedParse.checkpoint();
      String fingerprint = Fingerprint.of(draft.text() + optionTexts(draft));
      Question.Tags tags =
          known.computeIfAbsent(
              draft.placeless(),
              placeless -> classifier.tags(placeless, fileName(file), found.title()));
      doubts.look(draft, tags);
      Question.Source source = new Question.Source(file, draft.line(), fingerprint);
      int occurrence = occurrences.merge(fingerprint, 1, Integer::sum) - 1;
      String id = id(options.bank(), fingerprint, occurrence, ids);
      entries.add(
          new Reading.Entry(
              new Question(
                  id, options.bank(), content(draft), tags, source, Question.Status.ACTIVE, 0),
              false,
              draft.line()));
    }
    diagnostics.addAll(doubts.all());
    if (entries.isEmpty()) {
      diagnostics.add(
          new Diagnostic(
              file,
              0,
              Diagnostic.Severity.WARNING,
              "no question found: this does not look like a bank of questions"));
    }
    diagnostics.sort(Comparator.comparingInt(Diagnostic::line));
    return new Reading(
        file,
        found.title(),
        new Reading.Dialect(false, shapes(found.drafts())),
        entries,
        diagnostics);
  }

  /** Two choices with the same wording, "What is the output?", differ by their options. */
  private static String optionTexts(Draft draft) {
    return draft.options().stream()
        .map(Question.Option::text)
        .collect(Collectors.joining(" ", draft.options().isEmpty() ? "" : " ", ""));
  }

  /**
   * Repeats of a prompt start from their own salt: a file of equal lines must not try every id
   * before its own.
   */
  private static String id(String bank, String fingerprint, int occurrence, Set<String> taken) {
    int salt = occurrence;
    String id = bank + "-" + Fingerprint.shortId(fingerprint, salt, ID_LENGTH);
    while (!taken.add(id)) {
      salt += REPEATS;
      id = bank + "-" + Fingerprint.shortId(fingerprint, salt, ID_LENGTH);
    }
    return id;
  }

  private static Question.Content content(Draft draft) {
    return new Question.Content(
        draft.title(),
        CanonicalBody.normalise(draft.text()),
        CanonicalBody.normalise(draft.answer()),
        Optional.empty(),
        draft.probes().stream().map(CanonicalBody::normalise).toList(),
        draft.options().stream()
            .map(o -> new Question.Option(CanonicalBody.normalise(o.text()), o.correct()))
            .toList(),
        CanonicalBody.normalise(draft.why()),
        draft.sections());
  }

  private static List<String> shapes(List<Draft> drafts) {
    Map<String, Long> counts =
        drafts.stream().collect(Collectors.groupingBy(Draft::shape, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(e -> e.getValue() + " × " + e.getKey())
        .toList();
  }

  /**
   * A directory such as {@code docs/} says nothing about the questions, the file's own name may.
   */
  private static String fileName(String document) {
    return document.substring(Math.max(document.lastIndexOf('/'), document.lastIndexOf('\\')) + 1);
  }
}
