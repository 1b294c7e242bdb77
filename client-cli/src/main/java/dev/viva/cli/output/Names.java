package dev.viva.cli.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Enum values as people type and read them: {@code KIND_CODING} is {@code coding}, {@code
 * ROLE_HIRING_MANAGER} {@code hiring-manager}.
 */
public final class Names {
  private Names() {}

  /** The value without its enum's prefix, in lower case. */
  public static String of(Enum<?> value) {
    String prefix = prefix(value.getDeclaringClass());
    String name =
        value.name().startsWith(prefix) ? value.name().substring(prefix.length()) : value.name();
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value that a person means; empty where there is none of this name. */
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    return Arrays.stream(type.getEnumConstants())
        .filter(
            value -> !value.name().endsWith("_UNSPECIFIED") && !value.name().equals("UNRECOGNIZED"))
        .filter(value -> of(value).equals(wanted))
        .findFirst();
  }

  private static String prefix(Class<?> type) {
    return type.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT)
        + "_";
  }
}
