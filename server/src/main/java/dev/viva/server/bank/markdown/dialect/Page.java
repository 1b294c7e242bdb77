package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import dev.viva.server.bank.markdown.syntax.GuardedParse;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A document as a list of units. */
final class Page {
  /** After so many looks, a power of two less one, somebody may have given up waiting. */
  private static final int LOOK = 0xFFF;

  private final SourceText source;
  private final List<Unit> units;
  private final int[] scopeEnds;
  private final int[] openers;
  private long steps;

  Page(SourceText source, List<Unit> units) {
    this.source = source;
    this.units = List.copyOf(units);
    this.scopeEnds = scopes(this.units);
    this.openers = openers(this.units, scopeEnds);
  }

  SourceText source() {
    return source;
  }

  int size() {
    return units.size();
  }

  Unit unit(int index) {
    if ((++steps & LOOK) == 0) {
      GuardedParse.checkpoint();
    }
    return units.get(index);
  }

  /** How often a unit was looked at: what reading the page costs, whatever the machine. */
  long steps() {
    return steps;
  }

  List<Unit> units() {
    return units;
  }

  /**
   * Index after the last unit inside unit {@code index}: inside an item, or between {@code
   * <summary>} and {@code </details>}.
   */
  int scopeEnd(int index) {
    return scopeEnds[index];
  }

  private static int[] scopes(List<Unit> units) {
    int[] ends = new int[units.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = i + 1;
    }
    // Backwards, so that the end of a nested unit is known when the outer one asks.
    for (int i = ends.length - 1; i >= 0; i--) {
      Unit unit = units.get(i);
      if (unit.is(Type.ITEM)) {
        int end = i + 1;
        while (end < ends.length && units.get(end).depth() > unit.depth()) {
          end = units.get(end).is(Type.ITEM) ? Math.max(ends[end], end + 1) : end + 1;
        }
        ends[i] = end;
      } else if (unit.is(Type.DETAILS)) {
        int end = i + 1;
        while (end < ends.length && !units.get(end).is(Type.END_DETAILS)) {
          end = units.get(end).is(Type.DETAILS) ? ends[end] : end + 1;
        }
        ends[i] = Math.min(end + 1, ends.length);
      }
    }
    return ends;
  }

  /**
   * Index after the last content of the {@code <details>} that the summary {@code index} belongs
   * to.
   */
  int summaryEnd(int index) {
    for (int i = index - 1; i >= 0 && i >= index - 3; i--) {
      if (units.get(i).is(Type.DETAILS)) {
        return scopeEnds[i];
      }
    }
    return index + 1;
  }

  /**
   * Index of the {@code <details>} that the {@code </details>} at {@code end} closes; -1 if none.
   */
  int detailsOf(int end) {
    return openers[end];
  }

  private static int[] openers(List<Unit> units, int[] ends) {
    int[] openers = new int[units.size()];
    Arrays.fill(openers, -1);
    for (int i = 0; i < openers.length; i++) {
      if (units.get(i).is(Type.DETAILS) && units.get(ends[i] - 1).is(Type.END_DETAILS)) {
        openers[ends[i] - 1] = i;
      }
    }
    return openers;
  }

  /**
   * Units {@code from} to {@code to} (not included) as Markdown, without what only separates or
   * navigates.
   */
  String markdown(int from, int to) {
    GuardedParse.checkpoint();
    int start = from;
    int end = to;
    while (start < end && !bearsText(units.get(start))) {
      start++;
    }
    while (end > start && !bearsText(units.get(end - 1))) {
      end--;
    }
    if (start >= end) {
      return "";
    }
    boolean verbatim = true;
    for (int i = start; i < end; i++) {
      Unit unit = units.get(i);
      verbatim &=
          unit.whole()
              && !unit.quoted()
              && unit.type() != Type.DETAILS
              && unit.type() != Type.SUMMARY
              && unit.type() != Type.END_DETAILS;
    }
    return new Verbatim(source).clean(verbatim ? lines(start, end) : parts(start, end));
  }

  private static boolean bearsText(Unit unit) {
    return unit.isContent()
        && !(unit.text().isBlank() && !unit.is(Type.CODE) && !unit.is(Type.ITEM));
  }

  private List<String> lines(int start, int end) {
    int last = 0;
    for (int i = start; i < end; i++) {
      last = Math.max(last, units.get(i).to());
    }
    int indent = units.get(start).indent();
    if (units.get(start).depth() > 0 && !units.get(start).is(Type.CODE)) {
      // Inside a list people indent further than the marker asks for.
      int least = Integer.MAX_VALUE;
      for (int line = units.get(start).from(); line <= last; line++) {
        least =
            source.isBlank(line) ? least : Math.min(least, SourceText.indentOf(source.line(line)));
      }
      indent = Math.max(indent, least == Integer.MAX_VALUE ? indent : least);
    }
    return new Verbatim(source)
        .lines(units.get(start).from(), last, indent, units.subList(start, end));
  }

  /** Where some units share lines with others: one after the other, each by itself. */
  private List<String> parts(int start, int end) {
    List<String> lines = new ArrayList<>();
    Verbatim verbatim = new Verbatim(source);
    int runStart = -1;
    for (int i = start; i <= end; i++) {
      boolean whole =
          i < end
              && units.get(i).whole()
              && !units.get(i).quoted()
              && units.get(i).isContent()
              && !units.get(i).is(Type.SUMMARY);
      if (whole && runStart < 0) {
        runStart = i;
      } else if (!whole && runStart >= 0) {
        separate(lines);
        lines.addAll(lines(runStart, i));
        runStart = -1;
      }
      if (!whole && i < end && units.get(i).isContent()) {
        Unit unit = units.get(i);
        boolean sameBlock = i > start && unit.is(Type.ITEM) && units.get(i - 1).is(Type.ITEM);
        if (!sameBlock) {
          separate(lines);
        }
        lines.addAll(verbatim.part(unit));
      }
    }
    return lines;
  }

  private static void separate(List<String> lines) {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
      lines.add("");
    }
  }
}
