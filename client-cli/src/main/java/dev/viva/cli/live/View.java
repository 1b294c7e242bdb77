package dev.viva.cli.live;

/**
 * What the interviewer looks at; kept, so that leaving and coming back changes nothing.
 *
 * @param question id of the question on the screen
 * @param probe follow-up that is marked, from 1; 0 for none
 * @param scroll lines of the text above the screen
 * @param editing the field whose editor is open; empty for none
 * @param cursor of that editor
 */
record View(
    String question,
    boolean answer,
    boolean rubric,
    int probe,
    int scroll,
    String editing,
    int cursor) {
  static View at(String question) {
    return new View(question, true, true, 0, 0, "", 0);
  }

  View go(String other) {
    return other.equals(question) ? this : new View(other, answer, rubric, 0, 0, "", 0);
  }

  View showAnswer(boolean shown) {
    return new View(question, shown, rubric, probe, 0, editing, cursor);
  }

  View showRubric(boolean shown) {
    return new View(question, answer, shown, probe, 0, editing, cursor);
  }

  View probe(int marked) {
    return new View(question, answer, rubric, marked, scroll, editing, cursor);
  }

  View scroll(int lines) {
    return new View(question, answer, rubric, probe, Math.max(0, lines), editing, cursor);
  }

  View editing(String field, int at) {
    return new View(question, answer, rubric, probe, scroll, field, at);
  }
}
