package dev.viva.server.brief;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.util.List;

/** How a brief is refused. */
final class Faults {
  private Faults() {}

  /** The words contradict each other or a limit. */
  static VivaException wrong(String message) {
    return invalid(Reason.INVALID_BRIEF, message);
  }

  /** The piece {@code typed} contradicts itself or a limit. */
  static VivaException wrong(String typed, String expected) {
    return wrong("'" + typed + "': " + expected);
  }

  static VivaException unknownArea(String message) {
    return invalid(Reason.UNKNOWN_AREA, message);
  }

  private static VivaException invalid(Reason reason, String message) {
    return new VivaException.Invalid(
        reason, message, List.of(new VivaException.FieldViolation("text", message)));
  }
}
