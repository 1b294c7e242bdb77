package dev.viva.server.bank.markdown.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The words of {@code vocabulary.yaml}: labels, first words of questions, names of sections, in
 * every language that the importer knows.
 */
public final class Vocabulary {
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}&'-]+");
  private static final int FIRST_IDEOGRAPH = 0x2E80;

  private static final Vocabulary STANDARD = load();

  private final Map<String, Part> labels = new HashMap<>();
  private final Set<String> interrogatives;
  private final Set<String> auxiliaries;
  private final Set<String> imperatives;
  private final Set<String> weakImperatives;
  private final Set<String> advice;
  private final List<String> anywhere;
  private final List<String> opening;
  private final Set<String> ending;
  private final Set<String> within;
  private final Set<String> topics;
  private final Set<String> pointers;
  private final Set<String> bankWords;
  private final Set<String> questionWords;
  private final List<String> faqWords;
  private final Set<String> aboutWords;
  private final Set<String> contentsWords;
  private final Set<String> otherSections;
  private final Set<String> projectWords;
  private final Set<String> answerParts;
  private final Set<String> placeholders;
  private final Set<String> examples;
  private final Set<String> prepositions;
  private final Set<String> promotions;

  private Vocabulary(Map<String, Object> file) {
    Map<String, Object> byPart = map(file, "labels");
    byPart.forEach(
        (name, words) -> {
          Part part = Part.valueOf(name.toUpperCase(Locale.ROOT));
          list(words).forEach(word -> labels.put(word, part));
        });
    Map<String, Object> starters = map(file, "starters");
    interrogatives = Set.copyOf(list(starters.get("interrogative")));
    auxiliaries = Set.copyOf(list(starters.get("auxiliary")));
    imperatives = Set.copyOf(list(starters.get("imperative")));
    weakImperatives = Set.copyOf(list(starters.get("weak_imperative")));
    advice = Set.copyOf(list(starters.get("advice")));
    anywhere = list(starters.get("anywhere"));
    opening = list(starters.get("opening"));
    ending = Set.copyOf(list(starters.get("ending")));
    within = Set.copyOf(list(starters.get("within")));
    pointers = Set.copyOf(list(file.get("pointers")));
    topics = Set.copyOf(list(starters.get("topics")));
    bankWords = Set.copyOf(list(file.get("bank_words")));
    questionWords = Set.copyOf(list(file.get("question_words")));
    faqWords = list(file.get("faq_words"));
    contentsWords = Set.copyOf(list(file.get("contents_words")));
    aboutWords = Set.copyOf(list(file.get("about_words")));
    otherSections = Set.copyOf(list(file.get("other_sections")));
    projectWords = Set.copyOf(list(file.get("project_words")));
    answerParts = Set.copyOf(list(file.get("answer_parts")));
    prepositions = Set.copyOf(list(file.get("prepositions")));
    examples = Set.copyOf(list(file.get("input_and_output")));
    placeholders = Set.copyOf(list(file.get("placeholders")));
    promotions = Set.copyOf(list(file.get("promotions")));
  }

  /** The vocabulary that comes with the server. */
  public static Vocabulary standard() {
    return STANDARD;
  }

  /** The part that {@code words}, in lower case, announce as a label. */
  Optional<Part> label(String words) {
    return Optional.ofNullable(labels.get(words));
  }

  boolean isInterrogative(String words) {
    return interrogatives.contains(words);
  }

  boolean isAuxiliary(String word) {
    return auxiliaries.contains(word);
  }

  boolean isImperative(String words) {
    return imperatives.contains(words);
  }

  boolean isWeakImperative(String words) {
    return weakImperatives.contains(words);
  }

  /**
   * Whether {@code word} begins advice to the reader ("Practice", "Avoid") rather than a question.
   */
  boolean isAdvice(String word) {
    return advice.contains(word);
  }

  boolean isTopicWord(String word) {
    return topics.contains(word);
  }

  /** Whether {@code prompt} points at code that follows it: the code belongs to it then. */
  boolean pointsAtCode(String prompt) {
    return containsAny(prompt.toLowerCase(Locale.ROOT), pointers);
  }

  boolean asksAnywhere(String text) {
    if (text.chars().noneMatch(c -> c >= FIRST_IDEOGRAPH)) {
      return false;
    }
    for (String words : anywhere) {
      if (text.contains(words)) {
        return true;
      }
    }
    return opening.stream().anyMatch(text::startsWith);
  }

  /** Whether a sentence that ends in {@code words}, in lower case, asks. */
  boolean asksAtEnd(String words) {
    return ending.contains(words);
  }

  /** Whether words of {@code text}, in lower case, ask wherever they stand. */
  boolean asksWithin(String text) {
    return containsAny(text, within);
  }

  /** Whether {@code name}, in lower case, says that this is a bank of questions. */
  boolean namesBank(String name) {
    return containsAny(name, bankWords);
  }

  /** Whether {@code name}, in lower case, stands over a table of contents. */
  boolean namesContents(String name) {
    String plain = NOT_WORDS.matcher(name).replaceAll(" ").strip();
    return contentsWords.stream()
        .anyMatch(words -> plain.equals(words) || plain.startsWith(words + " "));
  }

  /** Whether {@code title}, in lower case, speaks of interviews rather than of their questions. */
  boolean isAboutInterviews(String title) {
    return containsAny(title, aboutWords) && !namesQuestions(title);
  }

  /** {@code name}, in lower case, without the words that announce help with a product. */
  String withoutFaq(String name) {
    String rest = name;
    for (String words : faqWords) {
      rest = rest.replace(words, " ");
    }
    return rest;
  }

  /** Whether {@code name}, in lower case, says that questions follow. */
  boolean namesQuestions(String name) {
    return containsAny(name, questionWords);
  }

  /** Whether nothing under a heading {@code name}, in lower case, is a question. */
  boolean isOtherSection(String name) {
    if (name.length() > 80) {
      return false;
    }
    String plain = NOT_WORDS.matcher(name).replaceAll(" ").strip();
    if (otherSections.contains(plain)) {
      return true;
    }
    for (int space = plain.indexOf(' '); space > 0; space = plain.indexOf(' ', space + 1)) {
      String before = plain.substring(0, space);
      String after = plain.substring(space + 1);
      boolean starts = before.length() >= 8 || before.indexOf(' ') > 0;
      if ((starts && otherSections.contains(before))
          || (after.indexOf(' ') > 0 && otherSections.contains(after))) {
        return true;
      }
    }
    // "Remaining sections (to be added later)".
    return placeholders.stream().anyMatch(words -> words.indexOf(' ') > 0 && plain.contains(words))
        || plain.startsWith("good luck")
        || plain.startsWith("how to use")
        || plain.startsWith("tips ");
  }

  boolean isProjectHeading(String name) {
    return projectWords.contains(name);
  }

  boolean isAnswerPart(String words) {
    return answerParts.contains(words);
  }

  /** Whether {@code words} stand before what a task is given or has to give: "Input". */
  boolean isInputOrOutput(String words) {
    return examples.contains(words.strip());
  }

  /** Whether {@code word} begins words about questions rather than the name of one. */
  boolean isPreposition(String word) {
    return prepositions.contains(word);
  }

  /** Whether {@code words}, in lower case, only hold a place: "TODO". */
  boolean isPlaceholder(String words) {
    return placeholders.contains(NOT_WORDS.matcher(words).replaceAll(" ").strip())
        || placeholders.contains(words.strip());
  }

  /** Whether {@code text}, in lower case, asks for help with the page: "Feel free to add more". */
  boolean isPromotion(String text) {
    return containsAny(text, promotions);
  }

  /** Whole words for languages with spaces, anywhere for those without. */
  private static boolean containsAny(String text, Set<String> words) {
    for (String word : words) {
      int at = text.indexOf(word);
      while (at >= 0) {
        int end = at + word.length();
        boolean ideographic =
            Character.isIdeographic(word.codePointAt(0)) || word.charAt(0) >= 0xAC00;
        boolean whole =
            (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        if (ideographic || whole) {
          return true;
        }
        at = text.indexOf(word, at + 1);
      }
    }
    return false;
  }

  @SuppressWarnings("unchecked") // the shape of a file of our own, checked by VocabularyTest
  private static Map<String, Object> map(Map<String, Object> file, String key) {
    return (Map<String, Object>) file.getOrDefault(key, Map.of());
  }

  private static List<String> list(Object value) {
    List<String> words = new ArrayList<>();
    if (value instanceof List<?> list) {
      Set<String> seen = new HashSet<>();
      for (Object word : list) {
        String lower = String.valueOf(word).toLowerCase(Locale.ROOT);
        if (seen.add(lower)) {
          words.add(lower);
        }
      }
    }
    return words;
  }

  @SuppressWarnings("unchecked") // see map()
  private static Vocabulary load() {
    try (InputStream in =
        Vocabulary.class.getResourceAsStream("/dev/viva/server/bank/markdown/vocabulary.yaml")) {
      if (in == null) {
        throw new IllegalStateException("vocabulary.yaml is missing from the class path");
      }
      Load load = new Load(LoadSettings.builder().build());
      return new Vocabulary((Map<String, Object>) load.loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
