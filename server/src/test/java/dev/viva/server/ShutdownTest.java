package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import dev.viva.server.error.Reason;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import dev.viva.v1.Interview;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What callers meet while a server stops that still has something to end. */
final class ShutdownTest {
  @Test
  void stop_withARunningCall_letsItEndAndRefusesNewOnes() throws Exception {
    try (TestServer server = TestServer.thatStopsWithin(Duration.ofSeconds(20)).started()) {
      Client client = server.admin();
      TestBanks.importInto(client);
      Interview interview = Journey.started(client);
      Iterator<WatchInterviewResponse> watch =
          client
              .interviews()
              .watchInterview(
                  WatchInterviewRequest.newBuilder().setName(interview.getName()).build());
      watch.next();
      RunningImport running = new RunningImport(client);

      Thread stopping = new Thread(server::stopServing);
      stopping.start();
      Refusal refusal = firstRefusal(client);
      running.end();
      stopping.join();

      assertThat(refusal.code()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(refusal.reason()).isEqualTo(Reason.SHUTTING_DOWN.name());
      assertThat(refusal.message()).contains("shutting down", "try again");
      assertThat(running.end.join().isOk()).as("the import that ran").isTrue();
      Refusal watchEnd = Refusal.of(() -> watch.forEachRemaining(answer -> {}));
      assertThat(watchEnd.reason()).isEqualTo(Reason.SHUTTING_DOWN.name());
    }
  }

  /** Writes until a write is refused. */
  private static Refusal firstRefusal(Client client) {
    AtomicReference<StatusRuntimeException> refused = new AtomicReference<>();
    while (refused.get() == null) {
      refused.set(
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  client
                      .candidates()
                      .createCandidate(
                          CreateCandidateRequest.newBuilder()
                              .setCandidate(Candidate.newBuilder().setDisplayName(Journey.person()))
                              .setRequestId(Client.requestId())
                              .build())));
    }
    return Refusal.of(refused.get());
  }

  /** An import that the server has begun and the client has not ended. */
  private static final class RunningImport implements StreamObserver<ImportQuestionsResponse> {
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final StreamObserver<ImportQuestionsRequest> requests;

    RunningImport(Client client) {
      requests = BankServiceGrpc.newStub(client.channel()).importQuestions(this);
      requests.onNext(
          ImportQuestionsRequest.newBuilder()
              .setHeader(ImportHeader.newBuilder().setDocument("late.md"))
              .build());
      requests.onNext(
          ImportQuestionsRequest.newBuilder()
              .setChunk(ByteString.copyFromUtf8(TestBanks.bank("late", "Late")))
              .build());
      begun.join();
    }

    void end() {
      requests.onCompleted();
    }

    @Override
    public void onNext(ImportQuestionsResponse answer) {
      begun.complete(null);
    }

    @Override
    public void onError(Throwable thrown) {
      begun.complete(null);
      end.complete(Status.fromThrowable(thrown));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }
  }
}
