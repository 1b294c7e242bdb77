package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.bank.markdown.Diagnostic.Severity;
import dev.viva.server.bank.markdown.match.Fingerprint;
import dev.viva.server.bank.markdown.match.SimilarQuestions;
import dev.viva.server.bank.markdown.syntax.Guard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks canonical banks beyond what {@link CanonicalReader} insists on: what makes a question
 * usable, as {@code seeds/README.md} says. Several files are checked together, so that ids are
 * unique and near-duplicates are seen over all of them. Spelling is not checked here: without a
 * word list kept for its subject, a dictionary cries wolf at every technical term. Our own
 * questions have such a list, {@code seeds/words.txt}, and a test.
 */
public final class BankLinter {
  private static final Map<Kind, int[]> MINUTES = new EnumMap<>(Kind.class);
  private static final int MAX_PROBES = 3;
  private static final int SHORT_PROMPT = 15;
  private static final double GIVEN_AWAY = 0.8;

  static {
    MINUTES.put(Kind.CONCEPTUAL, new int[] {3, 8});
    MINUTES.put(Kind.CODING, new int[] {8, 20});
    MINUTES.put(Kind.SCENARIO, new int[] {5, 12});
    MINUTES.put(Kind.DESIGN, new int[] {8, 25});
    MINUTES.put(Kind.DEBUGGING, new int[] {5, 15});
    MINUTES.put(Kind.BEHAVIOURAL, new int[] {5, 12});
  }

  private final AreaLookup areas;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, String> placeOfId = new HashMap<>();
  private final Map<String, Question> questionOfId = new HashMap<>();
  private final Map<String, String> idOfPrompt = new HashMap<>();
  private final SimilarQuestions index = new SimilarQuestions();

  private BankLinter(AreaLookup areas) {
    this.areas = areas;
  }

  /** What is wrong with {@code documents}, in their order and by line. */
  public static List<Diagnostic> lint(List<SourceDocument> documents, AreaLookup areas) {
    BankLinter linter = new BankLinter(areas);
    List<Diagnostic> all = new ArrayList<>();
    for (SourceDocument document : documents) {
      linter.diagnostics.clear();
      linter.document(document);
      linter.diagnostics.sort(Comparator.comparingInt(Diagnostic::line));
      all.addAll(linter.diagnostics);
    }
    return List.copyOf(all);
  }

  private void document(SourceDocument document) {
    Reading reading =
        CanonicalReader.read(document.name(), Guard.decode(document.name(), document.bytes()));
    diagnostics.addAll(reading.diagnostics());
    reading
        .entries()
        .forEach(entry -> question(document.name(), entry.line(), entry.question()));
  }

  private void question(String file, int line, Question question) {
    ids(file, line, question);
    areas(file, line, question);
    texts(file, line, question);
    rubric(file, line, question);
    probes(file, line, question);
    minutes(file, line, question);
    options(file, line, question);
    duplicates(file, line, question);
  }

  private void ids(String file, int line, Question question) {
    String id = question.id();
    String before = placeOfId.putIfAbsent(id, file + ":" + line);
    if (before != null && !before.startsWith(file + ":")) {
      report(file, line, Severity.ERROR, "the id " + id + " is used in " + before + " already");
    }
    if (!id.startsWith(question.bank() + "-")) {
      report(
          file,
          line,
          Severity.ERROR,
          "the id " + id + " does not begin with its bank, expected " + question.bank() + "-...");
    }
  }

  private void areas(String file, int line, Question question) {
    for (String area : question.tags().areas()) {
      Optional<String> path = areas.resolve(area);
      if (path.isEmpty()) {
        report(
            file,
            line,
            Severity.ERROR,
            question.id() + ": the area '" + area + "' is not in the area tree");
      } else if (!path.get().equals(area)) {
        report(
            file,
            line,
            Severity.ERROR,
            question.id() + ": write the area '" + area + "' as its path, " + path.get());
      }
    }
    if (new HashSet<>(question.tags().areas()).size() < question.tags().areas().size()) {
      report(file, line, Severity.WARNING, question.id() + ": an area is named twice");
    }
  }

  private void texts(String file, int line, Question question) {
    Question.Content content = question.content();
    if (content.text().length() < SHORT_PROMPT) {
      report(file, line, Severity.WARNING, question.id() + ": the prompt is too short to be asked");
    }
    if (content.answer().isBlank()) {
      report(file, line, Severity.WARNING, question.id() + ": there is no answer");
    } else if (givesAway(content)) {
      report(
          file,
          line,
          Severity.WARNING,
          question.id() + ": the prompt seems to give its answer away");
    }
    if (!content.title().isEmpty()
        && Fingerprint.normalise(content.title()).equals(Fingerprint.normalise(content.text()))) {
      report(file, line, Severity.WARNING, question.id() + ": the title repeats the prompt");
    }
  }

  /** Whether nearly all that the first point of the answer says stands in the prompt. */
  private static boolean givesAway(Question.Content content) {
    Set<String> prompt = words(content.text());
    String first = content.answer().lines().findFirst().orElse("");
    Set<String> point = words(first);
    if (point.size() < 5) {
      return false;
    }
    int size = point.size();
    point.retainAll(prompt);
    return point.size() >= size * GIVEN_AWAY;
  }

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+")) {
      if (word.length() > 3) {
        words.add(word);
      }
    }
    return words;
  }

  private void rubric(String file, int line, Question question) {
    Optional<Rubric> rubric = question.content().rubric();
    if (rubric.isEmpty()) {
      report(file, line, Severity.WARNING, question.id() + ": there is no rubric");
      return;
    }
    Set<String> different = new HashSet<>();
    for (String anchor : rubric.get().anchors()) {
      different.add(Fingerprint.normalise(anchor));
      if (anchor.isBlank()) {
        report(file, line, Severity.ERROR, question.id() + ": an anchor of the rubric is empty");
      }
    }
    if (different.size() < 4) {
      report(
          file,
          line,
          Severity.ERROR,
          question.id() + ": the four anchors of the rubric have to differ");
    }
  }

  private void probes(String file, int line, Question question) {
    int probes = question.content().probes().size();
    if (probes < 1 || probes > MAX_PROBES) {
      report(
          file,
          line,
          Severity.WARNING,
          question.id() + ": has " + probes + " probes, expected 1 to " + MAX_PROBES);
    }
  }

  private void minutes(String file, int line, Question question) {
    int[] range = MINUTES.get(question.tags().kind());
    int minutes = question.tags().minutes();
    if (minutes < range[0] || minutes > range[1]) {
      String kind = question.tags().kind().name().toLowerCase(Locale.ROOT);
      report(
          file,
          line,
          Severity.WARNING,
          question.id()
              + ": "
              + minutes
              + " minutes for a "
              + kind
              + " question, expected "
              + range[0]
              + " to "
              + range[1]);
    }
  }

  private void options(String file, int line, Question question) {
    List<Question.Option> options = question.content().options();
    if (options.isEmpty()) {
      return;
    }
    if (options.size() < 2) {
      report(file, line, Severity.ERROR, question.id() + ": one option is no choice");
    }
    if (options.stream().noneMatch(Question.Option::correct)) {
      report(
          file, line, Severity.WARNING, question.id() + ": no option is marked as the right one");
    }
  }

  private void duplicates(String file, int line, Question question) {
    String prompt = Fingerprint.of(question.content().text());
    String same = idOfPrompt.putIfAbsent(prompt, question.id());
    if (same != null) {
      report(file, line, Severity.ERROR, question.id() + ": has the prompt of " + same);
      return;
    }
    Optional<SimilarQuestions.Match> near =
        index.addAndFindNear(question.id(), question.content().text());
    if (near.isPresent()) {
      Question other = questionOfId.get(near.get().id());
      String group = question.tags().group();
      if (group.isEmpty() || !group.equals(other.tags().group())) {
        report(
            file,
            line,
            Severity.WARNING,
            question.id() + ": asks nearly the same as " + other.id() + "; give both one group");
      }
    }
    questionOfId.put(question.id(), question);
  }

  private void report(String file, int line, Severity severity, String message) {
    diagnostics.add(new Diagnostic(file, line, severity, message));
  }
}
