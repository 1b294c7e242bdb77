package dev.viva.cli;

import dev.viva.cli.output.Names;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Values of flags. */
public final class Flags {
  private Flags() {}

  /** The enum value that {@code text} means. */
  public static <E extends Enum<E>> E value(String flag, Class<E> type, String text) {
    return Names.parse(type, text)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.INVALID,
                    flag + " '" + text + "' is not known: expected " + names(type)));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(
            value -> !value.name().endsWith("_UNSPECIFIED") && !value.name().equals("UNRECOGNIZED"))
        .map(Names::of)
        .collect(Collectors.joining(", "));
  }
}
