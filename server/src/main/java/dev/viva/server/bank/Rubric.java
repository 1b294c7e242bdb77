package dev.viva.server.bank;

import java.util.List;

/**
 * What an interviewer can observe at each rating.
 *
 * @param anchors four texts as Markdown, for the ratings 1 to 4 in this order
 */
public record Rubric(List<String> anchors) {
  public Rubric {
    anchors = List.copyOf(anchors);
    if (anchors.size() != 4) {
      throw new IllegalArgumentException("a rubric has 4 anchors, not " + anchors.size());
    }
  }

  /** The anchor of a rating from 1 to 4. */
  public String anchor(int rating) {
    return anchors.get(rating - 1);
  }
}
