package dev.viva.server.brief;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.brief.Piece.Count;
import dev.viva.server.brief.Piece.LeftOut;
import dev.viva.server.brief.Piece.OnlyKinds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together the kinds that a brief counts, and the kinds and areas that it leaves out. */
final class Bounds {
  private final Findings findings;
  private final Map<Kind, Brief.KindBound> kinds = new EnumMap<>(Kind.class);
  private final Set<String> excludedAreas = new LinkedHashSet<>();
  private final Set<Kind> excludedKinds = EnumSet.noneOf(Kind.class);

  Bounds(List<Piece> pieces, Findings findings) {
    this.findings = findings;
    for (Piece piece : pieces) {
      if (piece instanceof Count count) {
        add(count);
      } else if (piece instanceof LeftOut out) {
        add(out);
      } else if (piece instanceof OnlyKinds only) {
        excludedKinds.addAll(EnumSet.complementOf(EnumSet.copyOf(only.kinds())));
        findings.understand(only, "no question of another kind than " + names(only.kinds()));
      }
    }
    refuseContradictions();
    kinds.keySet().removeAll(excludedKinds);
  }

  private static String names(Set<Kind> kinds) {
    return EnumSet.copyOf(kinds).stream().map(Words::of).collect(Collectors.joining(" and "));
  }

  private void add(Count count) {
    Kind kind = count.kind();
    findings.understand(count, Counts.meaning(kind, count.min(), count.max()));
    if (count.max().isPresent() && count.max().getAsInt() == 0) {
      excludedKinds.add(kind);
      return;
    }
    Brief.KindBound old = kinds.get(kind);
    int min = old == null ? count.min() : Math.max(old.min(), count.min());
    OptionalInt max = old == null || old.max().isEmpty() ? count.max() : old.max();
    if (old != null && old.max().isPresent() && count.max().isPresent()) {
      max = OptionalInt.of(Math.min(old.max().getAsInt(), count.max().getAsInt()));
    }
    if (max.isPresent() && min > max.getAsInt()) {
      throw Faults.wrong(
          findings.typed(count),
          "at least "
              + min
              + " and at most "
              + max.getAsInt()
              + " "
              + Words.of(kind)
              + " cannot be");
    }
    kinds.put(kind, new Brief.KindBound(kind, min, max));
  }

  private void add(LeftOut out) {
    List<String> meaning = new ArrayList<>();
    for (Kind kind : out.kinds()) {
      excludedKinds.add(kind);
      meaning.add("no " + Words.of(kind) + " question");
    }
    for (Area area : out.areas()) {
      excludedAreas.add(area.path());
      meaning.add("nothing of area " + area.path());
    }
    findings.understand(out, String.join(", ", meaning));
  }

  private void refuseContradictions() {
    for (Brief.KindBound bound : kinds.values()) {
      if (bound.min() > 0 && excludedKinds.contains(bound.kind())) {
        throw Faults.wrong(Words.of(bound.kind()) + " questions are wanted and left out at once");
      }
    }
    if (excludedKinds.size() == Kind.values().length) {
      throw Faults.wrong("every kind of question is left out");
    }
  }

  /** Refuses an area that is wanted although it is left out. */
  void refuseWanted(List<Brief.AreaShare> shares) {
    for (Brief.AreaShare share : shares) {
      if (excludedAreas.stream().anyMatch(out -> Area.covers(out, share.area()))) {
        throw Faults.wrong("'" + share.area() + "' is wanted and left out at once");
      }
    }
  }

  List<Brief.KindBound> kinds() {
    return List.copyOf(kinds.values());
  }

  List<String> excludedAreas() {
    return List.copyOf(excludedAreas);
  }

  List<Kind> excludedKinds() {
    return List.copyOf(excludedKinds);
  }
}
