package dev.viva.server.report.statistics;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Question;
import dev.viva.server.interview.PanelCards;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the bank has in an area against what is asked. An area counts everything below it.
 *
 * @param questions active ones
 * @param asked times that questions of it were put to a candidate
 * @param neverAsked active questions that never were
 * @param bankShare of all active questions
 * @param useShare of all questions asked
 * @param mean rating, 1 to 4
 */
public record AreaUse(
    String area,
    int questions,
    int asked,
    int neverAsked,
    double bankShare,
    double useShare,
    OptionalDouble mean) {

  /** One for each area that a question has or had, in order of path. */
  public static List<AreaUse> of(List<Question> active, Collection<PanelCards> panels) {
    List<Observation> asked = Observation.of(panels).stream().filter(Observation::asked).toList();
    Set<String> paths = new TreeSet<>();
    active.forEach(
        question -> question.tags().areas().forEach(path -> addWithParents(path, paths)));
    asked.forEach(observation -> observation.areas().forEach(area -> addWithParents(area, paths)));
    return paths.stream().map(path -> of(path, active, asked)).toList();
  }

  private static void addWithParents(String path, Set<String> paths) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      paths.add(path.substring(0, end));
    }
  }

  private static AreaUse of(String path, List<Question> active, List<Observation> asked) {
    List<Question> questions =
        active.stream()
            .filter(
                question ->
                    question.tags().areas().stream().anyMatch(area -> Area.covers(path, area)))
            .toList();
    List<Observation> uses =
        asked.stream()
            .filter(
                observation ->
                    observation.areas().stream().anyMatch(area -> Area.covers(path, area)))
            .toList();
    Set<String> used = new HashSet<>();
    asked.forEach(observation -> used.add(observation.question()));
    return new AreaUse(
        path,
        questions.size(),
        timesAsked(uses),
        (int) questions.stream().filter(question -> !used.contains(question.id())).count(),
        share(questions.size(), active.size()),
        share(timesAsked(uses), timesAsked(asked)),
        uses.stream().flatMapToInt(observation -> observation.value().stream()).average());
  }

  /** A question that a whole panel rates was asked once. */
  private static int timesAsked(List<Observation> uses) {
    return (int)
        uses.stream()
            .map(observation -> observation.interview() + "/" + observation.question())
            .distinct()
            .count();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
