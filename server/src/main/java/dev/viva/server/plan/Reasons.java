package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a question is in a plan, from the numbers that put it there, as a colleague would say it. */
final class Reasons {
  private static final String LATELY = " in the last 90 days";

  private final Assembly assembly;
  private final Cells cells;
  private final List<Candidate> plan;
  private final List<Entry> resting;
  private final boolean byHand;

  /**
   * @param resting questions that were no candidates, as they were asked too often
   * @param byHand whether a person chose the plan, or some of it
   */
  Reasons(
      Assembly assembly, Cells cells, List<Candidate> plan, List<Entry> resting, boolean byHand) {
    this.assembly = assembly;
    this.cells = cells;
    this.plan = plan;
    this.resting = resting;
    this.byHand = byHand;
  }

  Why of(Candidate candidate, Entry entry) {
    if (assembly.request.kept().stream().anyMatch(kept -> kept.id().equals(entry.id))) {
      return new Why(List.of(Why.Part.of("asked already")));
    }
    List<Why.Part> parts = new ArrayList<>();
    boolean probe = !entry.equals(candidate.question());
    if (assembly.request.pinned().contains(entry.id)) {
      parts.add(Why.Part.of("you pinned it"));
    }
    if (probe) {
      parts.add(new Why.Part("goes on from ", candidate.question().id, ""));
    }
    parts.add(Why.Part.of(Words.of(entry.kind()) + ", " + level(entry, candidate.band())));
    wish(entry, probe).ifPresent(words -> parts.add(Why.Part.of(words)));
    area(candidate, entry).ifPresent(words -> parts.add(Why.Part.of(words)));
    Usage usage = assembly.request.usage().get(entry.id);
    parts.add(Why.Part.of(usage == null ? "not asked" + LATELY : asked(usage)));
    if (!probe && !candidate.extra() && !assembly.fixed.contains(candidate)) {
      if (candidate.area() >= 0 && only(entry.kind(), candidate.area())) {
        parts.add(Why.Part.of(onlyOne(candidate)));
      }
      parts.add(nextBest(candidate));
      rested(candidate).ifPresent(parts::add);
    }
    return new Why(parts);
  }

  /** {@code easier than usual for 5-8 years (8 of 37 minutes should be)}. */
  private String level(Entry entry, int band) {
    LevelRange level = assembly.request.brief().level();
    boolean any = level.equals(LevelRange.ANY);
    int off = entry.difficulty() - assembly.level;
    if (off == 0) {
      return any ? "of middle difficulty" : "right for " + Words.of(level);
    }
    String than = (off < 0 ? "easier" : "harder") + " than " + (any ? "the middle" : "usual for ");
    String words = (Math.abs(off) > 1 ? "much " : "") + than + (any ? "" : Words.of(level));
    int there = plan.stream().filter(one -> one.band() == band).mapToInt(Candidate::minutes).sum();
    int target = assembly.bandTargets[band];
    boolean own = Integer.signum(off) + 1 == band;
    if (!own) {
      return words;
    }
    return words
        + (there == target
            ? " (" + target + " of " + assembly.time + " minutes should be)"
            : " ("
                + there
                + " of "
                + assembly.time
                + " minutes are, "
                + (target == 0 ? "none" : target)
                + " should be)");
  }

  /** A kind that the brief asks for, or that every plan wants, and this question gives. */
  private Optional<String> wish(Entry entry, boolean probe) {
    if (probe) {
      return Optional.empty();
    }
    String kind = Words.of(entry.kind());
    for (Assembly.Counter counter : assembly.counters) {
      if (counter.kind() == entry.kind()
          && counter.min() > 0
          && count(EnumSet.of(counter.kind())) == counter.min()) {
        return Optional.of(
            counter.min() == 1
                ? "the " + kind + " question that you asked for"
                : "one of the " + counter.min() + " " + kind + " questions that you asked for");
      }
    }
    for (EnumSet<Kind> group : assembly.wanted) {
      if (group.contains(entry.kind()) && count(group) == 1) {
        String kinds = String.join(" or ", group.stream().map(Words::of).toList());
        return Optional.of("the one " + kinds + " question that an interview should have");
      }
    }
    return Optional.empty();
  }

  private long count(EnumSet<Kind> kinds) {
    return plan.stream()
        .filter(one -> !one.extra() && kinds.contains(one.question().kind()))
        .count();
  }

  /** {@code 8 of the 22 minutes for django}. */
  private Optional<String> area(Candidate candidate, Entry entry) {
    if (assembly.areas.size() < 2) {
      return Optional.empty();
    }
    if (candidate.area() < 0) {
      return Optional.of("from none of the areas that you named");
    }
    int area = candidate.area();
    int share = assembly.shares[area];
    int there = plan.stream().filter(one -> one.area() == area).mapToInt(Candidate::minutes).sum();
    String name = assembly.areas.get(area);
    if (there == share && entry.minutes() == share) {
      return Optional.of("all " + share + " minutes for " + name);
    }
    return Optional.of(
        there == share
            ? entry.minutes() + " of the " + share + " minutes for " + name
            : entry.minutes()
                + " of "
                + there
                + " minutes for "
                + name
                + ", which should have "
                + share);
  }

  /** {@code asked 3 times in the last 90 days, last 12 days ago}. */
  static String asked(Usage usage) {
    String times = usage.timesAsked() == 1 ? "once" : Words.count(usage.timesAsked(), "time");
    String ago =
        switch (usage.daysSinceLast()) {
          case 0 -> "today";
          case 1 -> "yesterday";
          default -> usage.daysSinceLast() + " days ago";
        };
    return "asked " + times + LATELY + ", " + (usage.timesAsked() == 1 ? "" : "last ") + ago;
  }

  private String onlyOne(Candidate candidate) {
    LevelRange level = assembly.request.brief().level();
    return "the only "
        + Words.of(candidate.question().kind())
        + " question"
        + (assembly.balanced ? " on " + assembly.areas.get(candidate.area()) : "")
        + (assembly.request.excluded().isEmpty() ? "" : " that is left")
        + (level.equals(LevelRange.ANY) ? "" : " for " + Words.of(level));
  }

  /** What the place would hold otherwise, what that costs, and why. */
  private Why.Part nextBest(Candidate candidate) {
    String own = candidate.question().id;
    List<Candidate> rest = plan.stream().filter(one -> !one.question().id.equals(own)).toList();
    Optional<Rivals.Rival> found =
        new Rivals(assembly, plan, rest, candidate.question().kind()).best(cells);
    if (found.isEmpty()) {
      return Why.Part.of("nothing else fits in its place");
    }
    Rivals.Rival rival = found.get();
    String id = rival.candidate().question().id;
    int points = rival.points();
    Kind other = rival.candidate().question().kind();
    String kind = other == candidate.question().kind() ? "" : " (" + Words.of(other) + ")";
    if (points > 0) {
      String drawback = Drawback.of(assembly, plan, candidate, rival);
      return new Why.Part("next best is ", id, kind + ", but " + drawback + points(points));
    }
    if (points == 0) {
      return new Why.Part("", id, kind + " would do as well, chance chose");
    }
    String better =
        byHand
            ? " would be better beside what you chose"
            : assembly.request.nearPoints() > 0
                ? " would be better, but you asked for variety"
                : " would be better, but the time to search was over";
    return new Why.Part("", id, kind + better + points(-points));
  }

  private static String points(int points) {
    return " (" + Words.count(points, "point") + ")";
  }

  /** A cheaper question that would have fitted in the same place, but rests. */
  private Optional<Why.Part> rested(Candidate candidate) {
    Suitability suitability = assembly.suitability;
    return resting.stream()
        .filter(entry -> suitability.areaOf(entry) == candidate.area())
        .filter(entry -> entry.kind() == candidate.question().kind())
        .filter(entry -> suitability.band(entry.difficulty()) == candidate.band())
        .filter(entry -> entry.minutes() == candidate.minutes())
        .filter(entry -> Math.abs(entry.difficulty() - assembly.level) <= 2)
        .filter(entry -> !suitability.excludedByArea(entry))
        .filter(
            entry -> {
              int points = suitability.pointsAMinute(entry) * entry.minutes();
              return points >= 0 && points < candidate.points();
            })
        .findFirst()
        .map(
            entry -> {
              Usage usage = assembly.request.usage().get(entry.id);
              String why = usage == null ? "" : ": " + asked(usage);
              return new Why.Part("", entry.id, " takes a rest" + why);
            });
  }

  /** Whether one question at most of a kind suits the request and counts for an area. */
  private boolean only(Kind kind, int area) {
    Set<Entry> found = new HashSet<>();
    for (Cells.Cell cell : cells.all()) {
      for (int i = 0; cell.area == area && i < cell.size() && found.size() < 2; i++) {
        Entry question = cell.get(i).question();
        if (question.kind() == kind) {
          found.add(question);
        }
      }
    }
    return found.size() < 2 && Census.count(assembly, kind, area, 2) == 1;
  }
}
