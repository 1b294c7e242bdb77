package dev.viva.server.brief;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told about the words of a brief: what each piece means, and what nobody understood. */
final class Findings {
  /** A suggestion is looked for in the first of so many pieces that were not understood. */
  private static final int SUGGESTIONS = 20;

  private static final int LONGEST_SLIP = 60;
  private static final int SHORTEST_SLIP = 5;

  /** What is suggested for a slip in a word that is no area. */
  private static final AreaTree VOCABULARY =
      AreaTree.of(
          Stream.of(
                  "conceptual",
                  "coding",
                  "scenario",
                  "design",
                  "debugging",
                  "behavioural",
                  "junior",
                  "mid-level",
                  "senior",
                  "staff",
                  "principal",
                  "years",
                  "minutes",
                  "hour",
                  "without",
                  "exactly",
                  "at least",
                  "at most",
                  "mostly",
                  "experience",
                  "questions")
              .map(word -> new Area(word, word, List.of()))
              .toList());

  private final Tokens tokens;
  private final AreaTree areas;
  private final List<Told> understood = new ArrayList<>();
  private final List<Told> notUnderstood = new ArrayList<>();
  private boolean nearMiss;

  private record Told(int from, String typed, String meaning) {}

  Findings(Tokens tokens, AreaTree areas) {
    this.tokens = tokens;
    this.areas = areas;
  }

  void understand(Piece piece, String meaning) {
    understood.add(new Told(piece.from(), typed(piece), meaning));
  }

  /** Tells that a piece was not understood, with the nearest area or word, if there is one. */
  void report(Piece.Unknown piece) {
    String whole = suggestion(piece);
    if (piece.whole() || !whole.isEmpty()) {
      report(piece, whole.isEmpty() ? suggestion(last(piece)) : whole);
      return;
    }
    // "sernior pyhton": two slips, each with its own nearest word.
    int from = piece.from();
    for (int at = piece.from(); at < piece.to(); at++) {
      Piece.Unknown word = new Piece.Unknown(at, at + 1, true);
      String near = tokens.at(at).isWord() ? suggestion(word) : "";
      if (!near.isEmpty()) {
        reportPlain(from, at);
        report(word, near);
        from = at + 1;
      }
    }
    reportPlain(from, piece.to());
  }

  private Piece last(Piece piece) {
    boolean other = Fillers.otherSubject(tokens, piece.from()) > 0;
    return other ? piece : new Piece.Unknown(piece.to() - 1, piece.to(), true);
  }

  private void reportPlain(int from, int to) {
    if (from < to) {
      report(new Piece.Unknown(from, to, true), "");
    }
  }

  void report(Piece piece, String suggestion) {
    nearMiss |= areas.find(suggestion).isPresent();
    notUnderstood.add(new Told(piece.from(), typed(piece), suggestion));
  }

  String typed(Piece piece) {
    return tokens.typed(piece.from(), piece.to());
  }

  private String suggestion(Piece piece) {
    String typed = typed(piece);
    boolean other = Fillers.otherSubject(tokens, piece.from()) > 0;
    boolean number = Numbers.read(tokens, piece.from()).isPresent();
    boolean odd = number || typed.length() > LONGEST_SLIP || typed.length() < SHORTEST_SLIP;
    if (notUnderstood.size() >= SUGGESTIONS || other || odd) {
      return "";
    }
    return areas.suggest(typed).map(Area::path).or(() -> slip(typed)).orElse("");
  }

  private static Optional<String> slip(String word) {
    return VOCABULARY.suggest(word).map(Area::path).filter(near -> !near.equalsIgnoreCase(word));
  }

  /** The pieces that are nearly the name of an area. */
  List<ParsedBrief.NotUnderstood> nearMisses() {
    return nearMiss
        ? notUnderstood().stream()
            .filter(piece -> areas.find(piece.suggestion()).isPresent())
            .toList()
        : List.of();
  }

  List<ParsedBrief.Understood> understood() {
    return inOrder(understood)
        .map(told -> new ParsedBrief.Understood(told.typed(), told.meaning()))
        .toList();
  }

  List<ParsedBrief.NotUnderstood> notUnderstood() {
    return inOrder(notUnderstood)
        .map(told -> new ParsedBrief.NotUnderstood(told.typed(), told.meaning()))
        .toList();
  }

  private static Stream<Told> inOrder(List<Told> told) {
    return told.stream().sorted(Comparator.comparingInt(Told::from));
  }
}
