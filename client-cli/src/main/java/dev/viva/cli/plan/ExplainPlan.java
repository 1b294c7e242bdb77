package dev.viva.cli.plan;

import dev.viva.cli.Cli;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Texts;
import dev.viva.v1.Alternative;
import dev.viva.v1.ExplainPlanRequest;
import dev.viva.v1.ExplainPlanResponse;
import dev.viva.v1.ItemExplanation;
import dev.viva.v1.PlanServiceGrpc;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code viva plan explain}. */
@Command(
    name = "explain",
    aliases = "why",
    description = "Say why each question is in the plan and what it beat.",
    footer = {"", "Example: viva plan explain p-7f3"})
final class ExplainPlan extends Verb {
  @Parameters(index = "0", paramLabel = "PLAN", description = "Id of the plan, or its beginning.")
  private String plan;

  ExplainPlan(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    cli.show(
        cli.call(PlanServiceGrpc::newBlockingStub)
            .explainPlan(ExplainPlanRequest.newBuilder().setName("plans/" + plan).build()),
        this::print);
  }

  private void print(ExplainPlanResponse answer) {
    for (ItemExplanation item : answer.getItemsList()) {
      String title =
          PlanView.title(answer.getPlan().getItems(item.getPosition() - 1).getQuestion());
      text(item.getPosition() + ". " + Texts.line(title), "");
      text(item.getReason(), "   ");
      String others =
          item.getBeatenList().stream().map(ExplainPlan::other).collect(Collectors.joining(", "));
      if (!others.isEmpty()) {
        text("next best: " + others, "   ");
      }
    }
  }

  /** {@code django-last-place (600 points more)}. */
  private static String other(Alternative other) {
    long points = other.getPointsDifference();
    return other.getQuestion().getId()
        + (points == 0
            ? " (as good)"
            : " (" + points + (points == 1 ? " point" : " points") + " more)");
  }

  private void text(String text, String indent) {
    Texts.wrap(text, cli.environment().width() - indent.length())
        .forEach(line -> cli.out().println(indent + line));
  }
}
