package dev.viva.server.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The lists of {@code words.yaml}, each by its reader and name: {@code years.units}. */
final class Vocabulary {
  private static final Map<?, ?> FILE = load();

  private Vocabulary() {}

  static Phrases phrases(String name) {
    return Phrases.of(list(name));
  }

  static Set<String> set(String name) {
    return Set.copyOf(list(name));
  }

  static List<String> list(String name) {
    int dot = name.indexOf('.');
    if (FILE.get(name.substring(0, dot)) instanceof Map<?, ?> lists
        && lists.get(name.substring(dot + 1)) instanceof List<?> words) {
      return words.stream().map(String.class::cast).toList();
    }
    throw new IllegalStateException("words.yaml has no list " + name);
  }

  private static Map<?, ?> load() {
    try (InputStream in = Vocabulary.class.getResourceAsStream("words.yaml")) {
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
