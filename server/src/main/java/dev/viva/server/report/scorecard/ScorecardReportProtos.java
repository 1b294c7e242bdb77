package dev.viva.server.report.scorecard;

import dev.viva.server.interview.ScorecardProtos;
import dev.viva.server.report.document.ProfileProtos;
import dev.viva.server.rpc.Times;
import dev.viva.v1.ReportedAmendment;
import dev.viva.v1.ReportedRating;

/** A scorecard as the message that its JSON export is. */
public final class ScorecardReportProtos {
  private ScorecardReportProtos() {}

  public static dev.viva.v1.ScorecardReport encode(ScorecardReport report) {
    dev.viva.v1.ScorecardReport.Builder encoded =
        dev.viva.v1.ScorecardReport.newBuilder()
            .setCandidate(report.candidate())
            .setRole(report.role())
            .setInterviewer(report.interviewer())
            .setInterview(report.interview().id())
            .setPlan(report.interview().plan().id())
            .setBrief(report.brief())
            .setState(ScorecardProtos.encode(report.scorecard().state()))
            .setRecommendation(ScorecardProtos.encode(report.scorecard().recommendation()))
            .setComment(report.scorecard().comment())
            .setCoverage(report.summary().coverage())
            .setNote(report.scorecard().note())
            .setPrivateNote(report.scorecard().privateNote())
            .setProfile(ProfileProtos.encode(report.profile()))
            .setPlannedMinutes(report.plannedMinutes())
            .setSpentSeconds(report.spentSeconds())
            .addAllWarnings(report.warnings());
    report.summary().score().ifPresent(encoded::setScore);
    report.summary().areas().forEach(area -> encoded.addAreas(ScorecardProtos.encode(area)));
    report.rows().forEach(row -> encoded.addRatings(encode(row)));
    report.amendments().forEach(amendment -> encoded.addAmendments(encode(amendment)));
    report.interview().started().map(Times::encode).ifPresent(encoded::setStartTime);
    report.interview().finished().map(Times::encode).ifPresent(encoded::setFinishTime);
    report.scorecard().submitted().map(Times::encode).ifPresent(encoded::setSubmitTime);
    return encoded.build();
  }

  private static ReportedRating encode(ScorecardReport.Row row) {
    ReportedRating.Builder encoded =
        ReportedRating.newBuilder()
            .setPosition(row.position())
            .setQuestion(row.question())
            .setTitle(row.title())
            .setArea(row.area())
            .setRating(ScorecardProtos.encode(row.rating()))
            .setAnchor(row.anchor())
            .setNote(row.note())
            .setPlannedMinutes(row.plannedMinutes())
            .setSpentSeconds(row.spentSeconds());
    row.rating().value().ifPresent(encoded::setValue);
    return encoded.build();
  }

  private static ReportedAmendment encode(ScorecardReport.Amendment amendment) {
    return ReportedAmendment.newBuilder()
        .setSubmitTime(Times.encode(amendment.submitted()))
        .setReason(amendment.reason())
        .setChangedRatings(amendment.changedRatings())
        .setChangedRecommendation(amendment.changedRecommendation())
        .build();
  }
}
