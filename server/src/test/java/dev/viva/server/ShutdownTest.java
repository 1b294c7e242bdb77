package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.viva.server.error.Reason;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import dev.viva.v1.Interview;
import dev.viva.v1.ListCandidatesRequest;
import dev.viva.v1.ListCandidatesResponse;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What callers meet while a server stops that still has something to do. */
final class ShutdownTest {
  private static final int SIGTERMS = Math.max(2, Integer.getInteger("viva.kills", 20) / 10);
  private static final int CALLERS = 4;
  private static final int STOPPED_BY_SIGTERM = 128 + 15;

  @TempDir private Path home;

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

  @Test
  @Timeout(value = 15 * 60)
  void sigterm_underLoad_everyCallEndsInOrderAndWhatWasAnsweredIsKept() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    long longest = 0;
    for (int i = 0; i < SIGTERMS; i++) {
      try (ServerProcess server = new ServerProcess(home)) {
        assertThat(everybody(server.client())).containsAll(acknowledged);
        int before = acknowledged.size();
        List<CompletableFuture<Refusal>> ends = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
          ends.add(
              CompletableFuture.supplyAsync(
                  () -> writeUntilRefused(server.client(), acknowledged)));
        }
        while (acknowledged.size() < before + 5 * CALLERS) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        long began = System.nanoTime();
        assertThat(server.terminate()).isEqualTo(STOPPED_BY_SIGTERM);
        longest = Math.max(longest, System.nanoTime() - began);
        for (CompletableFuture<Refusal> end : ends) {
          assertThat(end.join().code()).as(end.join().message()).isEqualTo(Status.Code.UNAVAILABLE);
        }
      }
    }
    try (ServerProcess last = new ServerProcess(home)) {
      assertThat(everybody(last.client())).containsAll(acknowledged);
    }
    System.out.printf(
        "%d SIGTERMs, %d acknowledged writes kept, the longest stop %d ms%n",
        SIGTERMS, acknowledged.size(), TimeUnit.NANOSECONDS.toMillis(longest));
  }

  private static Refusal writeUntilRefused(Client client, Set<String> acknowledged) {
    while (true) {
      try {
        acknowledged.add(create(client).getName());
      } catch (StatusRuntimeException e) {
        return Refusal.of(e);
      }
    }
  }

  private static Candidate create(Client client) {
    return client
        .candidates()
        .createCandidate(
            CreateCandidateRequest.newBuilder()
                .setCandidate(Candidate.newBuilder().setDisplayName(Journey.person()))
                .setRequestId(Client.requestId())
                .build());
  }

  private static Set<String> everybody(Client client) {
    Set<String> names = new HashSet<>();
    String token = "";
    do {
      ListCandidatesResponse page =
          client
              .candidates()
              .listCandidates(
                  ListCandidatesRequest.newBuilder().setPageSize(1000).setPageToken(token).build());
      page.getCandidatesList().forEach(candidate -> names.add(candidate.getName()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return names;
  }

  /** Writes until a write is refused. */
  private static Refusal firstRefusal(Client client) {
    return writeUntilRefused(client, new HashSet<>());
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
