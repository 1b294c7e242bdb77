package dev.viva.server.plan;

import dev.viva.server.bank.Area;
import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.brief.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Why the next best question for a place of a plan is the worse one, as one would say it. */
final class Drawback {
  private final Assembly assembly;
  private final List<Candidate> plan;
  private final Candidate place;
  private final Candidate rival;

  private Drawback(Assembly assembly, List<Candidate> plan, Candidate place, Candidate rival) {
    this.assembly = assembly;
    this.plan = plan;
    this.place = place;
    this.rival = rival;
  }

  /**
   * The main reason why a rival costs more.
   *
   * @param plan with {@code place} in it
   * @return a clause about the rival as "it"
   */
  static String of(Assembly assembly, List<Candidate> plan, Candidate place, Rivals.Rival rival) {
    Objective.Term term =
        rival.more().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(Objective.Term.QUESTIONS);
    Drawback drawback = new Drawback(assembly, plan, place, rival.candidate());
    return switch (term) {
      case AREA_BALANCE -> drawback.area();
      case UNUSED_MINUTES -> drawback.length() + ", which would stay unused";
      case DIFFICULTY -> drawback.difficulty();
      case KINDS -> drawback.kinds();
      case TOPICS -> "it is about something that the plan asks already";
      case QUESTIONS -> drawback.own();
    };
  }

  /** {@code it is 2 minutes shorter}. */
  private String length() {
    int longer = rival.minutes() - minutes();
    return "it is "
        + Words.count(Math.abs(longer), "minute")
        + (longer < 0 ? " shorter" : " longer");
  }

  /** Minutes of the place, probes included. */
  private int minutes() {
    return plan.stream()
        .filter(one -> one.question().id.equals(place.question().id))
        .mapToInt(Candidate::minutes)
        .sum();
  }

  private String area() {
    if (assembly.areas.size() == 1) {
      return length() + (rival.minutes() < minutes() ? ", which would stay unused" : "");
    }
    String wanted = assembly.areas.get(place.area());
    if (rival.area() == place.area()) {
      return length()
          + (rival.minutes() < minutes()
              ? ", which " + wanted + " would lack"
              : ", too many for " + wanted);
    }
    int lacking = assembly.shares[place.area()] - left(place.area());
    return "it is about "
        + assembly.areas.get(rival.area())
        + (lacking > 0 ? ", and " + wanted + " would lack " + Words.count(lacking, "minute") : "");
  }

  /** Minutes of an area without the place. */
  private int left(int area) {
    return plan.stream()
        .filter(one -> one.area() == area && !one.question().id.equals(place.question().id))
        .mapToInt(Candidate::minutes)
        .sum();
  }

  private String difficulty() {
    return rival.band() == place.band()
        ? own()
        : "it is " + (rival.band() < place.band() ? "easier" : "harder") + " than wanted here";
  }

  private String kinds() {
    for (EnumSet<Kind> group : assembly.wanted) {
      boolean left =
          plan.stream()
              .anyMatch(
                  one ->
                      !one.question().id.equals(place.question().id)
                          && group.contains(one.question().kind()));
      if (!left && !group.contains(rival.question().kind())) {
        return "then no question would be "
            + String.join(" or ", group.stream().map(Words::of).toList());
      }
    }
    return own();
  }

  /** One thing that makes a minute of a question cost points. */
  private record Flaw(int points, String words) {}

  private String own() {
    List<Flaw> mine = flaws(place.question());
    List<Flaw> theirs = flaws(rival.question());
    Flaw worst =
        theirs.stream()
            .filter(flaw -> flaw.points > 0)
            .findFirst()
            .orElse(new Flaw(0, "it suits a little less"));
    int most = 0;
    for (int i = 0; i < theirs.size(); i++) {
      int more = theirs.get(i).points - mine.get(i).points;
      if (more > most) {
        most = more;
        worst = theirs.get(i);
      }
    }
    return worst.words;
  }

  /** The same flaws in the same order for every question. */
  private List<Flaw> flaws(Entry entry) {
    Suitability suitability = assembly.suitability;
    PlanWeights weights = assembly.weights;
    int quality = Entry.quality(entry.packed);
    Usage usage = assembly.request.usage().get(entry.id);
    int level = Entry.level(entry.packed);
    int off = entry.difficulty() - assembly.level;
    List<Flaw> flaws = new ArrayList<>();
    flaws.add(new Flaw(suitability.fit(level), "it is meant for " + Words.of(range(level))));
    flaws.add(
        new Flaw(
            Math.abs(off) == 2 ? weights.twoStepsOff() : 0,
            "it is rather "
                + (off < 0 ? "easy" : "hard")
                + " for "
                + Words.of(assembly.request.brief().level())));
    flaws.add(
        new Flaw(
            suitability.isAside(entry) ? weights.aside() : 0,
            "it is mainly about " + Area.top(entry.areas.get(0))));
    flaws.add(
        new Flaw(
            usage == null ? 0 : usage.points(weights),
            "it was " + (usage == null ? "never asked" : Reasons.asked(usage))));
    flaws.add(new Flaw(Entry.rubricPoints(quality, weights), "it has no rubric"));
    flaws.add(new Flaw(Entry.answerPoints(quality, weights), "it has no answer to compare with"));
    flaws.add(
        new Flaw(Entry.doubtPoints(quality, weights), "the import had to guess what it is about"));
    return flaws;
  }

  private static LevelRange range(int level) {
    int to = Entry.levelTo(level);
    return to == Integer.MAX_VALUE
        ? LevelRange.atLeast(Entry.levelFrom(level))
        : new LevelRange(Entry.levelFrom(level), to);
  }
}
