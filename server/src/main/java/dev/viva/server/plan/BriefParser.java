package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.error.VivaException;
import dev.viva.server.plan.BriefPiece.Figure;
import dev.viva.server.plan.BriefPiece.Share;
import dev.viva.server.plan.BriefPiece.Subject;
import dev.viva.server.plan.BriefPiece.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands a brief in plain words: "4+ years, Django plus DevOps, no system design, 60 min".
 * {@link BriefReader} cuts the words into pieces, {@link BriefBinding} finds the area of each
 * number, {@link BriefMinutes} and {@link BriefBalance} the length and the shares, {@link
 * BriefExperience} the level, {@link BriefBounds} kinds and what is left out. What it means is told
 * for every piece, and so is what nobody understood: nothing is dropped silently but words that
 * carry no constraint.
 */
public final class BriefParser {
  private final BriefTokens tokens;
  private final BriefFindings findings;
  private final List<BriefPiece> pieces;

  private BriefParser(String words, AreaTree areas) {
    this.tokens = new BriefTokens(words);
    this.findings = new BriefFindings(tokens, areas);
    this.pieces = new BriefReader(tokens, new BriefAreas(tokens, areas)).read();
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
    subjects(areasWithQuestions);
    unknown();
    LevelRange level = new BriefExperience(pieces, findings).level();
    BriefBounds bounds = new BriefBounds(pieces, findings);
    BriefBinding binding = new BriefBinding(pieces, tokens);
    refuseNearMiss(binding);
    Optional<Figure> figure = new BriefFigures(binding, findings, tokens).resolve();
    applyRatio(binding);
    tellShares(binding);
    BriefMinutes minutes = new BriefMinutes(binding, findings, figure);
    List<Brief.AreaShare> shares = new BriefBalance(binding.mentions(), minutes).shares();
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
    for (BriefPiece piece : pieces) {
      if (piece instanceof Subject subject) {
        Area area = subject.area();
        if (areasWithQuestions.stream().noneMatch(area::covers)) {
          throw BriefErrors.unknownArea(
              "area '" + area.path() + "' has no active questions: import some, or leave it out");
        }
        findings.understand(subject, "area " + area.path());
      }
    }
  }

  private void unknown() {
    for (BriefPiece piece : pieces) {
      if (piece instanceof Unknown words) {
        findings.report(words);
      }
    }
  }

  private void refuseNearMiss(BriefBinding binding) {
    if (!binding.mentions().isEmpty()) {
      return;
    }
    findings
        .nearMiss()
        .ifPresent(
            near -> {
              throw BriefErrors.unknownArea(
                  "unknown area '" + near.text() + "': did you mean " + near.suggestion() + "?");
            });
  }

  private void applyRatio(BriefBinding binding) {
    List<BriefPiece.Ratio> ratios = binding.ratios();
    for (BriefPiece.Ratio ratio : ratios) {
      if (!ratio.equals(ratios.get(0)) || binding.mentions().isEmpty()) {
        findings.report(ratio, "");
        continue;
      }
      BriefBalance.apply(ratio, binding.mentions());
      String parts = String.join(" to ", ratio.parts().stream().map(String::valueOf).toList());
      findings.understand(ratio, "shares of " + parts);
    }
  }

  private void tellShares(BriefBinding binding) {
    for (BriefPiece piece : pieces) {
      if (!(piece instanceof Share share)) {
        continue;
      }
      if (!binding.left().contains(share)) {
        findings.understand(share, BriefBalance.meaning(share));
      } else if (!share.inWords() || !isFiller(share) || binding.precedesCount(share)) {
        findings.report(share, "");
      }
    }
  }

  /** Whether nothing is lost by leaving the words out: "focus" alone, "some time". */
  private boolean isFiller(BriefPiece piece) {
    for (int index = piece.from(); index < piece.to(); index++) {
      if (tokens.at(index).isWord() && BriefFillers.skip(tokens, index) == index) {
        return false;
      }
    }
    return true;
  }
}
