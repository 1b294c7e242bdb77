package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Count;
import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Filler;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Sign;
import dev.viva.server.brief.Piece.Subject;
import dev.viva.server.brief.Piece.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which pieces of a brief stand beside each other on one line, but for the small words that link
 * them.
 */
final class Neighbours {
  private static final Set<String> BACK_SIGNS = Vocabulary.set("neighbours.back-signs");
  private static final Set<String> BACK_WORDS = Vocabulary.set("neighbours.back-words");
  private static final Set<String> ON_SIGNS = Set.of(":", "-", "(", "=", "~");
  private static final Set<String> ON_WORDS = Vocabulary.set("neighbours.on-words");
  private static final Set<String> COORDINATES = Vocabulary.set("neighbours.coordinates");

  private final List<Piece> pieces;
  private final Tokens tokens;

  Neighbours(List<Piece> pieces, Tokens tokens) {
    this.pieces = pieces;
    this.tokens = tokens;
  }

  /** The area right before piece {@code at}: "Django 70%", "Django (70%)", "Django: 70%". */
  Optional<Subject> before(int at) {
    int i = back(at);
    return i >= 0 && pieces.get(i) instanceof Subject subject
        ? Optional.of(subject)
        : Optional.empty();
  }

  /**
   * The area right after piece {@code at}: "70% of Django", "mostly on Django".
   *
   * @param acrossSigns whether a colon or a dash may stand between
   */
  Optional<Subject> after(int at, boolean acrossSigns) {
    boolean signs = acrossSigns && !(pieces.get(at) instanceof Duration);
    int i = on(at, signs ? ON_SIGNS : Set.of());
    return i < pieces.size() && pieces.get(i) instanceof Subject subject
        ? Optional.of(subject)
        : Optional.empty();
  }

  /** "30 min coding", "one coding question (20 min)". */
  boolean isOfKind(int at) {
    int before = back(at);
    int after = on(at, Set.of());
    return (before >= 0 && pieces.get(before) instanceof Count)
        || (after < pieces.size() && pieces.get(after) instanceof Count);
  }

  /**
   * Whether only "and" or a stroke stands between two areas; nothing at all does where both are of
   * one area above: "SQL indexing".
   */
  boolean areCoordinated(Subject before, Subject after) {
    boolean apart = before.to() < after.from();
    boolean joined = apart || before.area().top().equals(after.area().top());
    for (int i = pieces.indexOf(before) + 1; !pieces.get(i).equals(after); i++) {
      Piece piece = pieces.get(i);
      boolean word = piece instanceof Filler || piece instanceof Sign;
      joined &= word && COORDINATES.contains(typed(piece));
    }
    return joined;
  }

  private int back(int at) {
    int i = at - 1;
    boolean bracket = false;
    while (i >= 0 && !startsLine(i + 1) && isSmallBefore(i, bracket)) {
      bracket |= tokens.is(pieces.get(i).from(), "(", "[");
      i--;
    }
    return startsLine(i + 1) ? -1 : i;
  }

  /** Whether one may look past a piece to the left: "Django heavy (80%)" too. */
  private boolean isSmallBefore(int i, boolean bracket) {
    Piece piece = pieces.get(i);
    return links(piece, BACK_SIGNS, BACK_WORDS)
        || (bracket && piece instanceof Share share && share.inWords());
  }

  private int on(int at, Set<String> signs) {
    int i = at + 1;
    while (i < pieces.size()
        && !startsLine(i)
        && (links(pieces.get(i), signs, ON_WORDS) || isEqual(pieces.get(i)))) {
      i++;
    }
    return i < pieces.size() && startsLine(i) ? pieces.size() : i;
  }

  private boolean startsLine(int i) {
    return i > 0 && i < pieces.size() && tokens.at(pieces.get(i).from()).newLine();
  }

  private static boolean isEqual(Piece piece) {
    return piece instanceof Share share && share.unit() == Unit.EQUAL;
  }

  private boolean links(Piece piece, Set<String> signs, Set<String> words) {
    return piece instanceof Sign
        ? signs.contains(typed(piece))
        : piece instanceof Filler && words.contains(typed(piece));
  }

  private String typed(Piece piece) {
    return tokens.typed(piece.from(), piece.to()).toLowerCase(Locale.ROOT);
  }
}
