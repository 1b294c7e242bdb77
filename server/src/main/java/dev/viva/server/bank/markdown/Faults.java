package dev.viva.server.bank.markdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is wrong with one document, in the order found. */
final class Faults {
  private final String file;
  private final List<Diagnostic> all = new ArrayList<>();
  private int errors;

  Faults(String file) {
    this.file = file;
  }

  void error(int line, String message) {
    report(line, Diagnostic.Severity.ERROR, message);
  }

  void report(int line, Diagnostic.Severity severity, String message) {
    all.add(new Diagnostic(file, line, severity, message));
    errors += severity == Diagnostic.Severity.ERROR ? 1 : 0;
  }

  /** How many errors there are so far. */
  int errors() {
    return errors;
  }

  /** A view that grows. */
  List<Diagnostic> all() {
    return Collections.unmodifiableList(all);
  }
}
