package dev.viva.server.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.viva.server.Client;
import dev.viva.server.TestBanks;
import dev.viva.server.TestServer;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import dev.viva.v1.ListBanksRequest;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that gives a call three seconds. */
@Timeout(60)
final class CallTimeTest {
  private static final Duration LONGEST = Duration.ofSeconds(3);

  @RegisterExtension
  static final TestServer SERVER =
      TestServer.on(new Network(Optional.empty(), Set.of(), CallLimits.Rates.DEFAULT, LONGEST));

  private final String bearer = "Bearer " + SERVER.adminToken();

  /** Who sends headers and nothing else holds a call no longer than the server allows. */
  @ParameterizedTest
  @ValueSource(strings = {"", "2S", "99999999H", "0n"})
  void call_withoutItsMessage_endsWhateverDeadlineItHas(String timeout) throws IOException {
    String[] headers =
        timeout.isEmpty()
            ? new String[] {"authorization", bearer}
            : new String[] {"authorization", bearer, "grpc-timeout", timeout};
    try (RawHttp2 wire = new RawHttp2(SERVER.port())) {
      RawHttp2.End end = wire.call("viva.v1.BankService/ListBanks", headers).end();

      assertThat(end.status())
          .as(end.toString())
          .isEqualTo(String.valueOf(Status.Code.DEADLINE_EXCEEDED.value()));
    }
  }

  @Test
  void import_goesOnAsLongAsSomethingComes() throws Exception {
    Running running = new Running(SERVER.admin());
    String bank =
        TestBanks.bank("slow", "Slow")
            + TestBanks.question("slow-one", "One", "django", "conceptual", 3, 5);
    long end = System.nanoTime() + LONGEST.multipliedBy(2).toNanos();
    running.send(bank);
    while (System.nanoTime() < end && !running.end.isDone()) {
      TimeUnit.MILLISECONDS.sleep(200);
      running.send("\n");
    }
    running.requests.onCompleted();

    assertThat(running.end.join().getCode()).isEqualTo(Status.Code.OK);
    assertThat(
            SERVER.admin().banks().listBanks(ListBanksRequest.getDefaultInstance()).getBanksList())
        .anySatisfy(imported -> assertThat(imported.getId()).isEqualTo("slow"));
  }

  @Test
  void import_ofWhichNothingMoreComes_ends() {
    Running running = new Running(SERVER.admin());
    running.send("# One");

    assertThat(running.end.join().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
  }

  /** What has no end of its own ends when its client said. */
  @ParameterizedTest
  @ValueSource(strings = {"1S", "99999999H"})
  void import_withADeadline_hasThatOne(String timeout) throws IOException {
    try (RawHttp2 wire = new RawHttp2(SERVER.port())) {
      wire.call(
          "viva.v1.BankService/ImportQuestions", "authorization", bearer, "grpc-timeout", timeout);
      RawHttp2.End end = timeout.equals("1S") ? wire.end() : wire.data(new byte[0], true).end();

      Status.Code expected = timeout.equals("1S") ? Status.Code.DEADLINE_EXCEEDED : Status.Code.OK;
      assertThat(end.status()).as(end.toString()).isEqualTo(String.valueOf(expected.value()));
    }
  }

  /** An import that is not ended. */
  private static final class Running implements StreamObserver<ImportQuestionsResponse> {
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final StreamObserver<ImportQuestionsRequest> requests;

    Running(Client client) {
      requests = BankServiceGrpc.newStub(client.withoutDeadline()).importQuestions(this);
      requests.onNext(
          ImportQuestionsRequest.newBuilder()
              .setHeader(ImportHeader.newBuilder().setDocument("slow.md"))
              .build());
    }

    void send(String text) {
      requests.onNext(
          ImportQuestionsRequest.newBuilder().setChunk(ByteString.copyFromUtf8(text)).build());
    }

    @Override
    public void onNext(ImportQuestionsResponse answer) {}

    @Override
    public void onError(Throwable thrown) {
      end.complete(Status.fromThrowable(thrown));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }
  }
}
