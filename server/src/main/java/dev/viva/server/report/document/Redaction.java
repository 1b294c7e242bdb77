package dev.viva.server.report.document;

import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Scorecard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies a {@link Profile}. The same person gets the same stand-in throughout one document. */
public final class Redaction {
  private final Profile profile;
  private final Map<String, String> standIns = new LinkedHashMap<>();

  public Redaction(Profile profile) {
    this.profile = profile;
  }

  public Profile profile() {
    return profile;
  }

  /** How the interviewer of this id is called. */
  public String interviewer(String id) {
    return profile.showsInterviewers()
        ? id
        : standIns.computeIfAbsent(id, next -> "interviewer-" + (standIns.size() + 1));
  }

  /** How the candidate is called. */
  public String candidate(Candidate candidate) {
    return profile.showsCandidate() ? candidate.displayName() : "candidate " + candidate.id();
  }

  /** A text that somebody typed about the person. */
  public String typed(String text) {
    return profile.showsTexts() ? text : "";
  }

  /** A text of the question bank that must not get out. */
  public String confidential(String text) {
    return profile.showsBank() ? text : "";
  }

  /** A scorecard as the profile shows it. */
  public Scorecard card(Scorecard card) {
    return new Scorecard(
        card.interview(),
        interviewer(card.interviewer()),
        card.state(),
        items(card.items()),
        typed(card.note()),
        profile.showsPrivateNotes() ? card.privateNote() : "",
        card.recommendation(),
        typed(card.comment()),
        card.submitted(),
        card.versions().stream().map(this::version).toList(),
        card.revision());
  }

  private Scorecard.Version version(Scorecard.Version version) {
    return new Scorecard.Version(
        version.submitted(),
        items(version.items()),
        version.recommendation(),
        typed(version.comment()),
        typed(version.reason()));
  }

  private List<Scorecard.Item> items(List<Scorecard.Item> items) {
    return items.stream()
        .map(
            item ->
                new Scorecard.Item(
                    profile.showsBank() || item.rating().wasAsked() ? item.question() : "",
                    item.rating(),
                    typed(item.note()),
                    item.asked(),
                    item.spentSeconds(),
                    item.bookmarked()))
        .toList();
  }
}
