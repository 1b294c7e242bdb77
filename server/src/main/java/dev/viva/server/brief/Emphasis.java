package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Unit;
import java.util.Optional;
import java.util.Set;

/** Shares of the time in words: "mostly", "a bit of", "nice to have", "the rest", "equally". */
final class Emphasis {
  private static final Phrases MUCH = Vocabulary.phrases("emphasis.much");
  private static final Phrases LITTLE = Vocabulary.phrases("emphasis.little");
  private static final Phrases REST = Vocabulary.phrases("emphasis.rest");
  private static final Phrases EQUAL = Vocabulary.phrases("emphasis.equal");

  /** Words that are both: "light Docker", "Docker (light)". In brackets these are shares too. */
  private static final Set<String> NEVER_BEFORE = Set.of("most", "main", "deep");

  private Emphasis() {}

  /** A share in words at {@code index}. */
  static Optional<Share> read(Tokens tokens, int index) {
    int equal = EQUAL.longest(tokens, index);
    int much = MUCH.longest(tokens, index);
    int little = LITTLE.longest(tokens, index);
    int longest = Math.max(equal, Math.max(much, little));
    if (longest == 0) {
      return Optional.empty();
    }
    Unit unit = longest == equal ? Unit.EQUAL : longest == much ? Unit.MUCH : Unit.LITTLE;
    int end = index + longest;
    boolean heading = unit != Unit.EQUAL && tokens.is(end, ":") && !tokens.is(index, "-");
    return Optional.of(new Share(index, heading ? end + 1 : end, unit, 0, false, heading));
  }

  /** "The rest", wherever something was measured before. */
  static Optional<Share> rest(Tokens tokens, int index) {
    int rest = REST.longest(tokens, index);
    return rest == 0
        ? Optional.empty()
        : Optional.of(new Share(index, index + rest, Unit.REST, 0, false, false));
  }

  /** Whether the words at {@code index} say little: then "some debugging" is an area. */
  static int little(Tokens tokens, int index) {
    return LITTLE.longest(tokens, index);
  }

  /** Whether such words never stand before their area. */
  static boolean onlyAfter(String typed) {
    return NEVER_BEFORE.contains(typed);
  }
}
