package dev.viva.server.people;

import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Candidates;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Interviews;
import dev.viva.server.interview.Scorecard;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plan;
import dev.viva.server.plan.Plans;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.report.debrief.Decision;
import dev.viva.server.report.document.Profile;
import dev.viva.server.report.document.QuestionTitle;
import dev.viva.server.report.document.Redaction;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Entry;
import dev.viva.server.store.ReadTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that is held about a person, as that person may have it: what was said of the person,
 * private notes included, without the names of others, rubrics and questions that were not asked.
 *
 * @param interviews oldest first
 * @param decisions oldest first
 * @param briefs of plans for the person that no interview used
 */
record PersonalFile(
    Candidate candidate,
    List<Held> interviews,
    List<Decision> decisions,
    List<String> briefs,
    Instant time) {

  /**
   * One interview.
   *
   * @param cards drafts included
   * @param questions titles of those that somebody asked, by position
   */
  record Held(Interview interview, List<Scorecards.Scored> cards, Map<Integer, String> questions) {}

  static PersonalFile read(ReadTx tx, String id, Instant now) {
    Candidate candidate =
        tx.find(Candidates.CANDIDATES, id)
            .orElseThrow(
                () ->
                    new VivaException.NotFound(
                        "no candidate '" + Texts.shown(id) + "': give the id in full",
                        "candidates/" + id))
            .value();
    Redaction redaction = new Redaction(Profile.CANDIDATE);
    return new PersonalFile(
        candidate,
        interviews(tx, id).stream().map(found -> held(tx, found, redaction)).toList(),
        Debriefs.decisions(tx, id).stream().map(found -> redacted(found, redaction)).toList(),
        unusedBriefs(tx, id),
        now);
  }

  private static List<Interview> interviews(ReadTx tx, String candidate) {
    try (Stream<Entry<Interview>> found = tx.about(Interviews.INTERVIEWS, candidate)) {
      return found
          .map(Entry::value)
          .sorted(Comparator.comparing(Interview::created).thenComparing(Interview::id))
          .toList();
    }
  }

  private static List<String> unusedBriefs(ReadTx tx, String candidate) {
    try (Stream<Entry<Plan>> plans = tx.about(Plans.PLANS, candidate)) {
      return plans
          .map(Entry::value)
          .filter(plan -> plan.interview().isEmpty())
          .sorted(Comparator.comparing(Plan::created))
          .map(plan -> plan.brief().text())
          .toList();
    }
  }

  private static Held held(ReadTx tx, Interview interview, Redaction redaction) {
    List<Scorecards.Scored> cards = new ArrayList<>();
    Map<Integer, String> questions = new TreeMap<>();
    for (Scorecards.Scored scored : Scorecards.everyOne(tx, interview)) {
      Scorecard card = scored.scorecard();
      for (int i = 0; i < card.items().size(); i++) {
        if (card.items().get(i).rating().wasAsked() || !card.items().get(i).note().isBlank()) {
          questions.put(i + 1, QuestionTitle.of(interview.plan().items().get(i).question()));
        }
      }
      Scorecard shown = redaction.card(card).annotatePrivately(card.privateNote());
      cards.add(new Scorecards.Scored(shown, scored.summary()));
    }
    return new Held(interview, cards, questions);
  }

  private static Decision redacted(Decision decision, Redaction redaction) {
    return new Decision(
        decision.hire(),
        decision.rationale(),
        decision.participants().stream().map(redaction::interviewer).toList(),
        decision.time(),
        redaction.interviewer(decision.recorder()),
        decision.known().stream()
            .map(
                known ->
                    new Decision.Known(
                        known.interview(),
                        redaction.interviewer(known.interviewer()),
                        known.etag(),
                        known.recommendation(),
                        known.score(),
                        known.coverage()))
            .toList(),
        List.of(),
        List.of());
  }
}
