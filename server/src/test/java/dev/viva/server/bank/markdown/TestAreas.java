package dev.viva.server.bank.markdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The real area tree, read as plainly as possible. */
public final class TestAreas implements AreaLookup {
  private final Map<String, String> aliases = new HashMap<>();

  /** Reads {@code seeds/areas.yaml} of this project. */
  public static AreaLookup standard() {
    TestAreas areas = new TestAreas();
    Path file = Path.of("..", "seeds", "areas.yaml");
    try {
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      areas.add((List<?>) tree, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return areas;
  }

  private void add(List<?> list, String above) {
    for (Object entry : list) {
      Map<?, ?> area = (Map<?, ?>) entry;
      String path = above + area.get("id");
      aliases.put(path, path);
      aliases.putIfAbsent(lower(area.get("name")), path);
      if (area.get("aliases") instanceof List<?> words) {
        words.forEach(word -> aliases.putIfAbsent(lower(word), path));
      }
      if (area.get("areas") instanceof List<?> below) {
        add(below, path + "/");
      }
    }
  }

  private static String lower(Object value) {
    return String.valueOf(value).toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<String> resolve(String words) {
    return Optional.ofNullable(aliases.get(words.toLowerCase(Locale.ROOT)));
  }

  @Override
  public Map<String, String> aliases() {
    return aliases;
  }
}
