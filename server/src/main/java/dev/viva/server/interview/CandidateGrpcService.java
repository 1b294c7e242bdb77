package dev.viva.server.interview;

import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Requests;
import dev.viva.server.rpc.Times;
import dev.viva.v1.ApplyRetentionRequest;
import dev.viva.v1.ApplyRetentionResponse;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.EraseCandidateRequest;
import dev.viva.v1.EraseCandidateResponse;
import dev.viva.v1.ExpiredCandidate;
import dev.viva.v1.ExportCandidateRequest;
import dev.viva.v1.ExportCandidateResponse;
import dev.viva.v1.GetCandidateRequest;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListCandidatesResponse;
import dev.viva.v1.UpdateCandidateRequest;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Optional;

/** {@code viva.v1.CandidateService}: decodes, calls {@link Candidates}, encodes. */
public final class CandidateGrpcService extends CandidateServiceGrpc.CandidateServiceImplBase {
  private final Candidates candidates;
  private final PersonalData personalData;

  public CandidateGrpcService(Candidates candidates, PersonalData personalData) {
    this.candidates = candidates;
    this.personalData = personalData;
  }

  @Override
  public void createCandidate(
      CreateCandidateRequest request, StreamObserver<dev.viva.v1.Candidate> observer) {
    dev.viva.v1.Candidate wanted = request.getCandidate();
    Candidate created =
        candidates.create(
            Requests.mutation(request),
            wanted.getDisplayName(),
            wanted.getEmail(),
            wanted.getRole(),
            Caller.current());
    Requests.reply(observer, InterviewProtos.encode(created));
  }

  @Override
  public void getCandidate(
      GetCandidateRequest request, StreamObserver<dev.viva.v1.Candidate> observer) {
    Requests.reply(
        observer, InterviewProtos.encode(candidates.get(request.getName(), Caller.current())));
  }

  @Override
  public void listCandidates(
      ListCandidatesRequest request, StreamObserver<ListCandidatesResponse> observer) {
    Pages.Page<Candidate> page =
        candidates.list(Pages.of(request, 50), request.getSearch(), Caller.current());
    Requests.reply(
        observer,
        ListCandidatesResponse.newBuilder()
            .addAllCandidates(page.items().stream().map(InterviewProtos::encode).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void updateCandidate(
      UpdateCandidateRequest request, StreamObserver<dev.viva.v1.Candidate> observer) {
    dev.viva.v1.Candidate wanted = request.getCandidate();
    Candidate values =
        new Candidate(
            "",
            wanted.getDisplayName(),
            wanted.getEmail(),
            wanted.getRole(),
            Instant.EPOCH,
            wanted.getLegalHold(),
            0);
    Candidate updated =
        candidates.update(
            Requests.mutation(request),
            Names.id("candidate.name", "candidates", wanted.getName()),
            wanted.getEtag(),
            request.getUpdateMask().getPathsList(),
            values,
            Caller.current());
    Requests.reply(observer, InterviewProtos.encode(updated));
  }

  @Override
  public void exportCandidate(
      ExportCandidateRequest request, StreamObserver<ExportCandidateResponse> observer) {
    Caller.current().requireAdministrator("export everything that is held about a candidate");
    PersonalData.Copy copy =
        personalData.export(Names.id("name", "candidates", request.getName()), Caller.current());
    Requests.reply(
        observer,
        ExportCandidateResponse.newBuilder().setText(copy.text()).setJson(copy.json()).build());
  }

  @Override
  public void eraseCandidate(
      EraseCandidateRequest request, StreamObserver<EraseCandidateResponse> observer) {
    Caller.current().requireAdministrator("erase candidates");
    PersonalData.Removal removal =
        personalData.erase(
            Requests.mutation(request),
            Names.id("name", "candidates", request.getName()),
            request.getReason());
    Requests.reply(
        observer,
        EraseCandidateResponse.newBuilder()
            .addAllRemoved(removal.removed())
            .addAllRemaining(removal.remaining())
            .addAllInterviews(removal.interviews())
            .build());
  }

  @Override
  public void applyRetention(
      ApplyRetentionRequest request, StreamObserver<ApplyRetentionResponse> observer) {
    Caller.current().requireAdministrator("apply the retention period");
    PersonalData.Retained retained =
        personalData.applyRetention(
            Requests.mutation(request),
            request.getDays() == 0 ? Optional.empty() : Optional.of(request.getDays()),
            request.getDryRun());
    ApplyRetentionResponse.Builder answer =
        ApplyRetentionResponse.newBuilder().setDays(retained.days());
    for (PersonalData.Expired expired : retained.expired()) {
      answer.addCandidates(
          ExpiredCandidate.newBuilder()
              .setName("candidates/" + expired.candidate())
              .setLastEventTime(Times.encode(expired.lastEvent()))
              .setLegalHold(expired.legalHold())
              .setErased(expired.erased()));
    }
    Requests.reply(observer, answer.build());
  }
}
