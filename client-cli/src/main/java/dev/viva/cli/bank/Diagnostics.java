package dev.viva.cli.bank;

import dev.viva.cli.output.Names;
import dev.viva.cli.output.Texts;
import dev.viva.v1.Diagnostic;

/** Diagnostics as {@code file:line: severity: message}. */
final class Diagnostics {
  private Diagnostics() {}

  static String line(Diagnostic found) {
    String place = found.getLine() == 0 ? found.getFile() : found.getFile() + ":" + found.getLine();
    return Texts.line(place + ": " + Names.of(found.getSeverity()) + ": " + found.getMessage());
  }
}
