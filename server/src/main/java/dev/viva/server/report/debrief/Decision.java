package dev.viva.server.report.debrief;

import dev.viva.server.interview.Recommendation;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A decision on a candidate, with what was known when it was made.
 *
 * @param participants ids of the people who decided
 * @param recorder id of the user who wrote it down
 * @param missing interviewers whose scorecard was a draft then, as {@code interview/interviewer}
 * @param findings of the debrief as they were shown then
 */
public record Decision(
    boolean hire,
    String rationale,
    List<String> participants,
    Instant time,
    String recorder,
    List<Known> known,
    List<String> missing,
    List<String> findings) {
  public Decision {
    participants = List.copyOf(participants);
    known = List.copyOf(known);
    missing = List.copyOf(missing);
    findings = List.copyOf(findings);
  }

  /**
   * A scorecard as it was known.
   *
   * @param etag says which revision of it
   */
  public record Known(
      String interview,
      String interviewer,
      String etag,
      Recommendation recommendation,
      OptionalDouble score,
      double coverage) {}
}
