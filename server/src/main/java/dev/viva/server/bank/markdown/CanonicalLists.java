package dev.viva.server.bank.markdown;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.Rubric;
import dev.viva.server.bank.markdown.syntax.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sections of a canonical question that are lists: rubric, probes, options. */
final class CanonicalLists {
  private static final Pattern ANCHOR = Pattern.compile("([1-4])[.)](?: (.*))?");
  private static final Pattern OPTION = Pattern.compile("[-*] \\[([ xX])](?: (.*))?");
  private static final Pattern BULLET = Pattern.compile("[-*](?: (.*))?");

  private final Faults faults;

  CanonicalLists(Faults faults) {
    this.faults = faults;
  }

  static List<String> probes(List<String> lines) {
    return items(lines, BULLET).stream().map(Item::text).toList();
  }

  static List<Question.Option> options(List<String> lines) {
    return items(lines, OPTION).stream()
        .map(item -> new Question.Option(item.text(), !item.mark().isBlank()))
        .toList();
  }

  Optional<Rubric> rubric(List<String> lines, int line) {
    if (lines == null) {
      return Optional.empty();
    }
    List<Item> anchors = items(lines, ANCHOR);
    if (anchors.size() != 4) {
      faults.error(line, "a rubric has four anchors, 1 to 4; this one has " + anchors.size());
      return Optional.empty();
    }
    for (int i = 0; i < 4; i++) {
      if (!anchors.get(i).mark().equals(Integer.toString(i + 1))) {
        faults.error(line, "the anchors of a rubric are numbered 1 to 4 in this order");
        return Optional.empty();
      }
    }
    return Optional.of(new Rubric(anchors.stream().map(Item::text).toList()));
  }

  /** One entry of a list: its number or tick, and its text. */
  private record Item(String mark, String text) {}

  /**
   * The entries of a list whose lines open with {@code marker}; other lines belong to the entry
   * before.
   */
  private static List<Item> items(List<String> lines, Pattern marker) {
    if (lines == null) {
      return List.of();
    }
    List<Item> items = new ArrayList<>();
    String mark = null;
    List<String> text = new ArrayList<>();
    int indent = 0;
    for (String line : lines) {
      Matcher start = marker.matcher(line);
      if (start.matches()) {
        if (mark != null) {
          items.add(new Item(mark, CanonicalBody.normalise(String.join("\n", text))));
        }
        mark = start.groupCount() == 2 ? start.group(1) : "";
        String rest = start.group(start.groupCount());
        text = new ArrayList<>(List.of(rest == null ? "" : rest));
        indent =
            start.groupCount() == 2
                    && !start.group(1).isBlank()
                    && Character.isDigit(start.group(1).charAt(0))
                ? 3
                : 2;
      } else if (mark != null) {
        text.add(SourceText.dedent(line, indent));
      }
    }
    if (mark != null) {
      items.add(new Item(mark, CanonicalBody.normalise(String.join("\n", text))));
    }
    return items;
  }
}
