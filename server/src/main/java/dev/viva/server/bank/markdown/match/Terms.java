package dev.viva.server.bank.markdown.match;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * From a prompt to its weighted terms: Lucene's analysis, then what {@code similarity.yaml} says of
 * words.
 */
final class Terms {
  private static final int MAX_TERMS = 80;
  private static final Terms STANDARD = load();

  /** Scripts without spaces between words begin here. */
  private static final char UNSPACED = 0x2E80;

  private final Set<String> ignored;
  private final List<String> ignoredInside;
  private final Set<String> general;
  private final double generalWeight;
  private final Map<String, String> synonyms = new HashMap<>();
  private final double near;
  private final Analyzer analyzer = new PromptAnalyzer();

  private Terms(Map<?, ?> file) {
    Set<String> words = new HashSet<>(strings(file.get("ignored")));
    words.addAll(strings(file.get("ignored_elsewhere")));
    ignored = Set.copyOf(words);
    ignoredInside = ((List<?>) file.get("ignored_inside")).stream().map(String::valueOf).toList();
    general = strings(file.get("general"));
    generalWeight = ((Number) file.get("general_weight")).doubleValue();
    near = ((Number) file.get("near")).doubleValue();
    ((Map<?, ?>) file.get("synonyms"))
        .forEach((word, same) -> synonyms.put(stem(word), stem(same)));
  }

  static Terms standard() {
    return STANDARD;
  }

  /** From this similarity on two prompts are near-duplicates. */
  double near() {
    return near;
  }

  /** A word of the file as the analysis leaves it. */
  private String stem(Object word) {
    return of(String.valueOf(word)).keySet().stream().findFirst().orElse(String.valueOf(word));
  }

  /** The terms of {@code prompt} in order of appearance, each with its weight. */
  Map<String, Double> of(String prompt) {
    Map<String, Double> terms = new LinkedHashMap<>();
    try (TokenStream tokens = analyzer.tokenStream("prompt", new StringReader(spaced(prompt)))) {
      CharTermAttribute text = tokens.getAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken() && terms.size() < MAX_TERMS) {
        String word = text.toString();
        if (!word.isEmpty() && !ignored.contains(word)) {
          String plain = word.replace("-", "");
          String term = synonyms.getOrDefault(plain, plain);
          boolean weak = general.contains(word) || general.contains(plain);
          terms.putIfAbsent(term, weak ? generalWeight : 1);
        }
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  /** Where words are not set apart, those that say nothing set the others apart. */
  private String spaced(String prompt) {
    if (prompt.chars().noneMatch(c -> c > UNSPACED)) {
      return prompt;
    }
    String spaced = prompt;
    for (String phrase : ignoredInside) {
      spaced = spaced.replace(phrase, " ");
    }
    return spaced;
  }

  /**
   * Keeps what names things in code together: {@code select_related}, {@code n+1}, {@code c#},
   * {@code ==}, {@code docker-compose}.
   */
  private static final class PromptAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokens = CharTokenizer.fromTokenCharPredicate(PromptAnalyzer::isPart);
      TokenStream stream = new EnglishPossessiveFilter(new LowerCaseFilter(new TrimFilter(tokens)));
      return new TokenStreamComponents(
          tokens, new EnglishMinimalStemFilter(new KStemFilter(stream)));
    }

    private static boolean isPart(int c) {
      return Character.isLetterOrDigit(c)
          || "_+#-./='’&".indexOf(c) >= 0
          || Character.getType(c) == Character.NON_SPACING_MARK;
    }
  }

  private static Set<String> strings(Object list) {
    return Set.copyOf(
        ((List<?>) list)
            .stream().map(w -> String.valueOf(w).toLowerCase(Locale.ROOT)).distinct().toList());
  }

  private static Terms load() {
    try (InputStream in =
        Terms.class.getResourceAsStream("/dev/viva/server/bank/markdown/similarity.yaml")) {
      if (in == null) {
        throw new IllegalStateException("similarity.yaml is missing from the class path");
      }
      return new Terms(
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
