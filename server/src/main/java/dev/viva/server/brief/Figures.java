package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Figure;
import dev.viva.server.brief.Piece.Limit;
import dev.viva.server.brief.Piece.Share;
import dev.viva.server.brief.Piece.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what numbers without a unit mean from what stands around them: minutes where others are
 * minutes ("30 min Django, 15 SQL"), weights where every area has one ("Django 70, DevOps 30"), the
 * length where it is the only one ("senior Django, 45"), a version ("Python 3.12"); else they are
 * reported.
 */
final class Figures {
  private static final int SHORTEST = 15;
  private static final int LONGEST = 240;
  private static final int STEP = 5;
  private static final int MOST_YEARS = 40;

  private final Binding binding;
  private final Findings findings;
  private final Tokens tokens;

  Figures(Binding binding, Findings findings, Tokens tokens) {
    this.binding = binding;
    this.findings = findings;
    this.tokens = tokens;
  }

  /** Gives the areas what their figures mean; returns the figure that is the length, if one is. */
  Optional<Figure> resolve() {
    List<Figure> figures = binding.figures();
    List<Mention> mentions = binding.mentions();
    List<Mention> bound = mentions.stream().filter(found -> found.figure() != null).toList();
    boolean allBound = !figures.isEmpty() && bound.size() == figures.size();
    boolean minutes = mentions.stream().anyMatch(found -> found.minutes() != null);
    boolean shares = mentions.stream().anyMatch(Mention::hasFixedShare);
    boolean complete = allBound && bound.size() > 1 && bound.size() == mentions.size();
    if (allBound && (minutes || isPartOfLength(bound))) {
      bound.forEach(this::asMinutes);
    } else if (allBound && shares) {
      bound.forEach(this::asPercent);
    } else if (complete && areMinutes(bound)) {
      bound.forEach(this::asMinutes);
    } else if (complete && areWeights(bound)) {
      bound.forEach(this::asWeight);
    } else if (isLength(figures, minutes)) {
      bound.forEach(found -> found.give((Figure) null));
      return Optional.of(figures.get(0));
    } else {
      report(figures, bound);
    }
    return Optional.empty();
  }

  /** "45 minutes of which 15 on Docker, rest on Django": minutes of a length that is given. */
  private boolean isPartOfLength(List<Mention> bound) {
    boolean rest =
        binding.mentions().stream()
            .anyMatch(found -> found.share() != null && found.share().unit() == Unit.REST);
    double sum = bound.stream().mapToDouble(Figures::value).sum();
    return rest
        && sum >= STEP
        && binding.lengths().stream().anyMatch(length -> sum < length.minutes());
  }

  private static double value(Mention mention) {
    Figure figure = mention.figure();
    return figure == null ? 0 : figure.value();
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  private boolean areMinutes(List<Mention> bound) {
    double sum = bound.stream().mapToDouble(Figures::value).sum();
    return binding.lengths().isEmpty()
        && sum >= SHORTEST
        && sum <= LONGEST
        && sum != 100
        && bound.stream().allMatch(found -> value(found) >= STEP && value(found) % STEP == 0);
  }

  /** Numbers with decimals are weights where they add up to something round, else versions. */
  private static boolean areWeights(List<Mention> bound) {
    double sum = bound.stream().mapToDouble(Figures::value).sum();
    boolean whole = bound.stream().allMatch(found -> isWhole(value(found)));
    return whole
        ? bound.stream().allMatch(found -> value(found) < 1_000)
        : List.of(1.0, 10.0, 100.0).stream().anyMatch(round -> Math.abs(sum - round) < round / 50);
  }

  private boolean isLength(List<Figure> figures, boolean minutes) {
    if (figures.size() != 1 || minutes || !binding.lengths().isEmpty()) {
      return false;
    }
    Figure figure = figures.get(0);
    boolean glued =
        tokens.at(figure.from()).glued()
            && tokens.is(figure.from() - 1, "/", "-", ":")
            && tokens.at(figure.from() - 2).isNumber();
    double value = figure.value();
    return !glued && value >= SHORTEST && value <= LONGEST && value % STEP == 0;
  }

  private void asMinutes(Mention mention) {
    Figure figure = mention.figure();
    if (figure != null) {
      int minutes = (int) Math.round(Math.min(figure.value(), 1e6));
      mention.give(new Duration(figure.from(), figure.to(), minutes, Limit.NONE, false));
    }
  }

  private void asPercent(Mention mention) {
    give(mention, Unit.SHARE, Balance.PERCENT);
  }

  private void asWeight(Mention mention) {
    give(mention, Unit.PARTS, 100);
  }

  private void give(Mention mention, Unit unit, int one) {
    Figure figure = mention.figure();
    if (figure == null) {
      return;
    }
    int value = (int) Math.round(figure.value() * one);
    if (value < 1 || (unit == Unit.SHARE && figure.value() > 100)) {
      throw Faults.wrong(
          "a share of "
              + findings.typed(figure)
              + " for "
              + mention.path()
              + ": expected 1 or more"
              + (unit == Unit.SHARE ? " and at most 100" : ""));
    }
    Share share = new Share(figure.from(), figure.to(), unit, value, false, false);
    mention.give(share);
    findings.understand(share, Balance.meaning(share));
  }

  private void report(List<Figure> figures, List<Mention> bound) {
    List<Figure> open = new ArrayList<>(figures);
    for (Mention mention : bound) {
      Figure figure = mention.figure();
      if (figure != null && !isWhole(figure.value())) {
        findings.understand(figure, "a version, which asks for nothing");
        open.remove(figure);
      }
    }
    for (int i = 0; i < open.size(); i++) {
      Figure figure = open.get(i);
      Figure next = i + 1 < open.size() ? open.get(i + 1) : figure;
      boolean range =
          next.from() == figure.to() + 1
              && tokens.is(figure.to(), "-", "to")
              && figure.value() <= next.value()
              && next.value() <= MOST_YEARS;
      if (range) {
        Figure both = new Figure(figure.from(), next.to(), 0);
        findings.report(both, findings.typed(both) + " years");
        i++;
      } else {
        findings.report(figure, "");
      }
    }
  }
}
