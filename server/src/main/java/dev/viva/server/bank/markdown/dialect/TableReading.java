package dev.viva.server.bank.markdown.dialect;

import dev.viva.server.bank.markdown.dialect.Unit.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Questions in the rows of a table: in the column that says so, or in the one whose cells ask. */
final class TableReading implements Reading {
  static final int RANK = 2;

  private final Page page;
  private final Vocabulary vocabulary;
  private final Wording wording;
  private final Evidence evidence;

  TableReading(Page page, Vocabulary vocabulary, Wording wording, Evidence evidence) {
    this.page = page;
    this.vocabulary = vocabulary;
    this.wording = wording;
    this.evidence = evidence;
  }

  @Override
  public void find(Region region, List<Opener> openers) {
    if (region.other()) {
      return;
    }
    for (int i = region.from(); i < region.to(); i++) {
      if (page.unit(i).is(Type.TABLE)) {
        table(i, openers);
      }
    }
  }

  private void table(int unit, List<Opener> openers) {
    List<List<String>> rows = page.unit(unit).text().lines().map(TableReading::cells).toList();
    if (rows.size() < 3) {
      return;
    }
    List<String> header = rows.get(0);
    List<List<String>> body = rows.subList(2, rows.size());
    Optional<Integer> question = questionColumn(header, body);
    if (question.isEmpty()) {
      return;
    }
    for (int r = 0; r < body.size(); r++) {
      row(unit, page.unit(unit).from() + 2 + r, header, body.get(r), question.get(), openers);
    }
  }

  private Optional<Integer> questionColumn(List<String> header, List<List<String>> body) {
    for (int c = 0; c < header.size(); c++) {
      String name = Inline.words(header.get(c));
      boolean named =
          vocabulary.label(name).filter(p -> p == Part.QUESTION).isPresent()
              || vocabulary.namesQuestions(name);
      if (named && name.length() > 1 && links(body, c) * 2 < body.size()) {
        return Optional.of(c);
      }
    }
    for (int c = 0; c < header.size(); c++) {
      int asking = 0;
      for (List<String> row : body) {
        asking += c < row.size() && wording.score(row.get(c)) >= 0.9 ? 1 : 0;
      }
      if (asking >= 2
          && asking * 10 >= body.size() * 6
          && evidence.isBank()
          && links(body, c) * 2 < body.size()) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  /** How many cells only lead to another place of the page: a table of contents. */
  private static int links(List<List<String>> body, int column) {
    int links = 0;
    for (List<String> row : body) {
      links += column < row.size() && Inline.linkTarget(row.get(column)).startsWith("#") ? 1 : 0;
    }
    return links;
  }

  private void row(
      int unit,
      int line,
      List<String> header,
      List<String> row,
      int question,
      List<Opener> openers) {
    if (question >= row.size()) {
      return;
    }
    Prompt prompt = Prompt.of(row.get(question).replaceAll("(?i)<br\\s*/?>", "\n"));
    if (Inline.plain(prompt.text()).length() < 3 || isSection(row, question)) {
      return;
    }
    Draft.Builder draft = new Draft.Builder(unit, line, "table row");
    draft.text.append(prompt.text());
    draft.marks.addAll(prompt.marks());
    for (int c = 0; c < Math.min(row.size(), header.size()); c++) {
      if (c == question || row.get(c).isBlank()) {
        continue;
      }
      String name = Inline.words(header.get(c));
      String cell = row.get(c).replaceAll("(?i)<br\\s*/?>", "\n").strip();
      Part part = vocabulary.label(name).orElse(null);
      if (part == null
          && (name.contains("answer")
              || name.contains("respuesta")
              || name.contains("ответ")
              || name.contains("look for"))) {
        part = Part.ANSWER;
      }
      if (part == null && header.size() == 2 && isSaid(cell)) {
        part = Part.ANSWER;
      }
      if (part == null) {
        if (isLevel(cell)) {
          draft.marks.add(name + ": " + Inline.plain(cell));
        } else {
          draft.tags.add(name + ": " + Inline.plain(cell));
        }
        continue;
      }
      switch (part) {
        case ANSWER, EXPLANATION, HINT -> Draft.Builder.append(draft.answer, cell, "\n\n");
        case WHY -> draft.why = cell;
        case PROBES -> cell.lines().filter(p -> !p.isBlank()).forEach(draft.probes::add);
        case LEVEL, DIFFICULTY, MINUTES -> draft.marks.add(name + ": " + Inline.plain(cell));
        default -> draft.tags.add(name + ": " + Inline.plain(cell));
      }
    }
    openers.add(new Opener(unit, unit + 1, RANK, draft.shape, draft, true, true, List.of()));
  }

  /** A row that is nothing but a name in bold. */
  private boolean isSection(List<String> row, int question) {
    String cell = row.get(question);
    boolean alone =
        row.stream().filter(c -> !c.isBlank()).count() == 1 && row.size() > 1 && question > 0;
    return alone && Inline.leadingEmphasis(cell) == cell.length() && !wording.isStrong(cell);
  }

  /** Whether a cell says something, whatever its column is called. */
  private static boolean isSaid(String cell) {
    return !isLevel(cell) && !Inline.isLink(cell) && cell.chars().anyMatch(Character::isLetter);
  }

  private static boolean isLevel(String cell) {
    return cell.toLowerCase(Locale.ROOT)
        .matches(
            "\\W*(?:easy|medium|hard|beginner|intermediate|advanced|expert|junior|mid|middle|senior|staff|lead|principal|[⭐★🟢🟡🔴]+)\\W*.{0,12}");
  }

  /** The cells of a row; {@code \|} and bars in code do not separate. */
  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean code = false;
    String row = line.strip();
    int start = row.startsWith("|") ? 1 : 0;
    for (int i = start; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '\\' && i + 1 < row.length() && row.charAt(i + 1) == '|') {
        cell.append('|');
        i++;
      } else if (c == '|' && !code) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        code ^= c == '`' && (code || row.indexOf('`', i + 1) > 0);
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank()) {
      cells.add(cell.toString().strip());
    }
    return cells;
  }
}
