package dev.viva.server.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Why a question is in a plan. The planner knows other questions by id only; who shows the reason
 * knows what to call them.
 */
public record Why(List<Part> parts) {
  public Why {
    parts = List.copyOf(parts);
  }

  /**
   * One part of a reason: words around the name of another question.
   *
   * @param question id of the other question; empty where there is none
   */
  public record Part(String before, String question, String after) {
    static Part of(String words) {
      return new Part(words, "", "");
    }

    private String words(UnaryOperator<String> name) {
      return question.isEmpty() ? before : before + "'" + name.apply(question) + "'" + after;
    }
  }

  /**
   * In words.
   *
   * @param name what to call the question with an id
   */
  public String words(UnaryOperator<String> name) {
    return parts.stream().map(part -> part.words(name)).collect(Collectors.joining("; "));
  }
}
