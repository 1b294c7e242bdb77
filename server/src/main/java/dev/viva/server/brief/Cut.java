package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Filler;
import dev.viva.server.brief.Piece.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pieces that a brief was cut into so far, in order. */
final class Cut {
  private final List<Piece> pieces = new ArrayList<>();

  List<Piece> pieces() {
    return pieces;
  }

  /** Takes a piece; returns where it ends. */
  int add(Piece piece) {
    pieces.add(piece);
    return piece.to();
  }

  /** Takes a piece if there is one; returns where it ends, else {@code index}. */
  int add(int index, Optional<? extends Piece> piece) {
    return piece.isPresent() ? add(piece.get()) : index;
  }

  /** Takes {@code length} words that ask for nothing. */
  int stray(int index, int length) {
    return length > 0 ? add(new Filler(index, index + length)) : index;
  }

  /** The last piece; an empty one where there is none yet. */
  Piece last() {
    return pieces.isEmpty() ? new Sign(0, 0) : pieces.get(pieces.size() - 1);
  }

  Piece removeLast() {
    return pieces.remove(pieces.size() - 1);
  }

  boolean had(Class<? extends Piece> kind) {
    return pieces.stream().anyMatch(kind::isInstance);
  }
}
