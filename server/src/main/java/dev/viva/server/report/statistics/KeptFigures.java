package dev.viva.server.report.statistics;

import dev.viva.server.interview.PanelCards;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * What statistics keep of people who were erased: sums over all of them together, without person,
 * interview or time.
 *
 * @param questions by id
 * @param raters by id of the interviewer
 */
public record KeptFigures(Map<String, OfQuestion> questions, Map<String, OfRater> raters) {
  /** Of nobody. */
  public static final KeptFigures NONE = new KeptFigures(Map.of(), Map.of());

  /**
   * Over one question.
   *
   * @param asked interviews in which somebody asked it
   * @param pairs its ratings and the means of the others on the same scorecards
   */
  public record OfQuestion(
      Set<String> areas, long asked, Sums ratings, Sums seconds, Sums.Pairs pairs) {
    static final OfQuestion NONE =
        new OfQuestion(Set.of(), 0, Sums.NONE, Sums.NONE, Sums.Pairs.NONE);

    public OfQuestion {
      areas = Collections.unmodifiableSet(new TreeSet<>(areas));
    }

    OfQuestion plus(OfQuestion other) {
      Set<String> all = new TreeSet<>(areas);
      all.addAll(other.areas);
      return new OfQuestion(
          all,
          asked + other.asked,
          ratings.plus(other.ratings),
          seconds.plus(other.seconds),
          pairs.plus(other.pairs));
    }

    static OfQuestion of(List<Observation> observations) {
      List<Observation> paired =
          observations.stream().filter(seen -> seen.rest().isPresent()).toList();
      return new OfQuestion(
          observations.stream().flatMap(seen -> seen.areas().stream()).collect(Collectors.toSet()),
          observations.stream()
              .filter(Observation::asked)
              .map(Observation::interview)
              .distinct()
              .count(),
          Sums.of(
              observations.stream()
                  .flatMapToInt(seen -> seen.value().stream())
                  .asDoubleStream()
                  .boxed()
                  .toList()),
          Sums.of(
              observations.stream()
                  .filter(seen -> seen.asked() && seen.seconds() > 0)
                  .map(seen -> (double) seen.seconds())
                  .toList()),
          Sums.Pairs.of(
              paired.stream().map(seen -> (double) seen.value().getAsInt()).toList(),
              paired.stream().map(seen -> seen.rest().getAsDouble()).toList()));
    }
  }

  /**
   * Over one interviewer.
   *
   * @param missing drafts after the end of the interview
   * @param differences to the mean of the others on the same question
   * @param hours from the end of the interview to the submission
   */
  public record OfRater(long scorecards, long missing, Sums ratings, Sums differences, Sums hours) {
    static final OfRater NONE = new OfRater(0, 0, Sums.NONE, Sums.NONE, Sums.NONE);

    OfRater plus(OfRater other) {
      return new OfRater(
          scorecards + other.scorecards,
          missing + other.missing,
          ratings.plus(other.ratings),
          differences.plus(other.differences),
          hours.plus(other.hours));
    }
  }

  public KeptFigures {
    questions = Collections.unmodifiableMap(new TreeMap<>(questions));
    raters = Collections.unmodifiableMap(new TreeMap<>(raters));
  }

  /** The sums over these scorecards. */
  public static KeptFigures of(Collection<PanelCards> panels) {
    Map<String, List<Observation>> seen =
        Observation.of(panels).stream().collect(Collectors.groupingBy(Observation::question));
    Map<String, OfQuestion> questions = new TreeMap<>();
    seen.forEach((question, all) -> questions.put(question, OfQuestion.of(all)));
    return new KeptFigures(questions, RaterStatistics.sums(panels));
  }

  public KeptFigures plus(KeptFigures other) {
    return new KeptFigures(
        merged(questions, other.questions, OfQuestion::plus),
        merged(raters, other.raters, OfRater::plus));
  }

  private static <T> Map<String, T> merged(
      Map<String, T> some, Map<String, T> others, BinaryOperator<T> plus) {
    Map<String, T> all = new TreeMap<>(some);
    others.forEach((id, value) -> all.merge(id, value, plus));
    return all;
  }

  OfQuestion question(String id) {
    return questions.getOrDefault(id, OfQuestion.NONE);
  }
}
