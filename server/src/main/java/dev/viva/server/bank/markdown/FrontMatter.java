package dev.viva.server.bank.markdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The YAML between {@code ---} lines at the top of a document.
 *
 * @param values flat values as text, in order; lists are joined by a comma and a space
 * @param end line of the closing {@code ---}, 1-based; 0 where there is no front matter
 * @param fault what is wrong with it; empty where nothing is
 */
record FrontMatter(Map<String, String> values, int end, String fault) {
  private static final FrontMatter NONE = new FrontMatter(Map.of(), 0, "");
  private static final int MAX_LINES = 200;
  private static final int MAX_DEPTH = 10;

  static FrontMatter of(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).stripTrailing().equals("---")) {
      return NONE;
    }
    for (int i = 1; i < Math.min(lines.size(), MAX_LINES); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return parse(String.join("\n", lines.subList(1, i)), i + 1);
      }
    }
    return NONE;
  }

  private static FrontMatter parse(String yaml, int end) {
    if (isDeep(yaml)) {
      return new FrontMatter(Map.of(), end, "nested too deep");
    }
    try {
      Object loaded =
          new Load(LoadSettings.builder().setMaxAliasesForCollections(5).build())
              .loadFromString(yaml);
      Map<String, String> values = new LinkedHashMap<>();
      if (loaded instanceof Map<?, ?> map) {
        map.forEach((key, value) -> values.put(String.valueOf(key), flat(value)));
        return new FrontMatter(values, end, "");
      }
      // Text between two rules, not YAML: a rule that happens to be the first line.
      return loaded == null ? new FrontMatter(Map.of(), end, "") : NONE;
    } catch (YamlEngineException | ClassCastException e) {
      String message = String.valueOf(e.getMessage());
      return new FrontMatter(Map.of(), end, message.lines().findFirst().orElse("not YAML"));
    }
  }

  /** The YAML library recurses for every level, and front matter is flat. */
  private static boolean isDeep(String yaml) {
    int depth = 0;
    for (int i = 0; i < yaml.length(); i++) {
      char c = yaml.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (depth > MAX_DEPTH) {
        return true;
      }
    }
    return yaml.contains("- - - - - -");
  }

  private static String flat(Object value) {
    if (value instanceof List<?> list) {
      return String.join(", ", list.stream().map(String::valueOf).toList());
    }
    return value == null ? "" : String.valueOf(value);
  }

  /** {@code text} as a YAML value on one line. */
  static String scalar(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9 _.,/()-]*[A-Za-z0-9)]")
            && !text.matches("(?i)true|false|null|yes|no|on|off")
        ? text
        : "\""
            + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ")
            + "\"";
  }
}
