package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Why a question is in a plan, from the numbers that put it there. */
final class Reasons {
  private final Assembly assembly;
  private final Cells cells;
  private final Set<String> ids;

  Reasons(Assembly assembly, Cells cells, Set<String> ids) {
    this.assembly = assembly;
    this.cells = cells;
    this.ids = ids;
  }

  String of(Candidate candidate, Entry entry) {
    if (assembly.request.kept().stream().anyMatch(kept -> kept.id().equals(entry.id))) {
      return "asked already";
    }
    List<String> parts = new ArrayList<>();
    if (assembly.request.pinned().contains(entry.id)) {
      parts.add("pinned");
    } else if (!entry.equals(candidate.question())) {
      parts.add(
          "probe of '"
              + candidate.question().id
              + "', fills "
              + Words.count(entry.minutes(), "minute"));
    }
    if (assembly.balanced && candidate.area() >= 0) {
      String area = assembly.areas.get(candidate.area());
      parts.add(
          area + " has " + assembly.shares[candidate.area()] + " of " + assembly.time + " min");
    }
    String[] bands = {"below", "at", "above"};
    parts.add(
        Words.of(entry.kind())
            + ", difficulty "
            + entry.difficulty()
            + " ("
            + bands[candidate.band()]
            + " the level, target "
            + assembly.bandTargets[candidate.band()]
            + " min)");
    Usage usage = assembly.request.usage().get(entry.id);
    parts.add(
        usage == null
            ? "not asked this quarter"
            : "asked " + Words.count(usage.timesAsked(), "time") + " this quarter");
    if (entry.equals(candidate.question())
        && !candidate.extra()
        && !assembly.fixed.contains(candidate)) {
      parts.add(beaten(candidate));
    }
    return String.join("; ", parts);
  }

  /** The nearest rival: of the same kind class, band, area and minutes. */
  private String beaten(Candidate candidate) {
    Candidate rival = null;
    for (Cells.Cell cell : cells.all()) {
      if (cell.area != candidate.area()) {
        continue;
      }
      for (int i = 0; i < cell.size(); i++) {
        Candidate other = cell.get(i);
        boolean likely =
            cell.band == candidate.band()
                && cell.minutes == candidate.minutes()
                && other.question().kind() == candidate.question().kind();
        if (likely
            && !ids.contains(other.question().id)
            && (rival == null || other.before(rival))) {
          rival = other;
        }
      }
    }
    String area =
        assembly.balanced && candidate.area() >= 0
            ? " on " + assembly.areas.get(candidate.area())
            : "";
    Kind kind = candidate.question().kind();
    if (candidate.area() >= 0 && assembly.count(kind, candidate.area(), 2) == 1) {
      return "the only "
          + Words.of(candidate.question().kind())
          + " question"
          + area
          + " that suits "
          + Words.of(assembly.request.brief().level());
    }
    if (rival == null) {
      return "no other question of "
          + Area.top(candidate.question().areas.get(0))
          + " has this kind, difficulty and length";
    }
    int difference = rival.points() - candidate.points();
    return difference > 0
        ? "beats '" + rival.question().id + "' by " + Words.count(difference, "point")
        : "as good as '" + rival.question().id + "', chosen by the seed";
  }
}
