package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Questions as lines in bold, in italics, in quotation marks, or numbered without being a list
 * ({@code 1、}, {@code 1\.}).
 */
final class BoldReading implements Reading {
  static final int RANK = 4;

  /** Fewer numbers than these count nothing through. */
  private static final int COUNTED = 3;

  private final Page page;
  private final Wording wording;
  private final BodyReading bodies;
  private final boolean numbered;
  private final boolean plain;

  /** Units that are numbered heads of questions. */
  private final NavigableSet<Integer> heads = new TreeSet<>();

  BoldReading(
      Page page,
      Wording wording,
      Evidence evidence,
      BodyReading bodies,
      HeadingReading.Role[] roles) {
    this.page = page;
    this.wording = wording;
    this.bodies = bodies;
    int[] count = new int[2];
    int[] strong = new int[2];
    List<Integer> candidates = new ArrayList<>();
    boolean answer = false;
    boolean other = false;
    for (int i = 0; i < page.size(); i++) {
      HeadingReading.Role role = roles[i];
      answer =
          (role == HeadingReading.Role.NONE || role == HeadingReading.Role.INNER)
              ? answer
              : role == HeadingReading.Role.QUESTION || role == HeadingReading.Role.TITLE;
      other =
          (role == HeadingReading.Role.NONE || role == HeadingReading.Role.INNER)
              ? other
              : role == HeadingReading.Role.OTHER;
      Unit unit = page.unit(i);
      if (!answer && !other && isCandidate(unit)) {
        Prompt prompt = Prompt.of(SplitText.of(unit.text()).prompt());
        int style = prompt.isNumbered() ? 1 : 0;
        count[style]++;
        candidates.add(i);
        strong[style] += wording.isStrong(prompt.text()) ? 1 : 0;
      }
    }
    boolean labelled = evidence.labels() >= 3;
    boolean bank = evidence.isBank();
    numbered =
        bank
            ? (count[1] >= 2 && strong[1] * 5 >= count[1])
                || (!labelled && isCountedThrough(candidates))
            : count[1] >= 3 && strong[1] * 10 >= count[1] * 6;
    plain =
        !labelled
            && (bank
                ? strong[0] >= 2 && strong[0] * 3 >= count[0]
                : strong[0] >= 3 && strong[0] * 10 >= count[0] * 7);
    if (numbered) {
      candidates.stream()
          .filter(i -> wording.prompt(page.unit(i).text()).isNumbered())
          .forEach(heads::add);
    }
  }

  /**
   * Whether bold numbers count through the page, each over a body that is no list of questions:
   * "**1)** The number of active users." asks where the next is "**2)**".
   */
  private boolean isCountedThrough(List<Integer> candidates) {
    int count = 0;
    int steps = 0;
    int captions = 0;
    int overQuestions = 0;
    int before = 0;
    for (int i : candidates) {
      String first = page.unit(i).text().lines().findFirst().orElse("");
      int number = first.startsWith("**") ? Prompt.of(first).number() : -1;
      if (number < 0) {
        continue;
      }
      count++;
      captions += Inline.unwrapped(first).matches(".*[:：]\\W*") ? 1 : 0;
      steps += number == before + 1 || number == 1 ? 1 : 0;
      before = number;
      boolean list = i + 1 < page.size() && page.unit(i + 1).is(Type.ITEM);
      overQuestions +=
          list && wording.isStrong(wording.prompt(page.unit(i + 1).text()).text()) ? 1 : 0;
    }
    return count >= COUNTED
        && steps * 10 >= count * 7
        && Math.max(captions, overQuestions) * 3 < count;
  }

  /** Whether a numbered head of a question stands in {@code region} before unit {@code index}. */
  boolean hasHeadBefore(int index, Region region) {
    Integer head = heads.lower(index);
    return head != null && head >= region.from();
  }

  int heads() {
    return heads.size();
  }

  private static boolean isCandidate(Unit unit) {
    if (!unit.is(Type.PARAGRAPH) || unit.depth() > 0 || unit.quoted() || unit.label().isPresent()) {
      return false;
    }
    String text = unit.text();
    String first = text.lines().findFirst().orElse("");
    int length = Inline.leadingEmphasis(first);
    boolean emphasised =
        length > 0
            && (length >= first.stripTrailing().length() - 2
                || Wording.endsAsQuestion(first.substring(0, length))
                || Prompt.of(first).isNumbered()
                || Prompt.of(first.substring(0, length)).isNumbered());
    boolean quoted =
        first.length() > 8
            && "\"“«„".indexOf(first.charAt(0)) >= 0
            && Wording.endsAsQuestion(first);
    return emphasised || quoted || isNumberedLine(first);
  }

  private static boolean isNumberedLine(String line) {
    return !line.isEmpty()
        && (Character.isDigit(line.charAt(0))
            || "(（[【第№#".indexOf(line.charAt(0)) >= 0
            || line.startsWith("Q"))
        && Prompt.of(line).isNumbered();
  }

  @Override
  public void find(Region region, List<Opener> openers) {
    if (region.other() || (!numbered && !plain)) {
      return;
    }
    for (int i = region.from(); i < region.to(); i++) {
      Unit unit = page.unit(i);
      if (!isCandidate(unit)) {
        continue;
      }
      List<String> lines = unit.text().lines().toList();
      int options = OptionReading.startIn(lines);
      SplitText split = SplitText.of(String.join("\n", lines.subList(0, options)));
      if (isNumberedLine(lines.get(0)) && allNumbered(lines)) {
        each(i, unit, lines, openers);
        continue;
      }
      Prompt prompt = Prompt.of(split.prompt());
      boolean strong = wording.isStrong(prompt.text());
      if (prompt.isNumbered() ? numbered : plain && strong) {
        Draft.Builder draft =
            new Draft.Builder(
                i, unit.from(), prompt.isNumbered() ? "numbered line" : "emphasised line");
        draft.text.append(prompt.text());
        draft.marks.addAll(prompt.marks());
        draft.options.addAll(OptionReading.inLines(lines.subList(options, lines.size())));
        draft.strength = strong ? 0.95 : 0.6;
        Draft.Builder.append(draft.answer, split.rest(), "\n\n");
        if (split.lines() < options) {
          Draft.Builder.append(
              draft.answer,
              options < lines.size()
                  ? String.join("\n", lines.subList(split.lines(), options))
                  : bodies.linesAfter(unit, split.lines()),
              "\n");
        }
        openers.add(new Opener(i, region.to(), RANK, draft.shape, draft, true, false, List.of()));
      }
    }
  }

  private static boolean allNumbered(List<String> lines) {
    return lines.size() > 1 && lines.stream().allMatch(BoldReading::isNumberedLine);
  }

  private void each(int index, Unit unit, List<String> lines, List<Opener> openers) {
    if (!numbered) {
      return;
    }
    List<Opener> found = new ArrayList<>();
    for (int n = 0; n < lines.size(); n++) {
      Prompt prompt = Prompt.of(lines.get(n));
      Draft.Builder draft = new Draft.Builder(index, unit.from() + n, "numbered line");
      draft.text.append(prompt.text());
      draft.marks.addAll(prompt.marks());
      draft.strength = wording.isStrong(prompt.text()) ? 0.95 : 0.6;
      found.add(new Opener(index, index + 1, RANK, draft.shape, draft, true, true, List.of()));
    }
    openers.addAll(found);
  }
}
