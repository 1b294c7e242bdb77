package dev.viva.server.plan;

import dev.viva.server.bank.AreaTree;
import dev.viva.server.brief.Brief;
import dev.viva.server.brief.BriefParser;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.List;
import java.util.Optional;

/**
 * Tells that there is no plan: one line that says why, and one for each request nearby that has a
 * plan, with words to type for it.
 */
final class NoPlan {
  private final LiveCorpus corpus;

  NoPlan(LiveCorpus corpus) {
    this.corpus = corpus;
  }

  /** The plan of a result. */
  PlanResult.Solution require(PlanResult result) {
    if (result instanceof PlanResult.Infeasible infeasible) {
      throw refusal(infeasible);
    }
    return (PlanResult.Solution) result;
  }

  private VivaException refusal(PlanResult.Infeasible infeasible) {
    StringBuilder message = new StringBuilder(infeasible.message());
    for (PlanResult.Relaxation relaxation : infeasible.relaxations()) {
      message.append("\n  ").append(relaxation.change());
      words(relaxation.request().brief())
          .ifPresent(words -> message.append(", \"").append(words).append('"'));
      message.append(": gives ").append(relaxation.gives());
    }
    return new VivaException.Invalid(
        Reason.NO_FEASIBLE_PLAN,
        message.toString(),
        infeasible.conflicts().stream()
            .map(conflict -> new VivaException.FieldViolation("text", conflict))
            .toList());
  }

  /** Words that are understood as this brief, if there are any. */
  private Optional<String> words(Brief brief) {
    return words(brief, corpus.questions(), corpus.areas());
  }

  static Optional<String> words(Brief brief, Corpus corpus, AreaTree areas) {
    String words = Wording.of(brief);
    try {
      Brief read = BriefParser.parse(words, areas, corpus.areas()).brief();
      boolean same = isSame(read, brief);
      return same ? Optional.of(words) : Optional.empty();
    } catch (VivaException e) {
      return Optional.empty();
    }
  }

  /** Whether a plan for one is a plan for the other. */
  private static boolean isSame(Brief read, Brief brief) {
    return read.level().equals(brief.level())
        && read.minutes() == brief.minutes()
        && paths(read).equals(paths(brief))
        && shares(read).equals(shares(brief))
        && read.kinds().stream()
            .filter(NoPlan::binds)
            .toList()
            .equals(brief.kinds().stream().filter(NoPlan::binds).toList())
        && read.excludedAreas().equals(brief.excludedAreas())
        && read.excludedKinds().equals(brief.excludedKinds());
  }

  private static boolean binds(Brief.KindBound bound) {
    return bound.min() > 0 || bound.max().isPresent();
  }

  private static List<String> paths(Brief brief) {
    return brief.areas().stream()
        .map(area -> area.area() + " " + area.minMinutes() + " " + area.maxMinutes())
        .toList();
  }

  private static List<Double> shares(Brief brief) {
    double sum = brief.areas().stream().mapToInt(Brief.AreaShare::parts).sum();
    return brief.areas().stream().map(area -> area.parts() / sum).toList();
  }
}
