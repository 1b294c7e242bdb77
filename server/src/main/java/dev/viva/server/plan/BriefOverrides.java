package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Areas;
import dev.viva.server.bank.Kind;
import dev.viva.server.brief.Brief;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Flags over words: what a request states in fields replaces what its words say. */
final class BriefOverrides {
  private static final int SHORTEST = 15;
  private static final int LONGEST = 240;

  private BriefOverrides() {}

  static Brief apply(
      Brief words, Plans.Overrides flags, AreaTree areas, Set<String> areasWithQuestions) {
    int minutes = flags.minutes().orElse(words.minutes());
    if (minutes < SHORTEST || minutes > LONGEST) {
      throw new VivaException.Invalid(
          "minutes", "is " + minutes + ", expected " + SHORTEST + " to " + LONGEST);
    }
    List<Brief.AreaShare> shares =
        flags.areas().isEmpty()
            ? words.areas()
            : resolved(flags.areas(), areas, areasWithQuestions);
    Set<String> excludedAreas = new LinkedHashSet<>(words.excludedAreas());
    flags
        .excludedAreas()
        .forEach(area -> excludedAreas.add(Areas.require(areas, "excluded_areas", area)));
    Set<Kind> excludedKinds = new LinkedHashSet<>(words.excludedKinds());
    excludedKinds.addAll(flags.excludedKinds());
    return new Brief(
        words.text(),
        flags.level().orElse(words.level()),
        shares,
        minutes,
        kinds(words.kinds(), flags.kinds()),
        List.copyOf(excludedAreas),
        List.copyOf(excludedKinds));
  }

  private static List<Brief.AreaShare> resolved(
      List<Brief.AreaShare> shares, AreaTree areas, Set<String> areasWithQuestions) {
    List<Brief.AreaShare> resolved = new ArrayList<>();
    for (Brief.AreaShare share : shares) {
      String path = Areas.require(areas, "areas", share.area());
      if (areasWithQuestions.stream().noneMatch(filled -> Area.covers(path, filled))) {
        throw unknown("area '" + path + "' has no active questions: import some, or leave it out");
      }
      if (resolved.stream().anyMatch(other -> other.area().equals(path))) {
        throw new VivaException.Invalid("areas", "'" + path + "' is named twice");
      }
      resolved.add(
          new Brief.AreaShare(path, share.parts(), share.minMinutes(), share.maxMinutes()));
    }
    return resolved;
  }

  private static VivaException unknown(String message) {
    return new VivaException.Invalid(
        Reason.UNKNOWN_AREA, message, List.of(new VivaException.FieldViolation("areas", message)));
  }

  private static List<Brief.KindBound> kinds(
      List<Brief.KindBound> words, List<Brief.KindBound> flags) {
    List<Brief.KindBound> kinds = new ArrayList<>(flags);
    words.stream()
        .filter(bound -> flags.stream().noneMatch(flag -> flag.kind() == bound.kind()))
        .forEach(kinds::add);
    return kinds;
  }
}
