package dev.viva.server.plan;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.brief.Brief;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Random banks and requests, the same for the same seed. */
final class RandomBanks {
  static final List<String> TOPS =
      List.of(
          "python",
          "django",
          "databases",
          "devops",
          "apis",
          "testing",
          "security",
          "queues",
          "caching",
          "system-design",
          "algorithms",
          "behavioural");
  private static final int[][] MINUTES = {{3, 8}, {8, 20}, {5, 12}, {8, 25}, {5, 15}, {5, 12}};
  private static final List<LevelRange> LEVELS =
      List.of(
          new LevelRange(0, 2),
          new LevelRange(0, 4),
          new LevelRange(1, 4),
          new LevelRange(2, 5),
          new LevelRange(2, 6),
          new LevelRange(3, 8),
          new LevelRange(4, 10),
          LevelRange.atLeast(3),
          LevelRange.atLeast(5),
          LevelRange.atLeast(8),
          LevelRange.ANY);
  private static final Rubric RUBRIC = new Rubric(List.of("a", "b", "c", "d"));

  private RandomBanks() {}

  static List<Question> questions(int count, long seed) {
    Random random = new Random(seed);
    List<Question> questions = new ArrayList<>(count);
    int topics = Math.max(6, count / 120);
    for (int i = 0; i < count; i++) {
      boolean probe = i > 3 && random.nextInt(40) == 0;
      Question parent = probe ? questions.get(random.nextInt(i)) : null;
      if (parent != null && !parent.tags().probeOf().isEmpty()) {
        parent = null;
      }
      questions.add(
          question(
              "q" + Integer.toString(i, 36) + "-" + (random.nextInt(900_000) + 100_000),
              random,
              topics,
              Math.max(1, count / 8),
              parent));
    }
    return questions;
  }

  private static Question question(
      String id, Random random, int topics, int groups, Question parent) {
    String top = TOPS.get(Math.min(random.nextInt(TOPS.size()), random.nextInt(TOPS.size())));
    List<String> areas = new ArrayList<>();
    areas.add(top + "/sub" + random.nextInt(6));
    while (random.nextInt(4) == 0) {
      areas.add(TOPS.get(random.nextInt(TOPS.size())) + "/sub" + random.nextInt(6));
    }
    Kind kind = Kind.values()[Math.min(random.nextInt(6), random.nextInt(8))];
    int[] range = MINUTES[kind.ordinal()];
    int minutes = range[0] + random.nextInt(range[1] - range[0] + 1);
    Map<Question.Tag, Double> inferred = new HashMap<>();
    for (Question.Tag tag : Question.Tag.values()) {
      if (random.nextInt(5) == 0) {
        inferred.put(tag, random.nextDouble());
      }
    }
    String topic = random.nextInt(10) == 0 ? "" : top + "-t" + random.nextInt(topics);
    String group = random.nextInt(12) == 0 ? "g" + random.nextInt(groups) : "";
    Question.Content content =
        new Question.Content(
            "",
            "?",
            random.nextInt(8) == 0 ? "" : "!",
            random.nextInt(3) == 0 ? Optional.empty() : Optional.of(RUBRIC),
            List.of(),
            List.of(),
            "",
            List.of());
    Question.Tags tags =
        new Question.Tags(
            areas,
            kind,
            LEVELS.get(random.nextInt(LEVELS.size())),
            1 + random.nextInt(5),
            parent == null ? minutes : 2 + random.nextInt(5),
            topic,
            group,
            parent == null ? "" : parent.id(),
            inferred);
    Question.Status status =
        random.nextInt(50) == 0 ? Question.Status.RETIRED : Question.Status.ACTIVE;
    return new Question(id, "bank", content, tags, new Question.Source("", 0, ""), status, 1);
  }

  /**
   * A request as interviewers make them: one to four areas, 30 to 90 minutes, now and then bounds.
   */
  static PlanRequest request(List<Question> questions, long seed) {
    Random random = new Random(seed * 7919 + 13);
    int drawn = List.of(30, 45, 45, 60, 60, 60, 75, 90).get(random.nextInt(8));
    int minutes = seed % 17 == 0 ? 15 + (int) (seed / 17 % 7) : drawn;
    int count = List.of(1, 2, 2, 2, 3, 3, 4).get(random.nextInt(7));
    List<Brief.AreaShare> areas = new ArrayList<>();
    Set<String> named = new HashSet<>();
    while (areas.size() < count) {
      String area = TOPS.get(random.nextInt(TOPS.size()));
      area = random.nextInt(12) == 0 ? area + "/sub" + random.nextInt(6) : area;
      if (named.add(area)) {
        areas.add(share(area, random, minutes));
      }
    }
    if (random.nextInt(12) == 0) {
      areas.clear();
    }
    List<LevelRange> levels =
        List.of(
            new LevelRange(0, 2),
            new LevelRange(2, 4),
            new LevelRange(2, 5),
            LevelRange.atLeast(4),
            new LevelRange(5, 8),
            LevelRange.atLeast(8),
            LevelRange.atLeast(3),
            LevelRange.ANY);
    List<Brief.KindBound> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (random.nextInt(12) == 0) {
        int min = random.nextInt(3);
        kinds.add(
            new Brief.KindBound(
                kind,
                min,
                random.nextBoolean()
                    ? OptionalInt.empty()
                    : OptionalInt.of(min + random.nextInt(2))));
      }
    }
    List<Kind> excluded =
        random.nextInt(6) == 0 ? List.of(Kind.values()[random.nextInt(6)]) : List.of();
    List<String> excludedAreas =
        random.nextInt(8) == 0
            ? List.of(TOPS.get(random.nextInt(TOPS.size())) + "/sub1")
            : List.of();
    Brief brief =
        new Brief(
            "",
            levels.get(random.nextInt(levels.size())),
            areas,
            minutes,
            kinds,
            excludedAreas,
            excluded);
    Map<String, Usage> usage = new HashMap<>();
    Set<String> out = new HashSet<>();
    for (int i = 0; i < Math.min(questions.size() / 10, 400); i++) {
      usage.put(
          questions.get(random.nextInt(questions.size())).id(),
          new Usage(random.nextInt(12), random.nextInt(90)));
    }
    for (int i = 0; i < Math.min(questions.size() / 20, 60); i++) {
      out.add(questions.get(random.nextInt(questions.size())).id());
    }
    Set<String> pinned = new HashSet<>();
    while (random.nextInt(8) == 0) {
      pinned.add(questions.get(random.nextInt(questions.size())).id());
    }
    out.removeAll(pinned);
    return PlanRequest.of(brief)
        .withUsage(usage)
        .withExcluded(out)
        .withPinned(pinned)
        .withSeed(seed)
        .withDeadlineMillis(60_000);
  }

  private static Brief.AreaShare share(String area, Random random, int minutes) {
    int parts = 1 + random.nextInt(3);
    if (random.nextInt(15) == 0) {
      int min = random.nextInt(minutes / 4);
      return new Brief.AreaShare(
          area, parts, OptionalInt.of(min), OptionalInt.of(min + 5 + random.nextInt(10)));
    }
    return new Brief.AreaShare(area, parts);
  }
}
