package dev.viva.server.report.debrief;

import dev.viva.server.interview.ScorecardProtos;
import dev.viva.server.report.document.ProfileProtos;
import dev.viva.server.report.statistics.Agreement;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.Codec;
import dev.viva.v1.AgreementFigure;
import dev.viva.v1.AreaScore;
import dev.viva.v1.Debrief;
import dev.viva.v1.DebriefArea;
import dev.viva.v1.DebriefQuestion;
import dev.viva.v1.DebriefRating;
import dev.viva.v1.KnownScorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Debriefs and decisions as messages, and decisions back. */
public final class DebriefProtos {
  static final Codec<Decision> DECISION =
      Codecs.of(dev.viva.v1.Decision.parser(), DebriefProtos::encode, DebriefProtos::decode);

  private DebriefProtos() {}

  public static Debrief encode(DebriefReport report) {
    Debrief.Builder encoded =
        Debrief.newBuilder()
            .setCandidate(report.resource())
            .setDisplayName(report.candidate())
            .setRole(report.role())
            .setCoverage(report.coverage())
            .setMajority(encode(report.majority()))
            .addAllFindings(report.findings())
            .setProfile(ProfileProtos.encode(report.profile()));
    report.columns().forEach(c -> encoded.addScorecards(ScorecardProtos.encode(c.scored())));
    report.missing().forEach(who -> encoded.addMissing(who.interview() + "/" + who.interviewer()));
    report.agreement().forEach(figure -> encoded.addAgreement(encode(figure)));
    report.score().ifPresent(encoded::setScore);
    report.areas().forEach(area -> encoded.addAreas(encode(area)));
    report.questions().forEach(question -> encoded.addQuestions(encode(question)));
    report.decision().map(DebriefProtos::encode).ifPresent(encoded::setDecision);
    report.former().forEach(decision -> encoded.addFormerDecisions(encode(decision)));
    return encoded.build();
  }

  public static dev.viva.v1.Majority encode(Majority majority) {
    return dev.viva.v1.Majority.newBuilder()
        .setInFavour(majority.inFavour())
        .setAgainst(majority.against())
        .setUndecided(majority.undecided())
        .build();
  }

  private static AgreementFigure encode(Agreement.Figure figure) {
    return AgreementFigure.newBuilder()
        .setTitle(figure.title())
        .setValue(figure.estimate().value())
        .setLow(figure.estimate().low())
        .setHigh(figure.estimate().high())
        .setCount(figure.estimate().count())
        .setWords(figure.words())
        .build();
  }

  private static DebriefArea encode(DebriefReport.AreaRow row) {
    DebriefArea.Builder encoded = DebriefArea.newBuilder().setArea(row.area()).setGap(row.gap());
    row.mean().ifPresent(encoded::setMean);
    for (var cell : row.cells()) {
      encoded.addScores(
          cell.map(ScorecardProtos::encode)
              .orElse(AreaScore.newBuilder().setArea(row.area()).build()));
    }
    return encoded.build();
  }

  private static DebriefQuestion encode(DebriefReport.QuestionRow row) {
    DebriefQuestion.Builder encoded =
        DebriefQuestion.newBuilder()
            .setInterview(row.interview())
            .setPosition(row.position())
            .setQuestion(row.question())
            .setTitle(row.title())
            .setArea(row.area())
            .setGap(row.gap());
    for (var cell : row.cells()) {
      encoded.addRatings(
          cell.map(
                  seen ->
                      DebriefRating.newBuilder()
                          .setPlanned(true)
                          .setRating(ScorecardProtos.encode(seen.rating()))
                          .setNote(seen.note())
                          .build())
              .orElse(DebriefRating.getDefaultInstance()));
    }
    return encoded.build();
  }

  public static dev.viva.v1.Decision encode(Decision decision) {
    dev.viva.v1.Decision.Builder encoded =
        dev.viva.v1.Decision.newBuilder()
            .setHire(decision.hire())
            .setRationale(decision.rationale())
            .addAllParticipants(decision.participants())
            .setDecideTime(Times.encode(decision.time()))
            .setRecorder(decision.recorder())
            .addAllMissing(decision.missing())
            .addAllFindings(decision.findings());
    for (Decision.Known known : decision.known()) {
      encoded.addKnownScorecards(
          "interviews/"
              + known.interview()
              + "/scorecards/"
              + known.interviewer()
              + "@"
              + known.etag());
      KnownScorecard.Builder card =
          KnownScorecard.newBuilder()
              .setInterview(known.interview())
              .setInterviewer(known.interviewer())
              .setRecommendation(ScorecardProtos.encode(known.recommendation()))
              .setCoverage(known.coverage());
      known.score().ifPresent(card::setScore);
      encoded.addKnown(card);
    }
    return encoded.build();
  }

  private static Decision decode(dev.viva.v1.Decision message) {
    List<Decision.Known> known = new ArrayList<>();
    for (int i = 0; i < message.getKnownCount(); i++) {
      KnownScorecard card = message.getKnown(i);
      String name = message.getKnownScorecards(i);
      known.add(
          new Decision.Known(
              card.getInterview(),
              card.getInterviewer(),
              name.substring(name.lastIndexOf('@') + 1),
              ScorecardProtos.decode(card.getRecommendation()),
              card.hasScore() ? OptionalDouble.of(card.getScore()) : OptionalDouble.empty(),
              card.getCoverage()));
    }
    return new Decision(
        message.getHire(),
        message.getRationale(),
        message.getParticipantsList(),
        Times.decode(message.getDecideTime()),
        message.getRecorder(),
        known,
        message.getMissingList(),
        message.getFindingsList());
  }
}
