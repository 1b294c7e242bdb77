package dev.viva.server.bank.markdown.dialect;

import org.jspecify.annotations.Nullable;

/** What headings of one shape have in common. */
final class HeadShape {
  int count;
  int strong;
  int leaves;
  int withBody;
  int askingFirst;
  int firstPerson;
  @Nullable Boolean overLists;
  boolean numbered;

  double share() {
    return count == 0 ? 0 : (double) strong / count;
  }
}
