package dev.viva.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.Client;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.server.network.CallLimits;
import dev.viva.server.network.Network;
import dev.viva.v1.GetSelfRequest;
import dev.viva.v1.Interview;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.Rating;
import dev.viva.v1.RevokeUserRequest;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Streams end with the token that opened them; one user has only so many, and so many calls. */
final class SignedInStreamTest {
  private static final int STREAMS = 2;
  private static final int BURST = 1_000;

  @RegisterExtension
  static final TestServer SERVER =
      TestServer.withQuestionsOn(
          new Network(Optional.empty(), Set.of(), new CallLimits.Rates(50, BURST, STREAMS)));

  private static final class Watching
      implements ClientResponseObserver<WatchInterviewRequest, WatchInterviewResponse> {
    private final BlockingQueue<WatchInterviewResponse> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<Throwable> end = new CompletableFuture<>();
    private ClientCallStreamObserver<WatchInterviewRequest> call;

    static Watching of(Client client, Interview interview) {
      Watching watching = new Watching();
      InterviewServiceGrpc.newStub(client.channel())
          .watchInterview(
              WatchInterviewRequest.newBuilder().setName(interview.getName()).build(), watching);
      return watching;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchInterviewRequest> started) {
      call = started;
    }

    @Override
    public void onNext(WatchInterviewResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable thrown) {
      end.complete(thrown);
    }

    @Override
    public void onCompleted() {
      end.complete(null);
    }

    private WatchInterviewResponse next() throws InterruptedException {
      return answers.poll(20, TimeUnit.SECONDS);
    }

    private Refusal refusal() throws Exception {
      return Refusal.of((StatusRuntimeException) end.get(20, TimeUnit.SECONDS));
    }
  }

  private static void revoke(String id) {
    SERVER
        .admin()
        .users()
        .revokeUser(
            RevokeUserRequest.newBuilder()
                .setName("users/" + id)
                .setRequestId(Client.requestId())
                .build());
  }

  @Test
  void watch_afterItsTokenWasRevoked_isToldNothingMore() throws Exception {
    Client zoe = SERVER.interviewer("zoe");
    Client max = SERVER.interviewer("max");
    Interview interview = Journey.started(SERVER.admin(), "zoe", "max");
    Watching watching = Watching.of(zoe, interview);
    assertThat(watching.next()).isNotNull();

    revoke("zoe");
    Journey.rate(max, interview, 1, Rating.RATING_GOOD);

    Refusal refusal = watching.refusal();
    assertThat(refusal.code()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(refusal.reason()).isEqualTo(Reason.NOT_SIGNED_IN.name());
    assertThat(watching.answers).isEmpty();
  }

  @Test
  void watch_oneTooMany_isRefusedUntilOneEnds() throws Exception {
    Client ann = SERVER.interviewer("ann");
    Interview interview = Journey.started(ann);
    Watching first = Watching.of(ann, interview);
    Watching second = Watching.of(ann, interview);
    assertThat(first.next()).isNotNull();
    assertThat(second.next()).isNotNull();

    Refusal refusal = Watching.of(ann, interview).refusal();

    assertThat(refusal.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY_STREAMS.name());
    first.call.cancel("enough", null);
    WatchInterviewResponse again = null;
    while (again == null) {
      Watching third = Watching.of(ann, interview);
      again = third.answers.poll(200, TimeUnit.MILLISECONDS);
    }
    assertThat(SERVER.interviewer("other")).isNotNull();
  }

  @Test
  void calls_tooMany_areRefusedAndOthersAreServed() {
    Client ivy = SERVER.interviewer("ivy");
    Client leo = SERVER.interviewer("leo");

    Refusal refusal = null;
    for (int i = 0; i < 20 * BURST && refusal == null; i++) {
      try {
        ivy.users().getSelf(GetSelfRequest.getDefaultInstance());
      } catch (StatusRuntimeException e) {
        refusal = Refusal.of(e);
      }
    }

    assertThat(refusal).as("a call that is refused").isNotNull();
    assertThat(refusal.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY_CALLS.name());
    assertThat(leo.users().getSelf(GetSelfRequest.getDefaultInstance()).getId()).isEqualTo("leo");
  }
}
