package dev.viva.server.bank;

import dev.viva.server.bank.markdown.AreaLookup;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Areas as people type them. */
public final class Areas {
  private Areas() {}

  /**
   * The path of the area that a person means.
   *
   * @throws VivaException.Invalid ({@code UNKNOWN_AREA}) with the nearest known area
   */
  public static String require(AreaTree tree, String field, String typed) {
    return tree.resolve(typed).map(Area::path).orElseThrow(() -> unknown(tree, field, typed));
  }

  private static VivaException unknown(AreaTree tree, String field, String typed) {
    String near = tree.suggest(typed).map(area -> ": did you mean " + area.path() + "?").orElse("");
    String message = "unknown area '" + Texts.shown(typed) + "'" + near;
    return new VivaException.Invalid(
        Reason.UNKNOWN_AREA, message, List.of(new VivaException.FieldViolation(field, message)));
  }

  /** The tree as an import sees it. */
  public static AreaLookup lookup(AreaTree tree) {
    Map<String, String> aliases = new HashMap<>();
    // An area's own path first: "queues" is the area, whoever has it as an alias.
    tree.list().forEach(area -> aliases.put(area.path(), area.path()));
    for (Area area : tree.list()) {
      area.aliases().forEach(alias -> aliases.putIfAbsent(alias, area.path()));
      aliases.putIfAbsent(area.name().toLowerCase(Locale.ROOT), area.path());
    }
    return new AreaLookup() {
      @Override
      public Optional<String> resolve(String words) {
        return tree.resolve(words).map(Area::path);
      }

      @Override
      public Map<String, String> aliases() {
        return aliases;
      }
    };
  }
}
