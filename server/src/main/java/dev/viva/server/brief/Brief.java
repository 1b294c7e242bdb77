package dev.viva.server.brief;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the interviewer asks for, as it was understood. {@link BriefParser} makes it from words; the
 * planner reads nothing else.
 *
 * @param text the words as typed; empty where the brief came in structured form
 * @param level years of experience; {@link LevelRange#ANY} where none was given
 * @param areas wanted areas in the order named; empty means any area, without balance
 * @param minutes length of the interview, 15 to 240
 * @param kinds bounds on the number of questions by kind, at most one for each kind
 * @param excludedAreas areas (with everything below) that no question may have
 * @param excludedKinds kinds that no question may have
 */
public record Brief(
    String text,
    LevelRange level,
    List<AreaShare> areas,
    int minutes,
    List<KindBound> kinds,
    List<String> excludedAreas,
    List<Kind> excludedKinds) {
  private static final Set<String> PEOPLE = Set.of("behavioural", "leadership");

  public Brief {
    areas = List.copyOf(areas);
    kinds = List.copyOf(kinds);
    excludedAreas = List.copyOf(excludedAreas);
    excludedKinds = List.copyOf(excludedKinds);
  }

  /**
   * A wanted area and its share of the time.
   *
   * @param area path in the area tree
   * @param parts share relative to the other areas, 1 to 1,000,000; a share is {@code parts / sum
   *     of parts}
   * @param minMinutes hard lower bound where the brief gives one
   * @param maxMinutes hard upper bound where the brief gives one
   */
  public record AreaShare(String area, int parts, OptionalInt minMinutes, OptionalInt maxMinutes) {
    public AreaShare(String area, int parts) {
      this(area, parts, OptionalInt.empty(), OptionalInt.empty());
    }
  }

  /**
   * How many questions of a kind a plan must and may hold.
   *
   * @param min 0 or more
   * @param max {@code min} or more; empty where there is no upper bound
   */
  public record KindBound(Kind kind, int min, OptionalInt max) {}

  /** Whether every area that it names is about how people work, where nobody writes code. */
  public boolean isAboutPeople() {
    return !areas.isEmpty()
        && areas.stream().allMatch(share -> PEOPLE.contains(Area.top(share.area())));
  }

  public Brief withText(String other) {
    return new Brief(other, level, areas, minutes, kinds, excludedAreas, excludedKinds);
  }

  public Brief withLevel(LevelRange other) {
    return new Brief(text, other, areas, minutes, kinds, excludedAreas, excludedKinds);
  }

  public Brief withAreas(List<AreaShare> others) {
    return new Brief(text, level, others, minutes, kinds, excludedAreas, excludedKinds);
  }

  public Brief withMinutes(int others) {
    return new Brief(text, level, areas, others, kinds, excludedAreas, excludedKinds);
  }

  public Brief withKinds(List<KindBound> others) {
    return new Brief(text, level, areas, minutes, others, excludedAreas, excludedKinds);
  }

  public Brief withExcludedAreas(List<String> others) {
    return new Brief(text, level, areas, minutes, kinds, others, excludedKinds);
  }

  public Brief withExcludedKinds(List<Kind> others) {
    return new Brief(text, level, areas, minutes, kinds, excludedAreas, others);
  }
}
