package dev.viva.server.report;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.viva.server.interview.ScorecardProtos;
import dev.viva.server.rpc.Times;
import dev.viva.v1.ReportedRating;

/** Reports as messages. */
final class ReportProtos {
  private static final JsonFormat.Printer JSON =
      JsonFormat.printer().alwaysPrintFieldsWithNoPresence();

  private ReportProtos() {}

  /** A scorecard in the proto's JSON mapping, with every field that may be empty. */
  static String json(ScorecardReport report) {
    try {
      return JSON.print(encode(report)) + "\n";
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a report holds no Any", e);
    }
  }

  private static dev.viva.v1.ScorecardReport encode(ScorecardReport report) {
    dev.viva.v1.ScorecardReport.Builder encoded =
        dev.viva.v1.ScorecardReport.newBuilder()
            .setCandidate(report.candidate().displayName())
            .setRole(report.candidate().role())
            .setInterviewer(report.scorecard().interviewer())
            .setInterview(report.interview().id())
            .setPlan(report.interview().plan().id())
            .setBrief(report.interview().plan().brief().text())
            .setState(ScorecardProtos.encode(report.scorecard().state()))
            .setRecommendation(ScorecardProtos.encode(report.scorecard().recommendation()))
            .setComment(report.scorecard().comment())
            .setCoverage(report.summary().coverage())
            .setNote(report.scorecard().note());
    report.summary().score().ifPresent(encoded::setScore);
    report.summary().areas().forEach(area -> encoded.addAreas(ScorecardProtos.encode(area)));
    report.rows().forEach(row -> encoded.addRatings(encode(row)));
    report.interview().started().map(Times::encode).ifPresent(encoded::setStartTime);
    report.interview().finished().map(Times::encode).ifPresent(encoded::setFinishTime);
    report.scorecard().submitted().map(Times::encode).ifPresent(encoded::setSubmitTime);
    return encoded.build();
  }

  private static ReportedRating encode(ScorecardReport.Row row) {
    ReportedRating.Builder encoded =
        ReportedRating.newBuilder()
            .setPosition(row.position())
            .setQuestion(row.planned().question().id())
            .setTitle(row.title())
            .setArea(row.planned().area())
            .setRating(ScorecardProtos.encode(row.seen().rating()))
            .setAnchor(row.anchor())
            .setNote(row.seen().note())
            .setPlannedMinutes(row.planned().minutes())
            .setSpentSeconds(row.seen().spentSeconds());
    row.seen().rating().value().ifPresent(encoded::setValue);
    return encoded.build();
  }
}
