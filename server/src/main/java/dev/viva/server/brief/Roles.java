package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Filler;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Roles that stand for an area where no other is named: "SRE, 45 min" is about DevOps, "SRE,
 * Kubernetes and Terraform" about these two.
 */
final class Roles {
  private static final Set<String> LAST_WORDS =
      Set.of(
          "sre",
          "sres",
          "dba",
          "dbas",
          "engineer",
          "engineers",
          "developer",
          "developers",
          "scientist",
          "scientists",
          "administrator",
          "administrators");

  private Roles() {}

  /**
   * Takes a role out of {@code pieces} where areas are named that it includes, or where there is
   * another area and no question for the role; tells so.
   */
  static void yield(
      List<Piece> pieces, Tokens tokens, Findings findings, Set<String> areasWithQuestions) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Subject role
          && isRole(role, tokens)
          && !isMeasured(pieces, i)
          && isSaidBetter(role, pieces, tokens, areasWithQuestions)) {
        findings.understand(role, "a role; the areas that are named say more");
        pieces.set(i, new Filler(role.from(), role.to()));
      }
    }
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
