package dev.viva.server.brief;

import dev.viva.server.brief.Piece.Aside;
import dev.viva.server.brief.Piece.Duration;
import dev.viva.server.brief.Piece.Figure;
import dev.viva.server.brief.Piece.Limit;
import dev.viva.server.brief.Piece.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the length of the interview and the minutes of its areas. Only once everything was read is
 * it clear whether "30 min Django" is the length of the interview or of Django's piece of it.
 */
final class Minutes {
  private static final int DEFAULT = 60;
  private static final int SHORTEST = 15;
  private static final int LONGEST = 240;

  /** A bound of so many minutes is one of the interview and not of an area. */
  private static final int LONG = 45;

  private final Binding binding;
  private final Findings findings;
  private final Map<Mention, Double> minutes = new HashMap<>();
  private final int length;

  Minutes(Binding binding, Findings findings, Optional<Figure> figure) {
    this.binding = binding;
    this.findings = findings;
    this.length = find(figure);
    if (length < SHORTEST || length > LONGEST) {
      throw Faults.wrong(
          "the length is " + length + " minutes, expected " + SHORTEST + " to " + LONGEST);
    }
    if (binding.mentions().stream().mapToDouble(this::of).sum() > length) {
      throw Faults.wrong(
          "the areas take " + Math.round(sum()) + " minutes, the interview has " + length);
    }
  }

  /** Length of the interview. */
  int length() {
    return length;
  }

  /** What is left of the length for questions, at least 1. */
  int forQuestions() {
    return Math.max(1, SessionClock.DEFAULT.forQuestions(length));
  }

  /** Minutes of an area; 0 where the brief gives none. */
  double of(Mention mention) {
    return minutes.getOrDefault(mention, 0.0);
  }

  OptionalInt least(Mention mention) {
    return bound(mention, Limit.LEAST);
  }

  OptionalInt most(Mention mention) {
    return bound(mention, Limit.MOST);
  }

  private static OptionalInt bound(Mention mention, Limit limit) {
    Duration duration = mention.minutes();
    return duration != null && duration.limit() == limit
        ? OptionalInt.of(duration.minutes())
        : OptionalInt.empty();
  }

  boolean areAllTimed() {
    return !binding.mentions().isEmpty()
        && binding.mentions().stream().allMatch(mention -> of(mention) > 0);
  }

  private double sum() {
    return binding.mentions().stream().mapToDouble(this::of).sum();
  }

  private int find(Optional<Figure> figure) {
    OptionalInt stated = stated(figure);
    List<Mention> timed =
        binding.mentions().stream().filter(mention -> mention.minutes() != null).toList();
    boolean one = binding.mentions().size() == 1;
    if (stated.isEmpty() && timed.size() == 1 && isLengthOfAll(timed.get(0))) {
      Duration duration = timed.get(0).minutes();
      timed.get(0).give((Duration) null);
      tellLength(duration, duration.minutes());
      return duration.minutes() + asides();
    }
    for (Mention mention : timed) {
      Duration duration = mention.minutes();
      if (one
          && stated.isPresent()
          && duration.limit() == Limit.NONE
          && stated.getAsInt() != duration.minutes()) {
        throw Faults.wrong(
            "the brief has two lengths: "
                + stated.getAsInt()
                + " minutes, and "
                + findings.typed(duration)
                + " for "
                + mention.path()
                + ", its only area");
      }
      take(mention, duration);
    }
    splitMinutes(stated);
    int extra = asides();
    if (stated.isPresent()) {
      return stated.getAsInt();
    }
    double sum = sum();
    boolean whole = sum > 0 && (areAllTimed() || sum >= DEFAULT);
    return whole ? (int) Math.round(sum) + extra : DEFAULT;
  }

  private void take(Mention mention, Duration duration) {
    if (duration.limit() != Limit.NONE) {
      String how = duration.limit() == Limit.LEAST ? "at least " : "at most ";
      findings.understand(duration, how + duration.minutes() + " minutes of " + mention.path());
      return;
    }
    if (duration.minutes() == 0) {
      throw Faults.wrong("0 minutes of " + mention.path() + ": expected 1 or more");
    }
    minutes.put(mention, (double) duration.minutes());
    findings.understand(duration, duration.minutes() + " minutes of " + mention.path());
  }

  /** "45 min Django and SQL" is the length, "Django 30 min, SQL" is not. */
  private boolean isLengthOfAll(Mention mention) {
    List<Mention> mentions = binding.mentions();
    Duration duration = mention.minutes();
    boolean rest =
        mentions.stream()
            .anyMatch(other -> other.share() != null && other.share().unit() == Unit.REST);
    boolean last = mentions.get(mentions.size() - 1) == mention;
    boolean only = mentions.size() == 1;
    boolean piece =
        !only
            && (rest
                || (binding.isBehind(duration, mention) && !last)
                || mentions.stream().anyMatch(other -> other.share() != null));
    boolean length =
        duration.limit() == Limit.NONE
            || (only && duration.limit() == Limit.MOST)
            || duration.minutes() >= LONG;
    return !duration.each() && !piece && length;
  }

  /** The length that the brief states for itself. */
  private OptionalInt stated(Optional<Figure> figure) {
    List<Duration> lengths = binding.lengths();
    List<Integer> distinct = lengths.stream().map(Duration::minutes).distinct().sorted().toList();
    int aside = binding.asides().stream().mapToInt(Aside::minutes).sum();
    // "60 min: 5 min intro, 50 min questions, 5 min wrap-up" adds up.
    boolean addsUp = distinct.size() == 2 && distinct.get(0) + aside == distinct.get(1);
    if (distinct.size() > 1 && !addsUp) {
      throw Faults.wrong(
          "the brief has two lengths: "
              + findings.typed(lengths.get(0))
              + " and "
              + findings.typed(lengths.get(lengths.size() - 1)));
    }
    int added = binding.asides().stream().filter(Aside::added).mapToInt(Aside::minutes).sum();
    lengths.forEach(
        found ->
            findings.understand(
                found,
                addsUp && found.minutes() == distinct.get(0)
                    ? found.minutes() + " minutes of questions"
                    : "an interview of " + found.minutes() + " minutes"));
    figure.ifPresent(found -> tellLength(found, (int) found.value()));
    if (figure.isPresent()) {
      return OptionalInt.of((int) figure.get().value());
    }
    return distinct.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            distinct.get(distinct.size() - 1) + (addsUp ? 0 : Math.min(added, LONGEST)));
  }

  private void tellLength(Piece piece, int length) {
    findings.understand(piece, "an interview of " + length + " minutes");
  }

  /** Minutes for what the plan has its own time for, where they come on top. */
  private int asides() {
    int extra = 0;
    for (Aside aside : binding.asides()) {
      findings.understand(aside, "part of the length; a plan sets its own time aside for that");
      extra += aside.within() ? 0 : Math.min(aside.minutes(), LONGEST);
    }
    for (Duration ofKind : binding.ofKinds()) {
      findings.report(ofKind, "");
      extra += Math.min(ofKind.minutes(), LONGEST);
    }
    return extra;
  }

  /** "30 min Django and SQL, 15 min Docker": areas joined to one with minutes share them. */
  private void splitMinutes(OptionalInt stated) {
    List<Mention> mentions = binding.mentions();
    List<List<Mention>> groups = Balance.groups(mentions, mention -> of(mention) > 0);
    boolean all =
        mentions.stream()
            .allMatch(
                mention ->
                    of(mention) > 0 || groups.stream().anyMatch(group -> group.contains(mention)));
    boolean full = stated.isEmpty() || Math.round(sum()) == stated.getAsInt();
    if (groups.isEmpty() || !all || !full) {
      return;
    }
    for (List<Mention> group : groups) {
      double whole = of(group.get(0));
      group.forEach(mention -> minutes.put(mention, whole / group.size()));
    }
  }
}
