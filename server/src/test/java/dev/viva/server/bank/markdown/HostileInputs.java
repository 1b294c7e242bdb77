package dev.viva.server.bank.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Inputs that hang or overflow a Markdown parser, or would a naive reading, by name. */
final class HostileInputs {
  private HostileInputs() {}

  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("link brackets and backslashes", "[a][" + "\\".repeat(40));
    all.put("many quote markers", ">".repeat(1_000));
    all.put(
        "nested lists",
        IntStream.range(0, 500)
            .mapToObj(i -> "  ".repeat(i) + "- x")
            .collect(Collectors.joining("\n")));
    all.put(
        "nested numbered lists",
        IntStream.range(0, 300)
            .mapToObj(i -> "   ".repeat(i) + "1. What?")
            .collect(Collectors.joining("\n")));
    all.put("nested emphasis", "*a ".repeat(1_000) + "b*".repeat(1_000));
    all.put("nested strong", "**a".repeat(20_000));
    all.put("processing instructions", "a <?".repeat(5_000));
    all.put("reference definitions", "[a]: /u\n".repeat(20_000));
    all.put("reference definitions with titles", "[a]: <u> 'x\n".repeat(10_000));
    all.put("open brackets", "[".repeat(50_000));
    all.put("open links", "[a](".repeat(15_000));
    all.put(
        "backticks",
        IntStream.range(1, 500).mapToObj("`"::repeat).collect(Collectors.joining(" ")));
    all.put("html tags", "<details>".repeat(7_000));
    all.put("html tags on lines", "<details>\n".repeat(20_000));
    all.put("closing tags", "</details>\n<li>\n".repeat(20_000));
    all.put("comments", "<!-- ".repeat(10_000));
    all.put("table bars", "|".repeat(60_000));
    all.put("table rows", "| Question |\n|---|\n" + "| What? |\n".repeat(20_000));
    all.put("rules", "- - - ".repeat(10_000));
    all.put("dashes", "-".repeat(60_000));
    all.put("questions", "# Questions\n\n" + "- What is it?\n".repeat(50_000));
    all.put("headings", "# What is it?\n".repeat(50_000));
    all.put(
        "numbered headings",
        IntStream.range(0, 20_000)
            .mapToObj(i -> "## " + i + ". Topic " + i)
            .collect(Collectors.joining("\n", "# Interview questions\n", "\n")));
    all.put("labels", "Q: What?\nA: That.\n".repeat(20_000));
    all.put("bold lines", "# Interview\n\n" + "**What?**\n\n".repeat(20_000));
    all.put("paragraph of questions", "# Interview\n\n" + "What is it?\n".repeat(40_000));
    all.put("paragraphs", "# Interview\n\n" + "What is it?\n\nThat.\n\n".repeat(15_000));
    all.put("outline", "A:\n" + "    How do you do it?\n".repeat(40_000));
    all.put("one line outline", "A:\n" + "    and so on\n".repeat(40_000));
    all.put("quotes", "# Interview\n\n" + "> Tell me about it.\n\n".repeat(20_000));
    all.put("fences", "```\n".repeat(50_001));
    all.put(
        "lists one by one",
        "# Interview questions\n\n"
            + IntStream.range(1, 8_000)
                .mapToObj(i -> i + ". What is it?\n\nThat.\n\n")
                .collect(Collectors.joining()));
    all.put("distinct headings", numbered(20_000, "# What is x%1$d of y%1$d?%n"));
    all.put("scenarios under headings", numbered(15_000, "## T%1$d%n%nScenario: x%1$d%n%n"));
    all.put("names over a line", numbered(15_000, "## T%1$d%n%nWhat is x%1$d?%n%n"));
    all.put(
        "closed details",
        "# Interview\n"
            + "<details><summary>What is it?</summary>\n\nx\n\n</details>\n\n".repeat(10_000));
    all.put("open summaries", "# Interview\n" + "<details><summary>Why\n\n".repeat(10_000));
    all.put("containers", "# Interview\n\n" + "::: details Answer\nx\n".repeat(15_000));
    all.put("long answer", "# Interview\n\n## What is it?\n\n" + "and so on.\n\n".repeat(40_000));
    all.put("wiki links", "- " + "[[a|".repeat(15_000));
    all.put("arrows", "# Questions\n\n" + "- a -> b -> c\n".repeat(30_000));
    all.put("bold labels", "# Q\n\nQ: What?\n" + "**a b:** c\n".repeat(30_000));
    all.put("bold openings", "**".repeat(30_000) + "\n" + "<b>".repeat(15_000));
    all.put(
        "front matter bomb",
        "---\na: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n---\n# T\n");
    all.put("front matter depth", "---\n" + "[".repeat(20_000) + "\n---\n");
    all.put("spaces", " ".repeat(60_000) + "x");
    all.put("tabs", ("\t".repeat(3_000) + "- x\n").repeat(20));
    all.put("digits", "1".repeat(60_000));
    all.put("digit list", "1".repeat(30) + ". x\n");
    all.put("setext", "x\n" + "=".repeat(60_000));
    all.put("long paragraph", "x y z\n".repeat(100_000));
    all.put("control characters", "\u0001\u001b[31m# What?\u202e\n");
    all.put("lone surrogates as text", "# \ud83d What?");
    all.put(
        "canonical with open fences",
        "---\nformat: viva-bank/1\nbank: x\n---\n" + "```\n## a {#x-a}\n".repeat(4_000));
    all.put(
        "canonical with many faults",
        "---\nformat: viva-bank/1\nbank: x\n---\n" + "## {#x}\n- a\n".repeat(10_000));
    return all;
  }

  private static String numbered(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(line, i).replace(System.lineSeparator(), "\n"))
        .collect(Collectors.joining());
  }
}
