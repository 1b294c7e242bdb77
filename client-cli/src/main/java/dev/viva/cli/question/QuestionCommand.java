package dev.viva.cli.question;

import dev.viva.cli.NounOnly;
import picocli.CommandLine.Command;

/** {@code viva question}. */
@Command(
    name = "question",
    description = "Questions: list, show, edit, retire, activate, similar.",
    subcommands = {
      ListQuestions.class,
      ShowQuestion.class,
      EditQuestion.class,
      RetireQuestion.class,
      ActivateQuestion.class,
      SimilarQuestions.class
    })
public final class QuestionCommand extends NounOnly {}
