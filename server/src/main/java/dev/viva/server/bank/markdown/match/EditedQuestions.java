package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pairs what is new in a document with what the document lost: a question whose words were changed
 * is still the same one.
 */
final class EditedQuestions {
  private static final double SAME = 0.55;
  private static final double SAME_ANSWER = 0.9;
  private static final int SHORT_ANSWER = 20;
  private static final int LOOKED_AT = 5;
  private static final int NEAR_LINES = 3;

  private final Map<String, Question> lost = new TreeMap<>();
  private final Map<String, List<String>> lostByAnswer = new HashMap<>();
  private final SimilarQuestions prompts = new SimilarQuestions();
  private final List<Pair> pairs = new ArrayList<>();

  /** A question of the reading, by its place there, and one that it may be. */
  record Pair(int entry, String id, double score) {}

  EditedQuestions(Collection<Question> lost) {
    for (Question question : lost) {
      this.lost.put(question.id(), question);
      prompts.add(question.id(), question.content().text());
      String answer = question.content().answer();
      if (answer.length() >= SHORT_ANSWER) {
        lostByAnswer.computeIfAbsent(answer, a -> new ArrayList<>(1)).add(question.id());
      }
    }
  }

  /** Looks for what {@code question}, the one at {@code entry}, may have been. */
  void look(int entry, Question question) {
    for (SimilarQuestions.Match match : prompts.similar(question.content().text(), LOOKED_AT)) {
      double score = likeness(question, lost.get(match.id()), match.score());
      pairs.add(new Pair(entry, match.id(), score));
    }
    // A prompt that was rewritten over an answer that stayed.
    for (String id : lostByAnswer.getOrDefault(question.content().answer(), List.of())) {
      pairs.add(new Pair(entry, id, SAME_ANSWER));
    }
  }

  /** What is alike enough, the most alike first; a question may be in several. */
  List<Pair> likely() {
    return pairs.stream()
        .filter(pair -> pair.score() >= SAME)
        .sorted((a, b) -> Double.compare(b.score(), a.score()))
        .toList();
  }

  private static double likeness(Question question, Question lost, double prompts) {
    double score = prompts;
    boolean section = question.content().section().equals(lost.content().section());
    score += section ? 0.1 : 0;
    boolean answered = !question.content().answer().isEmpty() && !lost.content().answer().isEmpty();
    score += answered && question.content().answer().equals(lost.content().answer()) ? 0.3 : 0;
    score += Math.abs(question.source().line() - lost.source().line()) <= NEAR_LINES ? 0.1 : 0;
    return score;
  }
}
