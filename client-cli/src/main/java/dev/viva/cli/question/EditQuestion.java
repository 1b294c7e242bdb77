package dev.viva.cli.question;

import com.google.protobuf.FieldMask;
import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Flags;
import dev.viva.cli.Verb;
import dev.viva.cli.bank.Levels;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.GetQuestionRequest;
import dev.viva.v1.Kind;
import dev.viva.v1.Question;
import dev.viva.v1.UpdateQuestionRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code viva question edit}. */
@Command(
    name = "edit",
    description = "Change a question; what no flag names stays.",
    footer = {"", "Example: viva question edit django-slow --level 3-8 --minutes 10"})
final class EditQuestion extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "QUESTION",
      description = "Id of the question, or its beginning.")
  private String question;

  @Option(names = "--title", paramLabel = "TEXT")
  private String title;

  @Option(names = "--text", paramLabel = "MARKDOWN", description = "The prompt.")
  private String text;

  @Option(names = "--answer", paramLabel = "MARKDOWN")
  private String answer;

  @Option(
      names = "--area",
      paramLabel = "AREA,…",
      split = ",",
      hideParamSyntax = true,
      description = "Areas, the main one first.")
  private List<String> areas;

  @Option(names = "--kind", paramLabel = "KIND")
  private String kind;

  @Option(names = "--level", paramLabel = "LEVEL")
  private String level;

  @Option(names = "--difficulty", paramLabel = "N", description = "1 to 5.")
  private Integer difficulty;

  @Option(names = "--minutes", paramLabel = "N", description = "1 to 60.")
  private Integer minutes;

  @Option(names = "--topic", paramLabel = "WORDS")
  private String topic;

  @Option(names = "--group", paramLabel = "NAME", description = "Near-duplicates share it.")
  private String group;

  EditQuestion(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    BankServiceGrpc.BankServiceBlockingStub banks = cli.call(BankServiceGrpc::newBlockingStub);
    Question old =
        banks.getQuestion(GetQuestionRequest.newBuilder().setName("questions/" + question).build());
    Question.Builder wanted = Question.newBuilder().setName(old.getName()).setEtag(old.getEtag());
    FieldMask mask = set(wanted);
    if (mask.getPathsCount() == 0) {
      throw new Failure(
          ExitCode.USAGE, "nothing to change: say what with a flag, such as --minutes 10");
    }
    Question changed =
        banks.updateQuestion(
            UpdateQuestionRequest.newBuilder()
                .setQuestion(wanted)
                .setUpdateMask(mask)
                .setRequestId(cli.requestId())
                .build());
    cli.show(changed, new QuestionView(cli)::print);
  }

  private FieldMask set(Question.Builder wanted) {
    FieldMask.Builder mask = FieldMask.newBuilder();
    if (title != null) {
      wanted.setTitle(title);
      mask.addPaths("title");
    }
    if (text != null) {
      wanted.setText(text);
      mask.addPaths("text");
    }
    if (answer != null) {
      wanted.setAnswer(answer);
      mask.addPaths("answer");
    }
    if (areas != null) {
      wanted.addAllAreas(areas);
      mask.addPaths("areas");
    }
    if (kind != null) {
      wanted.setKind(Flags.value("--kind", Kind.class, kind));
      mask.addPaths("kind");
    }
    if (level != null) {
      wanted.setLevel(Levels.parse("--level", level));
      mask.addPaths("level");
    }
    if (difficulty != null) {
      wanted.setDifficulty(difficulty);
      mask.addPaths("difficulty");
    }
    if (minutes != null) {
      wanted.setMinutes(minutes);
      mask.addPaths("minutes");
    }
    if (topic != null) {
      wanted.setTopic(topic);
      mask.addPaths("topic");
    }
    if (group != null) {
      wanted.setGroup(group);
      mask.addPaths("group");
    }
    return mask.build();
  }
}
