package dev.viva.server.brief;

import java.util.List;

/**
 * What words were understood as.
 *
 * @param understood pieces of the words with what they mean, in the order typed
 * @param notUnderstood the other words that may matter, in the order typed
 */
public record ParsedBrief(
    Brief brief, List<Understood> understood, List<NotUnderstood> notUnderstood) {
  public ParsedBrief {
    understood = List.copyOf(understood);
    notUnderstood = List.copyOf(notUnderstood);
  }

  /** A piece of the words, and what it means. */
  public record Understood(String text, String meaning) {}

  /**
   * A piece of the words that was not understood.
   *
   * @param suggestion the nearest that would be; empty where there is none
   */
  public record NotUnderstood(String text, String suggestion) {}
}
