package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Filler;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Sign;
import dev.viva.server.brief.Piece.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Areas that only say what the others belong to. "SRE, 45 min" is about DevOps, "SRE, Kubernetes
 * and Terraform" about these two, and so is "DevOps: Kubernetes, Terraform".
 */
final class GeneralAreas {
  private static final Set<String> LAST_WORDS = Vocabulary.set("general-areas.last-words");

  private GeneralAreas() {}

  /**
   * Takes a heading out of {@code pieces} where its parts follow, and a role where areas are named
   * that it includes, or another area and the role has no question; tells so.
   */
  static void yield(
      List<Piece> pieces, Tokens tokens, Findings findings, Set<String> areasWithQuestions) {
    for (int i = 0; i < pieces.size(); i++) {
      if (!(pieces.get(i) instanceof Subject area)) {
        continue;
      }
      boolean role =
          isRole(area, tokens)
              && !isMeasured(pieces, i)
              && isSaidBetter(area, pieces, tokens, areasWithQuestions);
      if (role || isHeading(area, pieces, tokens, i)) {
        String what =
            role ? "a role; the areas that are named say more" : "what follows is part of it";
        findings.understand(area, what);
        pieces.set(i, new Filler(area.from(), area.to()));
      }
    }
  }

  /** "DevOps: 20 min Kubernetes", but not "DevOps: 20 min, Kubernetes: 20 min". */
  private static boolean isHeading(Subject area, List<Piece> pieces, Tokens tokens, int at) {
    if (!tokens.is(area.to(), ":")) {
      return false;
    }
    int next = at + 1;
    while (next < pieces.size() && !(pieces.get(next) instanceof Subject)) {
      Piece piece = pieces.get(next);
      if (piece instanceof Sign && !tokens.is(piece.from(), ":", "-", "*", "(")) {
        return false;
      }
      next++;
    }
    return next < pieces.size()
        && pieces.get(next) instanceof Subject part
        && part.area().path().startsWith(area.area().path() + "/");
  }

  private static boolean isRole(Subject area, Tokens tokens) {
    return LAST_WORDS.contains(tokens.word(area.to() - 1));
  }

  /** "SRE 50%". */
  private static boolean isMeasured(List<Piece> pieces, int at) {
    return Stream.of(at - 1, at + 1)
        .filter(i -> i >= 0 && i < pieces.size())
        .map(pieces::get)
        .anyMatch(piece -> piece instanceof Share || piece instanceof Duration);
  }

  private static boolean isSaidBetter(
      Subject role, List<Piece> pieces, Tokens tokens, Set<String> areasWithQuestions) {
    boolean empty = areasWithQuestions.stream().noneMatch(role.area()::covers);
    return pieces.stream()
        .filter(Subject.class::isInstance)
        .map(Subject.class::cast)
        .filter(other -> !isRole(other, tokens))
        .anyMatch(other -> empty || other.area().top().equals(role.area().top()));
  }
}
