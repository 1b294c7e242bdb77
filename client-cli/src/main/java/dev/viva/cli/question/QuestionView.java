package dev.viva.cli.question;

import dev.viva.cli.Cli;
import dev.viva.cli.bank.Levels;
import dev.viva.cli.output.Names;
import dev.viva.cli.output.Texts;
import dev.viva.v1.Option;
import dev.viva.v1.Question;
import java.util.List;
import java.util.stream.Collectors;

/** A question as an interviewer wants to read it: what to say, what to listen for, how to rate. */
final class QuestionView {
  private static final String INDENT = "  ";

  private final Cli cli;

  QuestionView(Cli cli) {
    this.cli = cli;
  }

  void print(Question question) {
    if (!question.getTitle().isEmpty()) {
      text(Texts.line(question.getTitle()), "");
    }
    text(Texts.line(facts(question)), "");
    cli.out().println();
    text(question.getText(), "");
    for (Option option : question.getOptionsList()) {
      text((option.getCorrect() ? "(x) " : "( ) ") + option.getText(), INDENT);
    }
    section("A good answer", List.of(question.getAnswer()));
    section("Rating", numbered(question.getRubricList()));
    section("Probes", question.getProbesList().stream().map(probe -> "- " + probe).toList());
    section("Why", List.of(question.getWhy()));
    cli.out().println();
    text(Texts.line(origin(question)), "");
  }

  private static String facts(Question question) {
    return question.getId()
        + " · "
        + String.join(", ", question.getAreasList())
        + " · "
        + Names.of(question.getKind())
        + " · "
        + Levels.text(question.getLevel())
        + " years · difficulty "
        + question.getDifficulty()
        + " · "
        + question.getMinutes()
        + " min";
  }

  private static String origin(Question question) {
    String place =
        question.getSource().getDocument().isEmpty()
            ? ""
            : ", " + question.getSource().getDocument() + ":" + question.getSource().getLine();
    String inferred =
        question.getInferencesList().stream()
            .map(
                inference ->
                    inference.getField() + " " + Math.round(inference.getConfidence() * 100) + " %")
            .collect(Collectors.joining(", "));
    return Names.of(question.getStatus())
        + " in bank "
        + question.getBank()
        + place
        + (inferred.isEmpty() ? "" : "; inferred: " + inferred);
  }

  private static List<String> numbered(List<String> anchors) {
    return java.util.stream.IntStream.range(0, anchors.size())
        .mapToObj(i -> (i + 1) + "  " + anchors.get(i))
        .toList();
  }

  private void section(String heading, List<String> texts) {
    if (texts.stream().allMatch(String::isBlank)) {
      return;
    }
    cli.out().println();
    cli.out().println(heading);
    texts.forEach(text -> text(text, INDENT));
  }

  private void text(String text, String indent) {
    int width = cli.environment().width() - indent.length();
    Texts.wrapHanging(text.strip(), width)
        .forEach(line -> cli.out().println((indent + line).stripTrailing()));
  }
}
