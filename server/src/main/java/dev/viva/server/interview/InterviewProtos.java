package dev.viva.server.interview;

import dev.viva.server.error.VivaException;
import dev.viva.server.plan.PlanProtos;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.Codec;
import dev.viva.v1.AdministratorLook;
import dev.viva.v1.InterviewState;
import dev.viva.v1.ItemAssignment;
import dev.viva.v1.ReplanInterviewResponse;
import dev.viva.v1.ScorecardProgress;
import dev.viva.v1.WatchInterviewResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Candidates and interviews as messages, and back. */
public final class InterviewProtos {
  static final Codec<Candidate> CANDIDATE =
      Codecs.of(dev.viva.v1.Candidate.parser(), InterviewProtos::encode, InterviewProtos::decode);
  static final Codec<Interview> INTERVIEW =
      Codecs.of(dev.viva.v1.Interview.parser(), InterviewProtos::encode, InterviewProtos::decode);

  static final Codec<Look> LOOK =
      Codecs.of(AdministratorLook.parser(), InterviewProtos::encode, InterviewProtos::decode);

  static final Codec<Interviews.Replanned> REPLANNED =
      Codecs.of(ReplanInterviewResponse.parser(), InterviewProtos::encode, InterviewProtos::decode);

  private InterviewProtos() {}

  public static dev.viva.v1.Candidate encode(Candidate candidate) {
    return dev.viva.v1.Candidate.newBuilder()
        .setName(candidate.resource())
        .setId(candidate.id())
        .setDisplayName(candidate.displayName())
        .setEmail(candidate.email())
        .setRole(candidate.role())
        .setCreateTime(Times.encode(candidate.created()))
        .setLegalHold(candidate.legalHold())
        .setEtag(Names.etag(candidate.revision()))
        .build();
  }

  private static Candidate decode(dev.viva.v1.Candidate message) {
    return new Candidate(
        message.getId(),
        message.getDisplayName(),
        message.getEmail(),
        message.getRole(),
        Times.decode(message.getCreateTime()),
        message.getLegalHold(),
        Names.revision(message.getEtag()));
  }

  static dev.viva.v1.Interview encode(Interviews.Found found) {
    dev.viva.v1.Interview.Builder encoded =
        encode(found.interview()).toBuilder().setCandidateDisplayName(found.candidateName());
    found.looks().forEach(look -> encoded.addLooks(encode(look)));
    return encoded.build();
  }

  private static AdministratorLook encode(Look look) {
    return AdministratorLook.newBuilder()
        .setUser(look.user())
        .setLookTime(Times.encode(look.time()))
        .setReason(look.reason())
        .build();
  }

  private static Look decode(AdministratorLook message) {
    return new Look(message.getUser(), Times.decode(message.getLookTime()), message.getReason());
  }

  static WatchInterviewResponse encode(InterviewUpdate update) {
    WatchInterviewResponse.Builder encoded =
        WatchInterviewResponse.newBuilder().setCursor(update.cursor());
    update.interview().map(InterviewProtos::encode).ifPresent(encoded::setInterview);
    for (InterviewUpdate.Progress progress : update.progress()) {
      encoded.addProgress(encode(progress));
    }
    return encoded.build();
  }

  private static ScorecardProgress encode(InterviewUpdate.Progress progress) {
    ScorecardProgress.Builder encoded =
        ScorecardProgress.newBuilder()
            .setInterviewer(progress.interviewer())
            .setSubmitted(progress.submitted())
            .addAllRatedPositions(progress.ratedPositions());
    progress
        .current()
        .ifPresent(
            current ->
                encoded
                    .setCurrentPosition(current.position())
                    .setCurrentAskTime(Times.encode(current.since())));
    return encoded.build();
  }

  static ReplanInterviewResponse encode(Interviews.Replanned replanned) {
    return ReplanInterviewResponse.newBuilder()
        .setInterview(encode(replanned.found()))
        .addAllLosses(replanned.losses())
        .setMinutesLeft(replanned.minutes())
        .build();
  }

  private static Interviews.Replanned decode(ReplanInterviewResponse message) {
    return new Interviews.Replanned(
        new Interviews.Found(
            decode(message.getInterview()), message.getInterview().getCandidateDisplayName()),
        message.getLossesList(),
        message.getMinutesLeft());
  }

  private static dev.viva.v1.Interview encode(Interview interview) {
    dev.viva.v1.Interview.Builder encoded =
        dev.viva.v1.Interview.newBuilder()
            .setName(interview.resource())
            .setId(interview.id())
            .setCandidate("candidates/" + interview.candidate())
            .setPlan(PlanProtos.encode(interview.plan()))
            .addAllPanel(interview.panel())
            .setState(encode(interview.state()))
            .setReason(interview.reason())
            .setEtag(Names.etag(interview.revision()))
            .setCreateTime(Times.encode(interview.created()));
    interview.scheduled().map(Times::encode).ifPresent(encoded::setScheduleTime);
    interview.started().map(Times::encode).ifPresent(encoded::setStartTime);
    interview.finished().map(Times::encode).ifPresent(encoded::setFinishTime);
    interview
        .assignments()
        .forEach(
            (position, who) ->
                encoded.addAssignmentsBuilder().setPosition(position).setInterviewer(who));
    return encoded.build();
  }

  private static Interview decode(dev.viva.v1.Interview message) {
    return new Interview(
        message.getId(),
        Names.id("candidate", "candidates", message.getCandidate()),
        PlanProtos.decode(message.getPlan()),
        message.getPanelList(),
        decode(message.getState()),
        time(message.hasScheduleTime(), message.getScheduleTime()),
        time(message.hasStartTime(), message.getStartTime()),
        time(message.hasFinishTime(), message.getFinishTime()),
        message.getAssignmentsList().stream()
            .collect(Collectors.toMap(ItemAssignment::getPosition, ItemAssignment::getInterviewer)),
        message.getReason(),
        Times.decode(message.getCreateTime()),
        Names.revision(message.getEtag()));
  }

  private static Optional<Instant> time(boolean present, com.google.protobuf.Timestamp time) {
    return present ? Optional.of(Times.decode(time)) : Optional.empty();
  }

  private static InterviewState encode(Interview.State state) {
    return switch (state) {
      case SCHEDULED -> InterviewState.INTERVIEW_STATE_SCHEDULED;
      case IN_PROGRESS -> InterviewState.INTERVIEW_STATE_IN_PROGRESS;
      case AWAITING_FEEDBACK -> InterviewState.INTERVIEW_STATE_AWAITING_FEEDBACK;
      case COMPLETE -> InterviewState.INTERVIEW_STATE_COMPLETE;
      case CANCELLED -> InterviewState.INTERVIEW_STATE_CANCELLED;
      case NO_SHOW -> InterviewState.INTERVIEW_STATE_NO_SHOW;
    };
  }

  static Interview.State decode(InterviewState state) {
    return switch (state) {
      case INTERVIEW_STATE_SCHEDULED -> Interview.State.SCHEDULED;
      case INTERVIEW_STATE_IN_PROGRESS -> Interview.State.IN_PROGRESS;
      case INTERVIEW_STATE_AWAITING_FEEDBACK -> Interview.State.AWAITING_FEEDBACK;
      case INTERVIEW_STATE_COMPLETE -> Interview.State.COMPLETE;
      case INTERVIEW_STATE_CANCELLED -> Interview.State.CANCELLED;
      case INTERVIEW_STATE_NO_SHOW -> Interview.State.NO_SHOW;
      case INTERVIEW_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new VivaException.Invalid(
              "state",
              "expected scheduled, in-progress, awaiting-feedback, complete, cancelled or no-show");
    };
  }
}
