package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a question is in a plan, from the numbers that put it there. */
final class Reasons {
  private final Assembly assembly;
  private final Cells cells;
  private final Set<String> ids;
  private final List<Entry> resting;

  /**
   * @param ids of the plan
   * @param resting questions that were no candidates, as they were asked too often
   */
  Reasons(Assembly assembly, Cells cells, Set<String> ids, List<Entry> resting) {
    this.assembly = assembly;
    this.cells = cells;
    this.ids = ids;
    this.resting = resting;
  }

  Why of(Candidate candidate, Entry entry) {
    if (assembly.request.kept().stream().anyMatch(kept -> kept.id().equals(entry.id))) {
      return new Why(List.of(Why.Part.of("asked already")));
    }
    List<Why.Part> parts = new ArrayList<>();
    if (assembly.request.pinned().contains(entry.id)) {
      parts.add(Why.Part.of("pinned"));
    } else if (!entry.equals(candidate.question())) {
      parts.add(
          new Why.Part(
              "probe of ",
              candidate.question().id,
              ", fills " + Words.count(entry.minutes(), "minute")));
    }
    if (assembly.balanced && candidate.area() >= 0) {
      String area = assembly.areas.get(candidate.area());
      parts.add(
          Why.Part.of(
              area
                  + " has "
                  + assembly.shares[candidate.area()]
                  + " of "
                  + assembly.time
                  + " min"));
    }
    String[] bands = {"below", "at", "above"};
    parts.add(
        Why.Part.of(
            Words.of(entry.kind())
                + ", difficulty "
                + entry.difficulty()
                + " ("
                + bands[candidate.band()]
                + " the level, target "
                + assembly.bandTargets[candidate.band()]
                + " min)"));
    parts.add(Why.Part.of(asked(entry)));
    if (entry.equals(candidate.question())
        && !candidate.extra()
        && !assembly.fixed.contains(candidate)) {
      parts.add(beaten(candidate));
      rested(candidate).ifPresent(parts::add);
    }
    return new Why(parts);
  }

  private String asked(Entry entry) {
    Usage usage = assembly.request.usage().get(entry.id);
    return usage == null
        ? "not asked this quarter"
        : "asked " + Words.count(usage.timesAsked(), "time") + " this quarter";
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
        .map(entry -> new Why.Part("", entry.id, " rests, " + asked(entry)));
  }

  /** The nearest rival: of the same kind, band, area and minutes. */
  private Why.Part beaten(Candidate candidate) {
    Candidate rival = rival(candidate);
    String area =
        assembly.balanced && candidate.area() >= 0
            ? " on " + assembly.areas.get(candidate.area())
            : "";
    Kind kind = candidate.question().kind();
    if (candidate.area() >= 0 && only(kind, candidate.area())) {
      return Why.Part.of(
          "the only "
              + Words.of(candidate.question().kind())
              + " question"
              + area
              + " that suits "
              + Words.of(assembly.request.brief().level()));
    }
    if (rival == null) {
      return Why.Part.of(
          "no other question of "
              + Area.top(candidate.question().areas.get(0))
              + " has this kind, difficulty and length");
    }
    int difference = rival.points() - candidate.points();
    return difference > 0
        ? new Why.Part("beats ", rival.question().id, " by " + Words.count(difference, "point"))
        : new Why.Part("as good as ", rival.question().id, ", chosen by the seed");
  }

  private @Nullable Candidate rival(Candidate candidate) {
    Candidate rival = null;
    for (Cells.Cell cell : cells.all()) {
      boolean likely =
          cell.area == candidate.area()
              && cell.band == candidate.band()
              && cell.minutes == candidate.minutes();
      for (int i = 0; likely && i < cell.size(); i++) {
        Candidate other = cell.get(i);
        if (other.question().kind() == candidate.question().kind()
            && !ids.contains(other.question().id)
            && (rival == null || other.before(rival))) {
          rival = other;
        }
      }
    }
    return rival;
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
