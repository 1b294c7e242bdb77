package dev.viva.server.brief;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Piece.Figure;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Subject;
import dev.viva.server.brief.Piece.Unit;
import dev.viva.server.brief.Piece.Unknown;
import dev.viva.server.error.VivaException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands a brief in plain words: "4+ years, Django plus DevOps, no system design, 60 min".
 * {@link Reader} cuts the words into pieces, {@link Binding} finds the area of each number, {@link
 * Minutes} and {@link Balance} the length and the shares, {@link WantedLevel} the level, {@link
 * Bounds} kinds and what is left out. What it means is told for every piece, and so is what nobody
 * understood: nothing is dropped silently but words that carry no constraint.
 */
public final class BriefParser {
  /** Questions of an ordinary plan. */
  private static final int USUAL_QUESTIONS = 4;

  private final Tokens tokens;
  private final Findings findings;
  private final List<Piece> pieces;

  private BriefParser(String words, AreaTree areas) {
    this.tokens = new Tokens(words);
    this.findings = new Findings(tokens, areas);
    this.pieces = new Reader(tokens, new NamedAreas(tokens, areas)).read();
  }

  /**
   * Parses a brief.
   *
   * @param areasWithQuestions paths of all areas that active questions have
   * @throws VivaException.Invalid ({@code INVALID_BRIEF}) where the words contradict each other, or
   *     ({@code UNKNOWN_AREA}) where they name an area without questions, or no area but something
   *     that looks like one
   */
  public static ParsedBrief parse(String words, AreaTree areas, Set<String> areasWithQuestions) {
    return new BriefParser(words, areas).parse(words, areasWithQuestions);
  }

  private ParsedBrief parse(String words, Set<String> areasWithQuestions) {
    GeneralAreas.yield(pieces, tokens, findings, areasWithQuestions);
    subjects(areasWithQuestions);
    unknown();
    LevelRange level = new WantedLevel(pieces, findings).level();
    Bounds bounds = new Bounds(pieces, findings);
    Binding binding = new Binding(pieces, tokens);
    refuseNearMiss(binding);
    Optional<Figure> figure = new Figures(binding, findings, tokens).resolve();
    applyRatio(binding);
    tellShares(binding);
    Minutes minutes = new Minutes(binding, findings, figure);
    List<Brief.AreaShare> shares = new Balance(binding.mentions(), minutes).shares();
    bounds.refuseWanted(shares);
    Brief brief =
        new Brief(
            words.strip(),
            level,
            shares,
            minutes.length(),
            bounds.kinds(),
            bounds.excludedAreas(),
            bounds.excludedKinds());
    return new ParsedBrief(brief, findings.understood(), findings.notUnderstood());
  }

  private void subjects(Set<String> areasWithQuestions) {
    for (Piece piece : pieces) {
      if (piece instanceof Subject subject) {
        Area area = subject.area();
        if (areasWithQuestions.stream().noneMatch(area::covers)) {
          throw Faults.unknownArea(
              "area '" + area.path() + "' has no active questions: import some, or leave it out");
        }
        findings.understand(subject, "area " + area.path());
      }
    }
  }

  private void unknown() {
    for (Piece piece : pieces) {
      if (piece instanceof Unknown words) {
        findings.report(words);
      }
    }
  }

  private void refuseNearMiss(Binding binding) {
    if (!binding.mentions().isEmpty()) {
      return;
    }
    List<String> near =
        findings.nearMisses().stream()
            .map(miss -> "'" + miss.text() + "': did you mean " + miss.suggestion() + "?")
            .toList();
    if (!near.isEmpty()) {
      throw Faults.unknownArea("unknown area " + String.join(" Unknown area ", near));
    }
  }

  private void applyRatio(Binding binding) {
    List<Piece.Ratio> ratios = binding.ratios();
    for (Piece.Ratio ratio : ratios) {
      if (!ratio.equals(ratios.get(0)) || binding.mentions().isEmpty()) {
        findings.report(ratio, "");
        continue;
      }
      Balance.apply(ratio, binding.mentions());
      String parts = String.join(" to ", ratio.parts().stream().map(String::valueOf).toList());
      findings.understand(ratio, "shares of " + parts);
    }
  }

  private void tellShares(Binding binding) {
    for (Piece piece : pieces) {
      if (!(piece instanceof Share share)) {
        continue;
      }
      if (!binding.left().contains(share)) {
        findings.understand(share, Balance.meaning(share));
      } else if (!share.inWords() || !isFiller(share) || binding.countAfter(share).isPresent()) {
        findings.report(share, countInstead(share, binding));
      }
    }
  }

  /**
   * Kinds are counted, not weighed: "50% coding" could be said as "at least 2 coding questions".
   */
  private static String countInstead(Share share, Binding binding) {
    int count = Math.max(1, Math.round((float) share.value() * USUAL_QUESTIONS / Balance.WHOLE));
    return share.unit() == Unit.SHARE
        ? binding
            .countAfter(share)
            .map(kind -> "at least " + Words.count(count, Words.of(kind.kind()) + " question"))
            .orElse("")
        : "";
  }

  /** Whether nothing is lost by leaving the words out: "focus" alone, "some time". */
  private boolean isFiller(Piece piece) {
    for (int index = piece.from(); index < piece.to(); index++) {
      if (tokens.at(index).isWord() && Fillers.skip(tokens, index) == index) {
        return false;
      }
    }
    return true;
  }
}
