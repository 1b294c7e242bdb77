package dev.viva.server.report.statistics;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Question;
import dev.viva.server.interview.PanelCards;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    return of(active, panels, KeptFigures.NONE);
  }

  /** The same with what is kept of people who were erased. */
  public static List<AreaUse> of(
      List<Question> active, Collection<PanelCards> panels, KeptFigures kept) {
    Collection<Use> uses = uses(panels, kept);
    Set<String> paths = new TreeSet<>();
    active.forEach(
        question -> question.tags().areas().forEach(path -> addWithParents(path, paths)));
    uses.forEach(use -> use.areas().forEach(area -> addWithParents(area, paths)));
    return paths.stream().map(path -> of(path, active, uses)).toList();
  }

  /**
   * One question under the areas that it had there.
   *
   * @param asked times that it was put to a candidate
   */
  private record Use(String question, Set<String> areas, long asked, Sums ratings) {
    boolean isIn(String path) {
      return areas.stream().anyMatch(area -> Area.covers(path, area));
    }
  }

  private static List<Use> uses(Collection<PanelCards> panels, KeptFigures kept) {
    List<Use> uses = new ArrayList<>();
    // A question that a whole panel rates was asked once.
    Map<String, List<Observation>> asked =
        Observation.of(panels).stream()
            .filter(Observation::asked)
            .collect(
                Collectors.groupingBy(
                    seen -> seen.interview() + "/" + seen.question(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    for (List<Observation> together : asked.values()) {
      KeptFigures.OfQuestion sums = KeptFigures.OfQuestion.of(together);
      uses.add(new Use(together.get(0).question(), sums.areas(), 1, sums.ratings()));
    }
    kept.questions()
        .forEach(
            (id, sums) -> {
              if (sums.asked() > 0) {
                uses.add(new Use(id, sums.areas(), sums.asked(), sums.ratings()));
              }
            });
    return uses;
  }

  private static void addWithParents(String path, Set<String> paths) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      paths.add(path.substring(0, end));
    }
  }

  private static AreaUse of(String path, List<Question> active, Collection<Use> all) {
    List<Question> questions =
        active.stream()
            .filter(
                question ->
                    question.tags().areas().stream().anyMatch(area -> Area.covers(path, area)))
            .toList();
    List<Use> uses = all.stream().filter(use -> use.isIn(path)).toList();
    Set<String> used = all.stream().map(Use::question).collect(Collectors.toSet());
    return new AreaUse(
        path,
        questions.size(),
        timesAsked(uses),
        (int) questions.stream().filter(question -> !used.contains(question.id())).count(),
        share(questions.size(), active.size()),
        share(timesAsked(uses), timesAsked(all)),
        uses.stream().map(Use::ratings).reduce(Sums.NONE, Sums::plus).mean());
  }

  private static int timesAsked(Collection<Use> uses) {
    return (int) uses.stream().mapToLong(Use::asked).sum();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
