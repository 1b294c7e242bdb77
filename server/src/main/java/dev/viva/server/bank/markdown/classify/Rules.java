package dev.viva.server.bank.markdown.classify;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.markdown.dialect.Draft;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The words and weights of {@code classify.yaml}. */
final class Rules {
  private static final Pattern YEARS =
      Pattern.compile(
          "(\\d{1,2})\\s*(?:(\\+)|(?:-|–|—|to|a|до)\\s*(\\d{1,2})(\\+)?)?\\s*(?:\\+\\s*)?(?:years?|yrs?|yoe|años|anos|jahre|ans|лет|года|год|年)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MINUTES =
      Pattern.compile(
          "(\\d{1,2})\\s*(?:min|minutes|mins|m|минут|мин|minutos|分钟)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern RANGE = Pattern.compile("(\\d{1,2})(?:\\+|-(\\d{1,2}))");
  private static final Pattern OF_FIVE =
      Pattern.compile(
          "(?:difficulty|dificultad|dificuldade|сложность|难度)\\W*([1-5])(?:\\s*/\\s*5)?\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STARS = Pattern.compile("[⭐★]{1,5}");

  private final Map<String, Object> file;
  private final Map<String, Double> areaWeights = new LinkedHashMap<>();
  private final Set<String> ambiguous;
  private final List<KindRule> kinds = new ArrayList<>();
  private final List<Named<LevelRange>> levels = new ArrayList<>();
  private final List<Named<Integer>> difficulties = new ArrayList<>();
  private final Map<Kind, Double> difficultyOfKind = new EnumMap<>(Kind.class);
  private final List<Weighted> difficultyWords = new ArrayList<>();

  private Rules(Map<String, Object> file) {
    this.file = file;
    map(file.get("area_weights")).forEach((key, value) -> areaWeights.put(key, number(value)));
    ambiguous = Set.copyOf(strings(file.get("area_ambiguous")));
    map(file.get("kinds")).forEach((name, rule) -> kinds.add(KindRule.of(name, map(rule))));
    for (Object level : (List<?>) file.get("levels")) {
      levels.add(
          new Named<>(
              strings(map(level).get("words")), range(String.valueOf(map(level).get("years")))));
    }
    for (Object difficulty : (List<?>) file.get("difficulties")) {
      difficulties.add(
          new Named<>(
              strings(map(difficulty).get("words")), (int) number(map(difficulty).get("value"))));
    }
    Map<String, Object> inferred = map(file.get("difficulty"));
    map(inferred.get("kind"))
        .forEach(
            (kind, value) ->
                difficultyOfKind.put(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), number(value)));
    map(inferred.get("words"))
        .forEach(
            (points, words) ->
                difficultyWords.add(new Weighted(Double.parseDouble(points), strings(words))));
  }

  /** A value with the words that state it. */
  private record Named<T>(List<String> words, T value) {}

  private record Weighted(double points, List<String> words) {
    /** Points once, however many of the words are there. */
    double in(Words text) {
      for (String word : words) {
        if (text.has(word)) {
          return points;
        }
      }
      return 0;
    }
  }

  /** How a kind is recognised. */
  record KindRule(
      Kind kind,
      double base,
      double code,
      double minutes,
      List<Weighted> promptWords,
      List<Weighted> sectionWords) {
    static KindRule of(String name, Map<String, Object> rule) {
      return new KindRule(
          Kind.valueOf(name.toUpperCase(Locale.ROOT)),
          number(rule.getOrDefault("base", 0)),
          number(rule.getOrDefault("code", 0)),
          number(rule.get("minutes")),
          weighted(rule.get("prompt")),
          weighted(rule.get("section")));
    }

    private static List<Weighted> weighted(Object words) {
      List<Weighted> list = new ArrayList<>();
      map(words)
          .forEach(
              (points, phrases) ->
                  list.add(new Weighted(Double.parseDouble(points), strings(phrases))));
      return list;
    }

    double prompt(Words text) {
      return promptWords.stream().mapToDouble(w -> w.in(text)).sum();
    }

    double section(Words text) {
      return sectionWords.stream().mapToDouble(w -> w.in(text)).max().orElse(0);
    }
  }

  static Rules standard() {
    try (InputStream in =
        Rules.class.getResourceAsStream("/dev/viva/server/bank/markdown/classify.yaml")) {
      if (in == null) {
        throw new IllegalStateException("classify.yaml is missing from the class path");
      }
      return new Rules(map(new Load(LoadSettings.builder().build()).loadFromInputStream(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double areaWeight(String place) {
    return areaWeights.getOrDefault(place, 0.0);
  }

  double areaWordBonus() {
    return number(file.get("area_word_bonus"));
  }

  boolean isAmbiguous(String alias) {
    return ambiguous.contains(alias);
  }

  double ambiguousFactor() {
    return number(file.get("area_ambiguous_factor"));
  }

  int areaMax() {
    return (int) number(file.get("area_max"));
  }

  double areaShare() {
    return number(file.get("area_share"));
  }

  String areaFallback() {
    return String.valueOf(file.get("area_fallback"));
  }

  List<KindRule> kinds() {
    return kinds;
  }

  /** The level that {@code text} states, as years or as a name. */
  Optional<LevelRange> level(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Matcher years = YEARS.matcher(text);
    if (years.find()) {
      return Optional.of(years(years));
    }
    Words words = Words.of(text);
    for (Named<LevelRange> level : levels) {
      for (String word : level.words()) {
        if (words.has(word)) {
          return Optional.of(level.value());
        }
      }
    }
    return Optional.empty();
  }

  private static LevelRange years(Matcher years) {
    int from = Math.min(60, Integer.parseInt(years.group(1)));
    if (years.group(3) == null) {
      return LevelRange.atLeast(from);
    }
    int to = Math.min(60, Integer.parseInt(years.group(3)));
    return years.group(4) != null || to < from
        ? LevelRange.atLeast(from)
        : new LevelRange(from, to);
  }

  /** The difficulty that a mark beside a question states. */
  Optional<Integer> difficulty(String mark) {
    Matcher number = OF_FIVE.matcher(mark);
    if (number.matches()) {
      return Optional.of(Integer.parseInt(number.group(1)));
    }
    Matcher stars = STARS.matcher(mark);
    if (stars.find()) {
      return Optional.of(stars.group().length());
    }
    Words words = Words.of(mark);
    for (int i = difficulties.size() - 1; i >= 0; i--) {
      for (String word : difficulties.get(i).words()) {
        if (words.has(word) || (word.codePointAt(0) > 0x2600 && mark.contains(word))) {
          return Optional.of(difficulties.get(i).value());
        }
      }
    }
    return Optional.empty();
  }

  static Optional<Integer> minutes(String mark) {
    Matcher minutes = MINUTES.matcher(mark);
    return minutes.find()
        ? Optional.of(Math.max(1, Math.min(60, Integer.parseInt(minutes.group(1)))))
        : Optional.empty();
  }

  double difficultyBase() {
    return number(map(file.get("difficulty")).get("base"));
  }

  double difficultyOf(Kind kind) {
    return difficultyOfKind.getOrDefault(kind, 0.0);
  }

  double difficultyOf(LevelRange level) {
    Map<String, Object> byLevel = map(map(file.get("difficulty")).get("level"));
    String name =
        level.minYears() >= 8
            ? "staff"
            : level.minYears() >= 4 ? "senior" : level.minYears() >= 2 ? "mid" : "junior";
    return number(byLevel.getOrDefault(name, 0));
  }

  double difficultyWords(Words text) {
    return difficultyWords.stream().mapToDouble(w -> w.in(text)).sum();
  }

  LevelRange levelOfDifficulty(int difficulty) {
    return range(
        String.valueOf(map(file.get("level_of_difficulty")).get(Integer.toString(difficulty))));
  }

  int minutesOf(Kind kind, Draft draft, int difficulty) {
    Map<String, Object> extra = map(file.get("minutes"));
    double minutes =
        kinds.stream()
            .filter(rule -> rule.kind() == kind)
            .mapToDouble(KindRule::minutes)
            .findFirst()
            .orElse(5);
    minutes += Math.min(3, draft.probes().size()) * number(extra.get("per_probe"));
    minutes += draft.answer().length() > 1500 ? number(extra.get("long_answer")) : 0;
    minutes += draft.text().contains("```") ? number(extra.get("code")) : 0;
    minutes += draft.options().isEmpty() ? 0 : number(extra.get("options"));
    minutes += difficulty >= 4 ? number(extra.get("hard")) : 0;
    return (int) Math.max(1, Math.min(60, Math.round(minutes)));
  }

  private static LevelRange range(String years) {
    Matcher range = RANGE.matcher(years);
    if (!range.matches()) {
      throw new IllegalStateException("classify.yaml: '" + years + "' is no range of years");
    }
    int from = Integer.parseInt(range.group(1));
    return range.group(2) == null
        ? LevelRange.atLeast(from)
        : new LevelRange(from, Integer.parseInt(range.group(2)));
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> result = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, v) -> result.put(String.valueOf(key), v));
    }
    return result;
  }

  private static List<String> strings(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }
}
