package dev.viva.server.report.statistics;

import dev.viva.server.report.document.QuestionTitle;
import dev.viva.v1.AreaStatistics;
import dev.viva.v1.InterviewerStatistics;
import dev.viva.v1.QuestionStatistics;

/** Statistics as messages. */
public final class StatisticsProtos {
  private StatisticsProtos() {}

  public static QuestionStatistics encode(Statistics.Item item) {
    ItemStatistics statistics = item.statistics();
    QuestionStatistics.Builder encoded =
        QuestionStatistics.newBuilder()
            .setQuestion(statistics.question())
            .setAsked(statistics.asked())
            .setRated(statistics.rated())
            .setTimed(statistics.timed())
            .setDiscriminationCount(statistics.discriminationCount());
    item.question()
        .ifPresent(
            question ->
                encoded
                    .setTitle(QuestionTitle.of(question))
                    .setArea(question.tags().mainArea())
                    .setPlannedMinutes(question.tags().minutes()));
    statistics.facility().ifPresent(encoded::setFacility);
    statistics.discrimination().ifPresent(encoded::setDiscrimination);
    statistics.meanSeconds().ifPresent(encoded::setMeanSeconds);
    statistics
        .drift()
        .ifPresent(
            drift -> {
              drift.before().ifPresent(encoded::setFacilityBefore);
              drift.since().ifPresent(encoded::setFacilitySince);
              drift.change().ifPresent(encoded::setDrift);
              drift.error().ifPresent(encoded::setDriftError);
            });
    return encoded.build();
  }

  public static InterviewerStatistics encode(RaterStatistics statistics) {
    InterviewerStatistics.Builder encoded =
        InterviewerStatistics.newBuilder()
            .setInterviewer(statistics.interviewer())
            .setScorecards(statistics.scorecards())
            .setMissing(statistics.missing())
            .setOverlaps(statistics.overlaps());
    statistics.mean().ifPresent(encoded::setMean);
    statistics.spread().ifPresent(encoded::setSpread);
    statistics.severity().ifPresent(encoded::setSeverity);
    statistics.severityError().ifPresent(encoded::setSeverityError);
    statistics.meanHoursLate().ifPresent(encoded::setMeanHoursLate);
    return encoded.build();
  }

  public static AreaStatistics encode(AreaUse use) {
    AreaStatistics.Builder encoded =
        AreaStatistics.newBuilder()
            .setArea(use.area())
            .setQuestions(use.questions())
            .setAsked(use.asked())
            .setNeverAsked(use.neverAsked())
            .setBankShare(use.bankShare())
            .setUseShare(use.useShare());
    use.mean().ifPresent(encoded::setMean);
    return encoded.build();
  }
}
