package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What speaks for a page being a bank of questions, before any question is read.
 *
 * @param bank from 0, an ordinary document, to 1, certainly a bank
 * @param saysQuestions whether its title says that questions follow
 * @param labels how many question labels there are
 * @param weakLabels labels such as "Scenario", with how often each occurs
 * @param repeated score of the words alone: how much of its structure asks something
 */
record Evidence(
    double bank,
    boolean saysQuestions,
    int labels,
    Map<String, Integer> weakLabels,
    double repeated) {
  private static final int FEW = 3;
  private static final int NESTING = 4;
  private static final int OPTION = 120;
  private static final Optional<Part> QUESTION = Optional.of(Part.QUESTION);

  static Evidence of(
      String name,
      String frontTitle,
      String keywords,
      Page page,
      Vocabulary vocabulary,
      Wording wording) {
    int labels = 0;
    int labelsFirstPerson = 0;
    int answers = 0;
    int project = 0;
    int choices = 0;
    int whys = 0;
    int tables = 0;
    int headings = 0;
    int structural = 0;
    int asking = 0;
    int firstPerson = 0;
    Set<Integer> groups = new HashSet<>();
    int[] nested = new int[NESTING];
    int[] nestedAsking = new int[NESTING];
    Map<String, Integer> weak = new HashMap<>();
    String title = frontTitle.toLowerCase(Locale.ROOT);
    boolean sectionNames = false;
    for (int i = 0; i < page.size(); i++) {
      Unit unit = page.unit(i);
      if (unit.part().filter(p -> p == Part.QUESTION).isPresent()) {
        labels++;
        labelsFirstPerson += Wording.isFirstPerson(unit.text()) ? 1 : 0;
      }
      answers += unit.part().filter(p -> p == Part.ANSWER).isPresent() ? 1 : 0;
      whys += unit.part().filter(p -> p == Part.WHY).isPresent() ? 1 : 0;
      if (unit.part().filter(p -> p == Part.WEAK_QUESTION).isPresent()) {
        weak.merge(unit.label().orElseThrow().words(), 1, Integer::sum);
      }
      choices += opensChoice(page, i, unit.is(Type.ITEM) && groups.add(unit.group())) ? 1 : 0;
      tables += unit.is(Type.TABLE) && hasQuestionColumn(unit, vocabulary) ? 1 : 0;
      boolean heading = unit.is(Type.HEADING);
      if (heading) {
        String words = Inline.words(unit.text());
        headings++;
        project += vocabulary.isProjectHeading(words) ? 1 : 0;
        title = headings == 1 && !vocabulary.namesContents(words) ? title + " " + words : title;
        sectionNames = sectionNames || vocabulary.namesBank(words);
      } else if (headings == 0 && i < 2 && unit.is(Type.PARAGRAPH) && unit.text().length() < 120) {
        title = title + " " + Inline.words(unit.text());
      }
      if (unit.is(Type.ITEM) && unit.depth() > 0 && unit.depth() < NESTING) {
        nested[unit.depth()]++;
        boolean asks = wording.isStrong(wording.prompt(unit.text()).text());
        nestedAsking[unit.depth()] += asks ? 1 : 0;
      }
      if (heading
          || unit.is(Type.SUMMARY)
          || (unit.is(Type.ITEM) && unit.depth() == 0)
          || isBold(unit)) {
        structural++;
        if (wording.isStrong(wording.prompt(unit.text()).text())) {
          asking++;
          firstPerson += Wording.isFirstPerson(unit.text()) ? 1 : 0;
        }
      }
    }
    for (int depth = 1; asking == 0 && depth < NESTING; depth++) {
      // A page that is one outline asks at its leaves.
      if (nestedAsking[depth] >= FEW && nestedAsking[depth] * 2 >= nested[depth]) {
        structural = nested[depth];
        asking = nestedAsking[depth];
      }
    }
    int repeatedWeak = weak.values().stream().filter(n -> n > 1).mapToInt(n -> n).sum();
    String file = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    boolean named = vocabulary.namesBank(vocabulary.withoutFaq(title));
    double bank = 0;
    if (named) {
      bank = 1;
    } else if (labels + repeatedWeak >= 2
        || (answers >= FEW && asking >= FEW)
        || choices >= FEW
        || tables > 0
        || (whys > 0 && answers > 0)
        || vocabulary.namesBank(file)) {
      bank = 0.9;
    } else if (sectionNames || vocabulary.namesBank(keywords.toLowerCase(Locale.ROOT))) {
      bank = 0.7;
    }
    double repeated = structural == 0 ? 0 : (double) asking / structural;
    if (asking >= FEW && repeated >= 0.4) {
      bank = Math.max(bank, 0.5) + 0.1;
    }
    boolean asks = repeated >= 0.3 || labels >= FEW || vocabulary.namesQuestions(title);
    // "Interview Questions Backend": most of its headings are those of software.
    boolean software = project >= FEW && project * 2 >= headings - 1 && repeated < 0.15;
    if ((project >= 2 && !(named && asks))
        || (software && labels == 0)
        || vocabulary.isOtherSection(title.strip())) {
      bank -= 0.6;
    }
    boolean helps =
        (asking >= FEW && firstPerson * 2 >= asking)
            || (labels > 0 && labelsFirstPerson * 3 >= labels);
    if (named && vocabulary.isAboutInterviews(title)) {
      bank -= 0.8;
    }
    if (helps && !named) {
      bank -= 0.5;
    }
    boolean says = vocabulary.namesQuestions(title) || vocabulary.namesQuestions(file);
    return new Evidence(Math.max(0, Math.min(1, bank)), says, labels, weak, repeated);
  }

  /** Whether a column of a table is headed as one of questions. */
  private static boolean hasQuestionColumn(Unit table, Vocabulary vocabulary) {
    String header = table.text().lines().findFirst().orElse("");
    return TableReading.cells(header).stream()
        .map(Inline::words)
        .anyMatch(name -> name.length() > 1 && vocabulary.label(name).equals(QUESTION));
  }

  /**
   * Whether options begin at unit {@code index}, with letters or with one of them ticked; {@code
   * opens} says that it is the first item of its list.
   */
  private static boolean opensChoice(Page page, int index, boolean opens) {
    Unit unit = page.unit(index);
    if (unit.is(Type.PARAGRAPH)) {
      int second = unit.text().indexOf('\n') + 1;
      return second > 0 && unit.label().isEmpty() && OptionReading.startsIn(unit.text());
    }
    if (!unit.is(Type.ITEM)) {
      return false;
    }
    int next = page.scopeEnd(index);
    if (!opens || next >= page.size() || page.unit(next).group() != unit.group()) {
      return unit.text().indexOf('\n') > 0 && OptionReading.startsIn(unit.text());
    }
    return OptionReading.isFirst(unit.text())
        ? OptionReading.isSecond(page.unit(next).text())
        : unit.text().length() <= OPTION && isTickedOnce(page, index);
  }

  private static boolean isTickedOnce(Page page, int first) {
    int ticked = 0;
    int group = page.unit(first).group();
    for (int i = first; i < page.size() && page.unit(i).group() == group; i = page.scopeEnd(i)) {
      ticked += OptionReading.isTicked(page.unit(i).text()) ? 1 : 0;
    }
    return ticked == 1;
  }

  private static boolean isBold(Unit unit) {
    return unit.is(Type.PARAGRAPH) && unit.text().startsWith("**");
  }

  /** Whether a document is a bank by what it says of itself or by its labels. */
  boolean isBank() {
    return bank >= 0.65;
  }

  /** Whether label {@code words} counts although it is a weak one: it repeats. */
  boolean repeats(String words) {
    return weakLabels.getOrDefault(words, 0) > 1;
  }
}
