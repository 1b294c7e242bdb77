package dev.viva.server.interview;

import dev.viva.server.error.VivaException;

/**
 * A question of an interview, by its position or by its id. Ids are for clients that may be behind:
 * a plan made anew moves positions, never ids.
 *
 * @param position from 1; 0 with no question is the whole interview
 * @param question id; empty: the position counts
 */
record Place(int position, String question) {
  boolean isWhole() {
    return position == 0 && question.isEmpty();
  }

  /** The position in the interview as it is now. */
  int in(Interview interview) {
    if (question.isEmpty()) {
      interview.requirePosition(position);
      return position;
    }
    int index = interview.plan().questionIds().indexOf(question);
    if (index < 0) {
      throw new VivaException.NotFound(
          "question '" + question + "' is not in the plan of interview " + interview.id(),
          "questions/" + question);
    }
    return index + 1;
  }
}
