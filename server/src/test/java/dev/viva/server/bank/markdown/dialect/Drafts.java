package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.syntax.GuardedParse;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.List;

/** What is found on a page, in a line each: {@code 3 numbered item: What is X? -> Y}. */
final class Drafts {
  private Drafts() {}

  static List<Draft> of(String text) {
    return of("notes.md", text);
  }

  static List<Draft> of(String name, String text) {
    SourceText source = SourceText.of(text);
    return PageReading.read(name, "", source, GuardedParse.parse(name, source)).drafts();
  }

  static List<String> shown(String text) {
    return of(text).stream().map(Drafts::shown).toList();
  }

  private static String shown(Draft draft) {
    String answer = draft.answer().isEmpty() ? "" : " -> " + draft.answer();
    return (draft.line() + " " + draft.shape() + ": " + draft.text() + answer).replace('\n', '~');
  }
}
