package dev.viva.server.bank;

import java.util.ArrayList;
import java.util.List;

/**
 * How well the active questions cover an area and what is below it.
 *
 * @param questions how many there are
 * @param cells how many there are for each level and kind; a question that suits several levels
 *     counts in each
 */
record Coverage(Area area, int questions, List<Cell> cells) {
  Coverage {
    cells = List.copyOf(cells);
  }

  /** Questions for one level and kind. */
  record Cell(String level, Kind kind, int questions, int minutes) {}

  static List<Coverage> of(List<Area> areas, List<Question> active) {
    return areas.stream().map(area -> of(area, active)).toList();
  }

  private static Coverage of(Area area, List<Question> active) {
    List<Question> inside =
        active.stream()
            .filter(question -> question.tags().areas().stream().anyMatch(area::covers))
            .toList();
    List<Cell> cells = new ArrayList<>();
    Levels.NAMED.forEach(
        (name, level) -> {
          for (Kind kind : Kind.values()) {
            List<Question> found =
                inside.stream()
                    .filter(
                        question ->
                            question.tags().kind() == kind
                                && question.tags().level().overlaps(level))
                    .toList();
            if (!found.isEmpty()) {
              int minutes = found.stream().mapToInt(question -> question.tags().minutes()).sum();
              cells.add(new Cell(name, kind, found.size(), minutes));
            }
          }
        });
    return new Coverage(area, inside.size(), cells);
  }
}
