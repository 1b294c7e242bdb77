package dev.viva.server.interview;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The submitted scorecards of one interview that a caller may see. Debriefs, comparisons and
 * statistics read nothing else, so the blind rule is kept in one place: whoever still has a draft
 * about a person sees nothing of what others say of that person, not even in a mean.
 *
 * @param cards in order of interviewer; without drafts, voided ones and foreign private notes
 * @param missing interviewers whose scorecard is still a draft
 */
public record PanelCards(
    Interview interview, Candidate candidate, List<Scorecards.Scored> cards, List<String> missing) {
  public PanelCards {
    cards = List.copyOf(cards);
    missing = List.copyOf(missing);
  }

  /**
   * The interviews of a candidate, oldest first.
   *
   * @throws VivaException.WrongState ({@code SCORECARD_BLIND}) where the caller's own scorecard is
   *     a draft
   */
  public static List<PanelCards> of(ReadTx tx, Candidate candidate, String caller) {
    List<Interview> interviews =
        interviews(tx).stream()
            .filter(interview -> interview.candidate().equals(candidate.id()))
            .toList();
    for (Interview interview : interviews) {
      if (isBlind(tx, interview, caller)) {
        throw new VivaException.WrongState(
            Reason.SCORECARD_BLIND,
            "submit your own scorecard of interview " + interview.id() + " first");
      }
    }
    return interviews.stream().map(interview -> read(tx, interview, candidate, caller)).toList();
  }

  /** Every interview, oldest first, except those with people whom the caller is yet to judge. */
  public static List<PanelCards> all(ReadTx tx, String caller) {
    List<Interview> interviews = interviews(tx);
    Set<String> blind = new HashSet<>();
    for (Interview interview : interviews) {
      if (isBlind(tx, interview, caller)) {
        blind.add(interview.candidate());
      }
    }
    Map<String, Candidate> candidates = new HashMap<>();
    List<PanelCards> all = new ArrayList<>();
    for (Interview interview : interviews) {
      if (!blind.contains(interview.candidate())) {
        tx.find(Candidates.CANDIDATES, interview.candidate())
            .ifPresent(found -> candidates.putIfAbsent(found.key(), found.value()));
        Candidate candidate = candidates.get(interview.candidate());
        if (candidate != null) {
          all.add(read(tx, interview, candidate, caller));
        }
      }
    }
    return all;
  }

  /**
   * The interviews of a candidate, oldest first, with every submitted scorecard; for figures that
   * belong to nobody and for the candidate's own export, not for colleagues.
   */
  public static List<PanelCards> everything(ReadTx tx, Candidate candidate) {
    List<PanelCards> panels = new ArrayList<>();
    try (Stream<Entry<Interview>> all = tx.about(Interviews.INTERVIEWS, candidate.id())) {
      all.map(Entry::value)
          .sorted(Comparator.comparing(Interview::created).thenComparing(Interview::id))
          .forEach(interview -> panels.add(everything(tx, interview, candidate)));
    }
    return panels;
  }

  private static PanelCards everything(ReadTx tx, Interview interview, Candidate candidate) {
    List<Scorecards.Scored> cards = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String interviewer : interview.panel().stream().sorted().toList()) {
      Scorecard card = Scorecards.get(tx, interview, interviewer);
      if (card.isSubmitted()) {
        cards.add(Scorecards.scored(interview, card));
      } else if (card.state() == Scorecard.State.DRAFT) {
        missing.add(interviewer);
      }
    }
    return new PanelCards(interview, candidate, cards, missing);
  }

  /** The candidate of this id, prefix of an id, or exact display name. */
  public static Candidate candidate(ReadTx tx, String idOrName) {
    return Candidates.get(tx, idOrName);
  }

  private static List<Interview> interviews(ReadTx tx) {
    try (Stream<Entry<Interview>> all = tx.scan(Interviews.INTERVIEWS, KeyRange.ALL)) {
      return all.map(Entry::value)
          .filter(Interview::usesItsQuestions)
          .sorted(Comparator.comparing(Interview::created).thenComparing(Interview::id))
          .toList();
    }
  }

  private static boolean isBlind(ReadTx tx, Interview interview, String caller) {
    return interview.panel().contains(caller) && isDraft(tx, interview, caller);
  }

  private static boolean isDraft(ReadTx tx, Interview interview, String interviewer) {
    return Scorecards.get(tx, interview, interviewer).state() == Scorecard.State.DRAFT;
  }

  private static PanelCards read(
      ReadTx tx, Interview interview, Candidate candidate, String caller) {
    List<Scorecards.Scored> cards = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String interviewer : interview.panel().stream().sorted().toList()) {
      Scorecard card = Scorecards.get(tx, interview, interviewer);
      if (card.state() == Scorecard.State.DRAFT) {
        missing.add(interviewer);
      } else if (card.isSubmitted() && Scorecards.maySee(tx, interview, interviewer, caller)) {
        cards.add(
            Scorecards.scored(
                interview, interviewer.equals(caller) ? card : card.withoutPrivateNote()));
      }
    }
    return new PanelCards(interview, candidate, cards, missing);
  }
}
