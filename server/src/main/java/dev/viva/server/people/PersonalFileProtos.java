package dev.viva.server.people;

import dev.viva.server.interview.InterviewProtos;
import dev.viva.server.interview.ScorecardProtos;
import dev.viva.server.report.debrief.DebriefProtos;
import dev.viva.server.rpc.Json;
import dev.viva.server.rpc.Times;
import dev.viva.v1.CandidateFile;
import dev.viva.v1.HeldInterview;
import java.util.Locale;

/** A person's file as JSON. */
final class PersonalFileProtos {
  private PersonalFileProtos() {}

  static String json(PersonalFile file) {
    CandidateFile.Builder encoded =
        CandidateFile.newBuilder()
            .setCandidate(InterviewProtos.encode(file.candidate()))
            .addAllBriefs(file.briefs())
            .setExportTime(Times.encode(file.time()));
    file.interviews().forEach(held -> encoded.addInterviews(encode(held)));
    file.decisions().forEach(decision -> encoded.addDecisions(DebriefProtos.encode(decision)));
    return Json.print(encoded.build());
  }

  private static HeldInterview encode(PersonalFile.Held held) {
    HeldInterview.Builder encoded =
        HeldInterview.newBuilder()
            .setName(held.interview().resource())
            .setState(held.interview().state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .setBrief(held.interview().plan().brief().text())
            .setReason(held.interview().reason());
    held.questions()
        .forEach(
            (position, title) ->
                encoded.addQuestionsBuilder().setPosition(position).setTitle(title));
    held.interview().scheduled().map(Times::encode).ifPresent(encoded::setScheduleTime);
    held.interview().started().map(Times::encode).ifPresent(encoded::setStartTime);
    held.interview().finished().map(Times::encode).ifPresent(encoded::setFinishTime);
    held.cards().forEach(card -> encoded.addScorecards(ScorecardProtos.encode(card)));
    return encoded.build();
  }
}
