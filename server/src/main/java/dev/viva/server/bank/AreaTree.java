package dev.viva.server.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The known areas and the names that people type for them. Immutable.
 *
 * <p>A name is matched by its key: lower case, {@code - _ / .} as blanks, every word in the
 * singular. So {@code CI-CD}, {@code ci/cd} and {@code CI CD} are the same, and so are {@code
 * databases} and {@code database}.
 */
public final class AreaTree {
  private final Map<String, Area> byPath;
  private final Map<String, Area> byKey;
  private final Map<String, Area> byJoinedKey;
  private final int longestKey;

  private AreaTree(Collection<Area> areas) {
    Map<String, Area> paths = new LinkedHashMap<>();
    areas.forEach(area -> paths.putIfAbsent(area.path(), area));
    byPath = paths;
    byKey = new LinkedHashMap<>();
    // A path or a name beats an alias, an area higher up beats one below it.
    for (Area area : paths.values()) {
      byKey.putIfAbsent(key(area.path()), area);
    }
    List<Area> fromTheTop = new ArrayList<>(paths.values());
    fromTheTop.sort(Comparator.comparingInt(area -> area.path().split("/", -1).length));
    fromTheTop.forEach(area -> byKey.putIfAbsent(key(area.name()), area));
    for (Area area : fromTheTop) {
      area.aliases().forEach(alias -> byKey.putIfAbsent(key(alias), area));
    }
    byJoinedKey = new HashMap<>();
    byKey.forEach((key, area) -> byJoinedKey.putIfAbsent(key.replace(" ", ""), area));
    longestKey = byKey.keySet().stream().mapToInt(key -> key.split(" ", -1).length).max().orElse(1);
  }

  /** A tree of these areas; the first of two with the same path counts. */
  public static AreaTree of(Collection<Area> areas) {
    return new AreaTree(areas);
  }

  /** Reads a file in the format of {@code seeds/areas.yaml}. */
  public static AreaTree load(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /**
   * Parses the format of {@code seeds/areas.yaml}: a list of maps with {@code id}, {@code name},
   * {@code aliases} and below them {@code areas}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static AreaTree parse(String yaml) {
    List<Area> areas = new ArrayList<>();
    try {
      addAll(areas, "", new Load(LoadSettings.builder().build()).loadFromString(yaml));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("the area tree is not valid YAML: " + e.getMessage(), e);
    }
    return new AreaTree(areas);
  }

  private static void addAll(List<Area> areas, String prefix, Object node) {
    for (Object item : list(node, prefix)) {
      if (!(item instanceof Map<?, ?> map) || map.get("id") == null) {
        throw new IllegalArgumentException(
            "below '" + prefix + "': expected a map with an id, found " + item);
      }
      String path = prefix + map.get("id");
      Object name = map.get("name") == null ? map.get("id") : map.get("name");
      List<String> aliases = new ArrayList<>();
      list(map.get("aliases"), path)
          .forEach(alias -> aliases.add(alias.toString().toLowerCase(Locale.ROOT)));
      areas.add(new Area(path, name.toString(), aliases));
      addAll(areas, path + "/", map.get("areas"));
    }
  }

  private static List<?> list(Object node, String where) {
    if (node == null) {
      return List.of();
    }
    if (node instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("below '" + where + "': expected a list, found " + node);
  }

  /**
   * This tree with an area for every path, and for every path above it, that it lacks; the last id
   * of the path is its name.
   */
  public AreaTree with(Collection<String> paths) {
    Map<String, Area> missing = new TreeMap<>();
    for (String path : paths) {
      for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
        String prefix = end < 0 ? path : path.substring(0, end);
        if (!byPath.containsKey(prefix)) {
          String id = prefix.substring(prefix.lastIndexOf('/') + 1);
          missing.put(prefix, new Area(prefix, id, List.of()));
        }
        if (end < 0) {
          break;
        }
      }
    }
    if (missing.isEmpty()) {
      return this;
    }
    List<Area> all = new ArrayList<>(byPath.values());
    all.addAll(missing.values());
    return new AreaTree(all);
  }

  /** All areas, parents before their children, as in the file. */
  public List<Area> list() {
    return List.copyOf(byPath.values());
  }

  /** The area with exactly this path. */
  public Optional<Area> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /**
   * The area meant by a path, a name or an alias as typed, in any case, with blanks or hyphens, in
   * the singular or plural.
   */
  public Optional<Area> resolve(String typed) {
    Area exact = byPath.get(typed.strip().toLowerCase(Locale.ROOT));
    if (exact != null) {
      return Optional.of(exact);
    }
    String key = key(typed);
    Area area = byKey.get(key);
    if (area == null && key.length() >= 5) {
      area = byJoinedKey.get(key.replace(" ", ""));
    }
    return Optional.ofNullable(area);
  }

  /** The longest name in words; no longer run of words can resolve. */
  public int longestName() {
    return longestKey;
  }

  /**
   * The area whose name is nearest to {@code typed}, if one is near enough to be a slip of the
   * keyboard.
   */
  public Optional<Area> suggest(String typed) {
    String key = key(typed);
    int best = Math.max(1, Math.min(3, key.length() / 4)) + 1;
    Area nearest = null;
    for (Map.Entry<String, Area> entry : byKey.entrySet()) {
      int distance = distance(key, entry.getKey(), best + 1);
      // Fingers rarely slip on the first letter and on another one too: "airflow" is not "gitflow".
      boolean slip = distance < 2 || key.charAt(0) == entry.getKey().charAt(0);
      boolean jumbled = distance == best && slip && letters(key).equals(letters(entry.getKey()));
      if ((distance < best && slip) || jumbled) {
        best = distance;
        nearest = entry.getValue();
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The letters of a word in order of the alphabet: "phyton" is "python" jumbled. */
  private static String letters(String word) {
    char[] letters = word.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  /** What names are compared by: see the class. */
  static String key(String text) {
    StringBuilder key = new StringBuilder();
    for (String word :
        text.toLowerCase(Locale.ROOT)
            .replace("&", " and ")
            .split("[\\s\\-_/.'\u2019\u2010-\u2015]+", -1)) {
      if (!word.isEmpty()) {
        key.append(key.isEmpty() ? "" : " ").append(singular(word));
      }
    }
    return key.toString();
  }

  private static String singular(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /** Damerau-Levenshtein distance (adjacent letters swapped count 1), cut off at {@code limit}. */
  static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(substitution, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        row[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return Math.min(limit, last[b.length()]);
  }
}
