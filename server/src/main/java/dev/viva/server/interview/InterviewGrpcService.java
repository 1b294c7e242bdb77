package dev.viva.server.interview;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Requests;
import dev.viva.server.rpc.Texts;
import dev.viva.server.rpc.Times;
import dev.viva.v1.AssignItemRequest;
import dev.viva.v1.CancelInterviewRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.FinishInterviewRequest;
import dev.viva.v1.GetInterviewRequest;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.InterviewState;
import dev.viva.v1.ListInterviewsRequest;
import dev.viva.v1.ListInterviewsResponse;
import dev.viva.v1.MarkNoShowRequest;
import dev.viva.v1.ReplanInterviewRequest;
import dev.viva.v1.ReplanInterviewResponse;
import dev.viva.v1.StartInterviewRequest;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code viva.v1.InterviewService}: decodes, calls {@link Interviews}, encodes. */
public final class InterviewGrpcService extends InterviewServiceGrpc.InterviewServiceImplBase {
  private final Interviews interviews;
  private final InterviewFeed feed;

  public InterviewGrpcService(Interviews interviews, InterviewFeed feed) {
    this.interviews = interviews;
    this.feed = feed;
  }

  @Override
  public void createInterview(
      CreateInterviewRequest request, StreamObserver<dev.viva.v1.Interview> observer) {
    Optional<Instant> scheduled =
        request.hasScheduleTime()
            ? Optional.of(Times.decode("schedule_time", request.getScheduleTime()))
            : Optional.empty();
    Interviews.NewInterview wanted =
        new Interviews.NewInterview(
            request.getPlan(),
            request.getCandidate(),
            request.getPanelList(),
            scheduled,
            request.getStart());
    reply(observer, interviews.create(Requests.mutation(request), wanted, Caller.current()));
  }

  @Override
  public void getInterview(
      GetInterviewRequest request, StreamObserver<dev.viva.v1.Interview> observer) {
    reply(observer, interviews.get(id(request.getName()), Caller.current()));
  }

  @Override
  public void listInterviews(
      ListInterviewsRequest request, StreamObserver<ListInterviewsResponse> observer) {
    Optional<Interview.State> state =
        request.getState() == InterviewState.INTERVIEW_STATE_UNSPECIFIED
            ? Optional.empty()
            : Optional.of(InterviewProtos.decode(request.getState()));
    Pages.Page<Interviews.Found> page =
        interviews.list(Pages.of(request, 50), request.getCandidate(), state, Caller.current());
    Requests.reply(
        observer,
        ListInterviewsResponse.newBuilder()
            .addAllInterviews(page.items().stream().map(InterviewProtos::encode).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void startInterview(
      StartInterviewRequest request, StreamObserver<dev.viva.v1.Interview> observer) {
    reply(
        observer,
        interviews.start(Requests.mutation(request), id(request.getName()), Caller.current()));
  }

  @Override
  public void finishInterview(
      FinishInterviewRequest request, StreamObserver<dev.viva.v1.Interview> observer) {
    reply(
        observer,
        interviews.finish(Requests.mutation(request), id(request.getName()), Caller.current()));
  }

  @Override
  public void cancelInterview(
      CancelInterviewRequest request, StreamObserver<dev.viva.v1.Interview> observer) {
    String reason = Texts.optionalLine("reason", request.getReason(), 1_000);
    reply(
        observer,
        interviews.cancel(
            Requests.mutation(request), id(request.getName()), reason, Caller.current()));
  }

  @Override
  public void markNoShow(
      MarkNoShowRequest request, StreamObserver<dev.viva.v1.Interview> observer) {
    reply(
        observer,
        interviews.markNoShow(Requests.mutation(request), id(request.getName()), Caller.current()));
  }

  @Override
  public void assignItem(
      AssignItemRequest request, StreamObserver<dev.viva.v1.Interview> observer) {
    Optional<String> interviewer =
        Optional.of(request.getInterviewer()).filter(name -> !name.isEmpty());
    reply(
        observer,
        interviews.assign(
            Requests.mutation(request),
            id(request.getName()),
            request.getPosition(),
            interviewer,
            Caller.current()));
  }

  @Override
  public void replanInterview(
      ReplanInterviewRequest request, StreamObserver<ReplanInterviewResponse> observer) {
    OptionalInt minutes =
        request.hasMinutesLeft() ? OptionalInt.of(request.getMinutesLeft()) : OptionalInt.empty();
    String id = id(request.getName());
    Requests.reply(
        observer,
        InterviewProtos.encode(
            request.getDryRun()
                ? interviews.previewReplan(id, minutes, Caller.current())
                : interviews.replan(Requests.mutation(request), id, minutes, Caller.current())));
  }

  @Override
  public void watchInterview(
      WatchInterviewRequest request, StreamObserver<WatchInterviewResponse> observer) {
    ServerCallStreamObserver<WatchInterviewResponse> call =
        (ServerCallStreamObserver<WatchInterviewResponse>) observer;
    Watcher watcher =
        feed.watch(
            id(request.getName()), request.getStartCursor(), Caller.current(), new CallSink(call));
    call.setOnReadyHandler(watcher::ready);
    call.setOnCancelHandler(watcher::cancelled);
    call.setOnCloseHandler(watcher::cancelled);
  }

  private record CallSink(ServerCallStreamObserver<WatchInterviewResponse> call)
      implements Watcher.Sink {
    @Override
    public boolean isReady() {
      return call.isReady();
    }

    @Override
    public void send(InterviewUpdate update) {
      call.onNext(InterviewProtos.encode(update));
    }

    @Override
    public void end(VivaException why) {
      call.onError(why);
    }
  }

  private static String id(String name) {
    return Names.id("name", "interviews", name);
  }

  private static void reply(
      StreamObserver<dev.viva.v1.Interview> observer, Interviews.Found found) {
    Requests.reply(observer, InterviewProtos.encode(found));
  }
}
