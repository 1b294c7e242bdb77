package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.dialect.Draft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the owner of a bank should look at, in as few lines as it takes: a section of forty topics
 * is one doubt, not forty.
 */
final class Doubts {
  private static final double DOUBTFUL = 0.7;
  private static final double LOW_CONFIDENCE = 0.35;
  private static final int NAMED = 3;
  private static final int LONGEST = 60;

  private final String file;
  private final Map<Doubt, List<Draft>> doubts = new LinkedHashMap<>();

  /** What is doubtful about the questions of one section. */
  private record Doubt(String guessedArea, List<String> sections) {
    boolean isOfArea() {
      return !guessedArea.isEmpty();
    }
  }

  Doubts(String file) {
    this.file = file;
  }

  void look(Draft draft, Question.Tags tags) {
    if (draft.strength() < DOUBTFUL && draft.answer().isEmpty()) {
      note("", draft);
    }
    Double area = tags.inferred().get(Question.Tag.AREAS);
    if (area != null && area < LOW_CONFIDENCE) {
      note(tags.mainArea(), draft);
    }
  }

  private void note(String area, Draft draft) {
    doubts.computeIfAbsent(new Doubt(area, draft.sections()), d -> new ArrayList<>()).add(draft);
  }

  /** A diagnostic for each doubt, at the first question that it is about. */
  List<Diagnostic> all() {
    List<Diagnostic> all = new ArrayList<>();
    doubts.forEach(
        (doubt, drafts) ->
            all.add(
                doubt.isOfArea()
                    ? diagnostic(
                        drafts,
                        Diagnostic.Severity.WARNING,
                        "no area is named near %s; guessed %s, give --area to set it"
                            .formatted(count(drafts), doubt.guessedArea()))
                    : diagnostic(
                        drafts,
                        Diagnostic.Severity.INFO,
                        "taken for %s because %s neighbours are: %s"
                            .formatted(
                                drafts.size() == 1 ? "a question" : drafts.size() + " questions",
                                drafts.size() == 1 ? "its" : "their",
                                named(drafts)))));
    return all;
  }

  private Diagnostic diagnostic(List<Draft> drafts, Diagnostic.Severity severity, String message) {
    return new Diagnostic(file, drafts.get(0).line(), severity, message);
  }

  private static String count(List<Draft> drafts) {
    return drafts.size() == 1
        ? "the question"
        : drafts.size() + " questions from here to line " + drafts.get(drafts.size() - 1).line();
  }

  private static String named(List<Draft> drafts) {
    List<String> names =
        drafts.stream().limit(NAMED).map(draft -> shortened(draft.text())).toList();
    int more = drafts.size() - names.size();
    return String.join("; ", names) + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
