package dev.viva.server.bank.markdown.classify;

import static dev.viva.server.bank.markdown.classify.RuleFile.map;
import static dev.viva.server.bank.markdown.classify.RuleFile.number;
import static dev.viva.server.bank.markdown.classify.RuleFile.phrases;
import static dev.viva.server.bank.markdown.classify.RuleFile.strings;

import dev.viva.server.bank.Kind;
import dev.viva.server.bank.LevelRange;
import dev.viva.server.bank.markdown.classify.RuleFile.Weighted;
import dev.viva.server.bank.markdown.classify.Words.Phrase;
import dev.viva.server.bank.markdown.dialect.Draft;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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

  private final Map<String, Double> areaWeights = new LinkedHashMap<>();
  private final Set<String> ambiguous;
  private final List<KindRule> kinds = new ArrayList<>();
  private final List<Named<LevelRange>> levels = new ArrayList<>();
  private final List<Named<Integer>> difficulties = new ArrayList<>();
  private final Map<Kind, Double> difficultyOfKind = new EnumMap<>(Kind.class);
  private final Map<String, Double> difficultyOfLevel = new HashMap<>();
  private final Map<Integer, LevelRange> levelOfDifficulty = new HashMap<>();
  private final Map<String, Double> minutes = new HashMap<>();
  private final List<Weighted> difficultyWords;
  private final double difficultyBase;
  private final double areaWordBonus;
  private final double ambiguousFactor;
  private final double outsideFactor;
  private final List<Set<String>> rivals = new ArrayList<>();
  private final double areaShare;
  private final int areaMax;
  private final String areaFallback;

  private Rules(Map<String, Object> file) {
    map(file.get("area_weights")).forEach((key, value) -> areaWeights.put(key, number(value)));
    ambiguous = Set.copyOf(strings(file.get("area_ambiguous")));
    map(file.get("kinds")).forEach((name, rule) -> kinds.add(KindRule.of(name, map(rule))));
    for (Object level : (List<?>) file.get("levels")) {
      levels.add(
          new Named<>(
              phrases(map(level).get("words")), range(String.valueOf(map(level).get("years")))));
    }
    for (Object difficulty : (List<?>) file.get("difficulties")) {
      difficulties.add(
          new Named<>(
              phrases(map(difficulty).get("words")), (int) number(map(difficulty).get("value"))));
    }
    Map<String, Object> inferred = map(file.get("difficulty"));
    map(inferred.get("kind"))
        .forEach(
            (kind, value) ->
                difficultyOfKind.put(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), number(value)));
    difficultyWords = RuleFile.weighted(inferred.get("words"));
    difficultyBase = number(inferred.get("base"));
    map(inferred.get("level"))
        .forEach((level, value) -> difficultyOfLevel.put(level, number(value)));
    map(file.get("minutes")).forEach((extra, value) -> minutes.put(extra, number(value)));
    map(file.get("level_of_difficulty"))
        .forEach(
            (difficulty, years) ->
                levelOfDifficulty.put(Integer.valueOf(difficulty), range(String.valueOf(years))));
    areaWordBonus = number(file.get("area_word_bonus"));
    ambiguousFactor = number(file.get("area_ambiguous_factor"));
    outsideFactor = number(file.get("area_outside_factor"));
    for (Object family : (List<?>) file.get("area_rivals")) {
      rivals.add(Set.copyOf(strings(family)));
    }
    areaMax = (int) number(file.get("area_max"));
    areaShare = number(file.get("area_share"));
    areaFallback = String.valueOf(file.get("area_fallback"));
  }

  /** A value with the words that state it. */
  private record Named<T>(List<Phrase> words, T value) {}

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
    return areaWordBonus;
  }

  boolean isAmbiguous(String alias) {
    return ambiguous.contains(alias);
  }

  double ambiguousFactor() {
    return ambiguousFactor;
  }

  /** How much a word of another area counts on a page that is about one. */
  double outsideFactor() {
    return outsideFactor;
  }

  /** The top-level areas that belong together with {@code top}, none where it is no language. */
  Set<String> family(String top) {
    return rivals.stream().filter(family -> family.contains(top)).findFirst().orElse(Set.of());
  }

  int areaMax() {
    return areaMax;
  }

  double areaShare() {
    return areaShare;
  }

  String areaFallback() {
    return areaFallback;
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
      for (Phrase word : level.words()) {
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
      for (Phrase word : difficulties.get(i).words()) {
        String text = word.text();
        if (words.has(word) || (text.codePointAt(0) > 0x2600 && mark.contains(text))) {
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
    return difficultyBase;
  }

  double difficultyOf(Kind kind) {
    return difficultyOfKind.getOrDefault(kind, 0.0);
  }

  double difficultyOf(LevelRange level) {
    String name =
        level.minYears() >= 8
            ? "staff"
            : level.minYears() >= 4 ? "senior" : level.minYears() >= 2 ? "mid" : "junior";
    return difficultyOfLevel.getOrDefault(name, 0.0);
  }

  double difficultyWords(Words text) {
    double points = 0;
    for (Weighted weighted : difficultyWords) {
      points += weighted.in(text);
    }
    return points;
  }

  LevelRange levelOfDifficulty(int difficulty) {
    return levelOfDifficulty.get(difficulty);
  }

  int minutesOf(Kind kind, Draft draft, int difficulty) {
    double sum =
        kinds.stream()
            .filter(rule -> rule.kind() == kind)
            .mapToDouble(KindRule::minutes)
            .findFirst()
            .orElse(5);
    sum += Math.min(3, draft.probes().size()) * extra("per_probe");
    sum += draft.answer().length() > 1500 ? extra("long_answer") : 0;
    sum += draft.text().contains("```") ? extra("code") : 0;
    sum += draft.options().isEmpty() ? 0 : extra("options");
    sum += difficulty >= 4 ? extra("hard") : 0;
    return (int) Math.max(1, Math.min(60, Math.round(sum)));
  }

  private double extra(String name) {
    return minutes.getOrDefault(name, 0.0);
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
}
