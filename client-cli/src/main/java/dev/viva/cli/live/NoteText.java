package dev.viva.cli.live;

import java.util.ArrayList;
import java.util.List;

/** Joins two versions of a note without losing a line of either. */
final class NoteText {
  private NoteText() {}

  /**
   * The lines that both begin with, then what each has of its own, then the lines that both end
   * with.
   */
  static String merge(String mine, String theirs) {
    if (theirs.contains(mine)) {
      return theirs;
    }
    if (mine.contains(theirs)) {
      return mine;
    }
    List<String> left = lines(theirs);
    List<String> right = lines(mine);
    int shorter = Math.min(left.size(), right.size());
    int head = 0;
    while (head < shorter && left.get(head).equals(right.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
      tail++;
    }
    List<String> merged = new ArrayList<>(left.subList(0, left.size() - tail));
    merged.addAll(right.subList(head, right.size()));
    return String.join("\n", merged);
  }

  /** Whether two texts are the same to the server, which keeps no white space at the end. */
  static boolean same(String one, String other) {
    return kept(one).equals(kept(other));
  }

  private static String kept(String text) {
    return text.replace("\r\n", "\n").stripTrailing();
  }

  private static List<String> lines(String text) {
    return List.of(text.split("\n", -1));
  }
}
