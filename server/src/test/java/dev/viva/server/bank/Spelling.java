package dev.viva.server.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import morfologik.speller.Speller;
import morfologik.stemming.Dictionary;

/**
 * Finds misspelt words of British English in Markdown. Code, links, metadata, names with a capital
 * or a digit inside, and abbreviations are left alone, as are the words of the trade in {@code
 * seeds/words.txt}.
 */
final class Spelling {
  private static final String DICTIONARY = "/org/languagetool/resource/en/hunspell/en_GB.dict";
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^[ ]{0,3}(```+|~~~+).*?^[ ]{0,3}\\1[ ]*$");
  private static final Pattern METADATA =
      Pattern.compile("(?m)\\A---$(?s:.*?)^---$|^- (?:areas|topic|group|source|section): .*$");
  private static final Pattern CODE = Pattern.compile("(?s)(`+)(?!`).*?(?<!`)\\1(?!`)");
  private static final Pattern NO_PROSE =
      Pattern.compile("https?://\\S+|\\{#[^}]*\\}|\\b\\w+[.@/_]\\w\\S*|&\\w+;");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’]\\p{L}+)*");
  private static final Pattern ODD = Pattern.compile(".*\\p{N}.*|.+\\p{Lu}.*");

  private final Speller speller;
  private final Set<String> known;

  private Spelling(Speller speller, Set<String> known) {
    this.speller = speller;
    this.known = known;
  }

  /** A misspelt word. Lines count from one. */
  record Misspelling(int line, String word, List<String> nearest) {
    @Override
    public String toString() {
      return line
          + ": "
          + word
          + (nearest.isEmpty() ? "" : " (" + String.join(", ", nearest) + "?)");
    }
  }

  /**
   * The dictionary, and the words of the file {@code known}: one a line, {@code #} for comments.
   */
  static Spelling with(Path known) throws IOException {
    Set<String> words = new HashSet<>();
    for (String line : Files.readAllLines(known)) {
      String word = line.replaceFirst("#.*", "").strip();
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    Dictionary dictionary = Dictionary.read(Spelling.class.getResource(DICTIONARY));
    return new Spelling(new Speller(dictionary, 1), words);
  }

  /** The misspelt words of {@code markdown}, in order. */
  List<Misspelling> check(String markdown) {
    String prose = blank(NO_PROSE, blank(CODE, blank(METADATA, blank(FENCE, markdown))));
    List<Misspelling> found = new ArrayList<>();
    int number = 0;
    for (String line : prose.split("\n", -1)) {
      number++;
      Matcher words = WORD.matcher(line);
      while (words.find()) {
        if (!isKnown(words.group())) {
          found.add(
              new Misspelling(number, words.group(), speller.findReplacements(words.group())));
        }
      }
    }
    return found;
  }

  /** Whether no word of the list is in vain: the listed words that {@code texts} do not hold. */
  Set<String> unused(List<String> texts) {
    Set<String> unused = new HashSet<>(known);
    for (String text : texts) {
      Matcher words = WORD.matcher(text);
      while (words.find()) {
        unused.remove(words.group());
        unused.remove(stem(words.group()));
        unused.remove(stem(words.group()).toLowerCase(Locale.ROOT));
      }
    }
    return unused;
  }

  private boolean isKnown(String word) {
    String stem = stem(word);
    String lower = stem.toLowerCase(Locale.ROOT);
    return ODD.matcher(stem).matches()
        || known.contains(stem)
        || known.contains(lower)
        || !speller.isMisspelled(word.replace('’', '\''))
        || !speller.isMisspelled(stem)
        || !speller.isMisspelled(lower);
  }

  /** Without the possessive ending. */
  private static String stem(String word) {
    return word.replaceFirst("['’]s?$", "");
  }

  /** The text with every match blanked out, lines kept. */
  private static String blank(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(match.group().replaceAll("[^\n]", " ")));
  }
}
