package dev.viva.server.bank.markdown.classify;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.Question.Tag;
import dev.viva.server.bank.Question.Tags;
import dev.viva.server.bank.markdown.AreaLookup;
import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.dialect.Draft;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives every draft its tags, by the words and weights of {@code classify.yaml}. */
public final class Classifier {
  private static final Rules RULES = Rules.standard();

  /** Characters of an answer that are looked at for areas. */
  private static final int LOOKED_AT = 400;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}+#]+");

  private final AreaWords areas;
  private final ImportOptions options;
  private final Map<String, Map<String, Double>> placeCache = new HashMap<>();
  private final Map<List<String>, Words> sectionCache = new HashMap<>();
  private final Map<String, Optional<Stated>> levelCache = new HashMap<>();

  /** A classifier for one import. */
  public Classifier(AreaLookup lookup, ImportOptions options) {
    this.areas = AreaWords.of(lookup, RULES);
    this.options = options;
  }

  /** A value that the document states, and where. */
  private record Stated(LevelRange level) {}

  /**
   * The tags of {@code draft}, read in a document called {@code file} with the title {@code title}.
   */
  public Tags tags(Draft draft, String file, String title) {
    Map<Tag, Double> inferred = new EnumMap<>(Tag.class);
    List<String> found = areas(draft, file, title, inferred);
    Words prompt = Words.of(draft.title() + " " + draft.text());
    Kind kind = kind(draft, prompt, inferred);
    Optional<LevelRange> stated = statedLevel(draft, title);
    int difficulty = difficulty(draft, prompt, kind, stated, inferred);
    LevelRange level = level(stated, difficulty, inferred);
    int minutes = minutes(draft, kind, difficulty, inferred);
    return new Tags(found, kind, level, difficulty, minutes, topic(draft), "", "", inferred);
  }

  private static String topic(Draft draft) {
    for (String tag : draft.tags()) {
      int colon = tag.indexOf(": ");
      String key = colon < 0 ? "" : tag.substring(0, colon);
      if (key.equals("topic") || key.equals("topics") || key.equals("тема") || key.equals("tema")) {
        return tag.substring(colon + 2).strip();
      }
    }
    return "";
  }

  private List<String> areas(Draft draft, String file, String title, Map<Tag, Double> inferred) {
    if (!options.areas().isEmpty()) {
      return options.areas();
    }
    List<String> stated = statedAreas(draft);
    if (!stated.isEmpty()) {
      return stated;
    }
    Map<String, Double> points = placed(draft, file, title);
    Subject subject = Subject.of(points, RULES);
    add(points, areas.score(draft.text(), subject), RULES.areaWeight("text"));
    add(points, areas.score(draft.title(), subject), RULES.areaWeight("title"));
    String answer = draft.answer();
    add(
        points,
        areas.score(answer.length() > LOOKED_AT ? answer.substring(0, LOOKED_AT) : answer, subject),
        RULES.areaWeight("answer"));
    return ranked(points, inferred);
  }

  /** What the place of a question says: its sections, the title and the file. */
  private Map<String, Double> placed(Draft draft, String file, String title) {
    Map<String, Double> points = new HashMap<>();
    List<String> sections = draft.sections();
    for (int i = 0; i < sections.size() - 1; i++) {
      add(points, place(sections.get(i)), RULES.areaWeight("outer"));
    }
    if (sections.isEmpty() || !sections.get(0).equals(title)) {
      add(points, place(title), RULES.areaWeight("document"));
    }
    add(points, place(NO_WORD.matcher(file).replaceAll(" ")), RULES.areaWeight("file"));
    if (!sections.isEmpty()) {
      String section = sections.get(sections.size() - 1);
      add(points, under(Subject.of(points, RULES), section), RULES.areaWeight("section"));
    }
    return points;
  }

  /**
   * What a section says on a page about {@code outer}: "Communication" under "Microservices" is not
   * what it is under "Soft skills", nor are "Coroutines" under "Kotlin" Python's.
   */
  private Map<String, Double> under(Subject outer, String section) {
    return areas
        .child(outer.home(), section)
        .map(child -> Map.of(child, 1.0))
        .orElseGet(() -> areas.score(section, new Subject("", outer.language())));
  }

  private List<String> statedAreas(Draft draft) {
    List<String> stated = new ArrayList<>();
    for (String tag : draft.tags()) {
      int colon = tag.indexOf(": ");
      for (String word : tag.substring(colon < 0 ? 0 : colon + 2).split("[,;/|]")) {
        areas.resolve(word.strip()).filter(a -> !stated.contains(a)).ifPresent(stated::add);
      }
    }
    return stated;
  }

  private Map<String, Double> place(String words) {
    return placeCache.computeIfAbsent(words, areas::score);
  }

  private static void add(Map<String, Double> points, Map<String, Double> more, double weight) {
    more.forEach((area, score) -> points.merge(area, score * weight, Double::sum));
  }

  private List<String> ranked(Map<String, Double> points, Map<Tag, Double> inferred) {
    Map<String, Double> total = new HashMap<>();
    // A parent gains a little from its children, and a child from its parent: "PostgreSQL" under
    // "Databases".
    points.forEach(
        (area, score) -> {
          int slash = area.indexOf('/');
          double parent = slash < 0 ? 0 : points.getOrDefault(area.substring(0, slash), 0.0);
          total.put(area, score + parent * 0.5);
        });
    List<String> order = new ArrayList<>(total.keySet());
    order.sort(
        (a, b) -> {
          int byScore = Double.compare(total.get(b), total.get(a));
          return byScore != 0 ? byScore : a.compareTo(b);
        });
    if (order.isEmpty()) {
      inferred.put(Tag.AREAS, 0.1);
      return List.of(areas.fallback(RULES.areaFallback()));
    }
    double best = total.get(order.get(0));
    List<String> chosen = new ArrayList<>();
    for (String area : order) {
      boolean enough =
          total.get(area) >= best * RULES.areaShare() && chosen.size() < RULES.areaMax();
      boolean covered = chosen.stream().anyMatch(c -> c.startsWith(area + "/") || c.equals(area));
      if (enough && !covered) {
        chosen.add(area);
      }
    }
    double second = order.size() > 1 ? total.get(order.get(1)) : 0;
    double margin = best / (best + second * 0.5 + 1.5);
    inferred.put(Tag.AREAS, round(Math.min(0.95, margin)));
    return chosen;
  }

  private Kind kind(Draft draft, Words prompt, Map<Tag, Double> inferred) {
    for (String tag : draft.tags()) {
      Optional<Kind> stated = statedKind(tag);
      if (stated.isPresent()) {
        return stated.get();
      }
    }
    Words section =
        sectionCache.computeIfAbsent(
            draft.sections(), sections -> Words.of(String.join(" ", sections)));
    boolean code = draft.text().contains("```") || draft.answer().contains("```");
    Kind best = Kind.CONCEPTUAL;
    double most = 0;
    double second = 0;
    for (KindRule rule : RULES.kinds()) {
      double points =
          rule.base() + rule.prompt(prompt) + rule.section(section) + (code ? rule.code() : 0);
      if (points > most) {
        second = most;
        most = points;
        best = rule.kind();
      } else if (points > second) {
        second = points;
      }
    }
    inferred.put(
        Tag.KIND,
        round(Math.max(0.2, Math.min(0.95, most == 0 ? 0.2 : most / (most + second + 1)))));
    return best;
  }

  private static Optional<Kind> statedKind(String tag) {
    int colon = tag.indexOf(": ");
    if (colon < 0 || !(tag.startsWith("kind") || tag.startsWith("type"))) {
      return Optional.empty();
    }
    String value =
        tag.substring(colon + 2)
            .strip()
            .toUpperCase(Locale.ROOT)
            .replace("BEHAVIORAL", "BEHAVIOURAL");
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(value)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * What the document says of the level: beside the question first, then in its sections from the
   * nearest outwards, then in its title.
   */
  private Optional<LevelRange> statedLevel(Draft draft, String title) {
    if (options.level().isPresent()) {
      return options.level();
    }
    for (String mark : draft.marks()) {
      Optional<LevelRange> level = RULES.level(mark);
      if (level.isPresent()) {
        return level;
      }
    }
    for (int i = draft.sections().size() - 1; i >= 0; i--) {
      Optional<LevelRange> level = levelOf(draft.sections().get(i));
      if (level.isPresent()) {
        return level;
      }
    }
    return levelOf(title);
  }

  private Optional<LevelRange> levelOf(String words) {
    return levelCache
        .computeIfAbsent(words, w -> RULES.level(w).map(Stated::new))
        .map(Stated::level);
  }

  private int difficulty(
      Draft draft, Words prompt, Kind kind, Optional<LevelRange> level, Map<Tag, Double> inferred) {
    for (String mark : draft.marks()) {
      Optional<Integer> stated = RULES.difficulty(mark);
      if (stated.isPresent()) {
        return stated.get();
      }
    }
    double points = RULES.difficultyBase() + RULES.difficultyOf(kind);
    points += level.map(RULES::difficultyOf).orElse(0.0);
    points += RULES.difficultyWords(prompt);
    inferred.put(Tag.DIFFICULTY, level.isPresent() ? 0.5 : 0.4);
    return (int) Math.max(1, Math.min(5, Math.round(points)));
  }

  private static LevelRange level(
      Optional<LevelRange> stated, int difficulty, Map<Tag, Double> inferred) {
    if (stated.isPresent()) {
      return stated.get();
    }
    inferred.put(Tag.LEVEL, 0.35);
    return RULES.levelOfDifficulty(difficulty);
  }

  private static int minutes(Draft draft, Kind kind, int difficulty, Map<Tag, Double> inferred) {
    for (String mark : draft.marks()) {
      Optional<Integer> stated = Rules.minutes(mark);
      if (stated.isPresent()) {
        return stated.get();
      }
    }
    inferred.put(Tag.MINUTES, 0.5);
    return RULES.minutesOf(kind, draft, difficulty);
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
