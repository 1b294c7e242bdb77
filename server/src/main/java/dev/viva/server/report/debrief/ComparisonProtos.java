package dev.viva.server.report.debrief;

import dev.viva.server.interview.ScorecardProtos;
import dev.viva.v1.AreaComparison;
import dev.viva.v1.CompareCandidatesResponse;
import dev.viva.v1.ComparedCandidate;

/** Comparisons as messages. */
public final class ComparisonProtos {
  private ComparisonProtos() {}

  public static CompareCandidatesResponse encode(Comparison comparison) {
    CompareCandidatesResponse.Builder encoded =
        CompareCandidatesResponse.newBuilder().addAllFindings(comparison.findings());
    comparison.lines().forEach(line -> encoded.addCandidates(encode(line)));
    comparison.areas().forEach(area -> encoded.addAreas(encode(area)));
    return encoded.build();
  }

  private static ComparedCandidate encode(Comparison.Line line) {
    ComparedCandidate.Builder encoded =
        ComparedCandidate.newBuilder()
            .setName(line.candidate().resource())
            .setDisplayName(line.candidate().displayName())
            .setRole(line.candidate().role())
            .setCoverage(line.coverage())
            .setScorecards(line.scorecards())
            .setMajority(DebriefProtos.encode(line.majority()));
    line.score().ifPresent(encoded::setScore);
    line.common().ifPresent(encoded::setCommonScore);
    return encoded.build();
  }

  private static AreaComparison encode(Comparison.AreaLine area) {
    AreaComparison.Builder encoded =
        AreaComparison.newBuilder()
            .setArea(area.area())
            .setSameQuestions(area.sameQuestions())
            .setCommonQuestions(area.commonQuestions())
            .addAllCommonScores(area.commonScores());
    area.scores().forEach(score -> encoded.addScores(ScorecardProtos.encode(score)));
    return encoded.build();
  }
}
