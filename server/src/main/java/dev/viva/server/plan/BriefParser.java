package dev.viva.server.plan;

import dev.viva.server.bank.AreaTree;
import java.util.List;
import java.util.Set;

/**
 * Understands a brief in plain words: {@link BriefScanner} cuts the words into atoms, {@link
 * BriefBuilder} puts these together. A pure function of its arguments.
 */
public final class BriefParser {
  private BriefParser() {}

  /**
   * What words were understood as.
   *
   * @param understood pieces of the words with what they mean, in the order typed
   * @param notUnderstood the other words that may matter
   */
  public record ParsedBrief(
      Brief brief, List<Understood> understood, List<NotUnderstood> notUnderstood) {
    public ParsedBrief {
      understood = List.copyOf(understood);
      notUnderstood = List.copyOf(notUnderstood);
    }
  }

  /** A piece of the words, and what it means. */
  public record Understood(String text, String meaning) {}

  /**
   * A piece of the words that was not understood, and the nearest that would be; empty where there
   * is none.
   */
  public record NotUnderstood(String text, String suggestion) {}

  /**
   * Parses a brief.
   *
   * @param areasWithQuestions paths of all areas that active questions have
   * @throws dev.viva.server.error.VivaException.Invalid if the words contradict themselves ({@code
   *     INVALID_BRIEF}), or name an area that nobody knows or that has no questions ({@code
   *     UNKNOWN_AREA})
   */
  public static ParsedBrief parse(String words, AreaTree areas, Set<String> areasWithQuestions) {
    List<BriefAtom> atoms = new BriefScanner(words, areas).scan();
    return new BriefBuilder(words, atoms, areas, areasWithQuestions).build();
  }
}
