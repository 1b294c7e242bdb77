package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import dev.viva.server.error.Reason;
import dev.viva.v1.BackUpRequest;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.GetServerInfoRequest;
import dev.viva.v1.ListBanksRequest;
import dev.viva.v1.ListBanksResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server answers beside its features, over gRPC and over plain HTTP. */
final class ServingTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withQuestions();
  @RegisterExtension static final TestServer OPEN = TestServer.withOpenTools();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String bearer = "Bearer " + SERVER.adminToken();

  private static HttpRequest.Builder request(TestServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(TestServer server, String path) throws Exception {
    return send(request(server, path));
  }

  private HttpResponse<String> postJson(String path, String body) throws Exception {
    return send(
        request(SERVER, path)
            .header("authorization", bearer)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void health_withoutToken_isOpen() throws Exception {
    assertThat(get(SERVER, "/healthz").statusCode()).isEqualTo(200);
    assertThat(
            HealthGrpc.newBlockingStub(SERVER.withoutToken().channel())
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus())
        .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/", "/docs/specification.json"})
  void docs_areThereOnlyWhereOpened(String path) throws Exception {
    assertThat(get(SERVER, path).statusCode()).isEqualTo(404);
    assertThat(get(OPEN, path).statusCode()).isEqualTo(200);
  }

  @Test
  void metrics_withoutToken_areClosedUnlessOpened() throws Exception {
    assertThat(get(SERVER, "/metrics").statusCode()).isEqualTo(401);
    assertThat(send(request(SERVER, "/metrics").header("authorization", bearer)).statusCode())
        .isEqualTo(200);
    assertThat(get(OPEN, "/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void reflection_withoutToken_isClosedUnlessOpened() {
    Refusal.expect(
        Status.Code.UNAUTHENTICATED, Reason.NOT_SIGNED_IN, () -> services(SERVER.withoutToken()));
    assertThat(services(SERVER.admin())).contains("viva.v1.PlanService");
    assertThat(services(OPEN.withoutToken())).contains("viva.v1.PlanService");
  }

  private static List<String> services(Client client) {
    CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(client.channel())
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    answer.complete(response);
                  }

                  @Override
                  public void onError(Throwable thrown) {
                    answer.completeExceptionally(thrown);
                  }

                  @Override
                  public void onCompleted() {}
                });
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    requests.onCompleted();
    try {
      return answer.join().getListServicesResponse().getServiceList().stream()
          .map(service -> service.getName())
          .toList();
    } catch (CompletionException e) {
      throw (StatusRuntimeException) e.getCause();
    }
  }

  @Test
  void openTools_leaveTheServicesClosed() {
    Refusal.expect(
        Status.Code.UNAUTHENTICATED,
        Reason.NOT_SIGNED_IN,
        () -> OPEN.withoutToken().banks().listBanks(ListBanksRequest.getDefaultInstance()));
  }

  @Test
  void transcoding_get_answersJson() throws Exception {
    HttpResponse<String> answer =
        send(request(SERVER, "/v1/banks?pageSize=1").header("authorization", bearer));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElse("")).contains("json");
    assertThat(answer.body()).contains("\"banks\"", "\"devops\"");
  }

  @Test
  void transcoding_post_changesAndRefusesLikeGrpc() throws Exception {
    HttpResponse<String> created =
        postJson("/v1/candidates", "{\"candidate\": {\"displayName\": \"Ada over HTTP\"}}");
    HttpResponse<String> refused =
        postJson("/v1/candidates", "{\"candidate\": {\"displayName\": \" \"}}");

    assertThat(created.statusCode()).isEqualTo(200);
    assertThat(created.body()).contains("Ada over HTTP");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("is blank");
  }

  @Test
  void transcoding_withoutToken_isRefused() throws Exception {
    assertThat(get(SERVER, "/v1/banks").statusCode()).isEqualTo(401);
  }

  @Test
  void transcoding_unknownResource_is404() throws Exception {
    assertThat(
            send(request(SERVER, "/v1/banks/nothing-there").header("authorization", bearer))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void unframed_json_isAnswered() throws Exception {
    HttpResponse<String> answer = postJson("/viva.v1.BankService/ListBanks", "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"django\"");
  }

  @Test
  void unframed_binary_isAnswered() throws Exception {
    HttpResponse<byte[]> answer =
        http.send(
            request(SERVER, "/viva.v1.BankService/ListBanks")
                .header("authorization", bearer)
                .header("content-type", "application/protobuf")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[0]))
                .build(),
            BodyHandlers.ofByteArray());

    assertThat(ListBanksResponse.parseFrom(answer.body()).getBanksCount()).isEqualTo(2);
  }

  @Test
  void grpcWeb_isAnswered() throws Exception {
    HttpResponse<byte[]> answer =
        http.send(
            request(SERVER, "/viva.v1.BankService/ListBanks")
                .header("authorization", bearer)
                .header("content-type", "application/grpc-web+proto")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5]))
                .build(),
            BodyHandlers.ofByteArray());

    ByteBuffer frame = ByteBuffer.wrap(answer.body());
    assertThat(frame.get()).isZero();
    byte[] message = new byte[frame.getInt()];
    frame.get(message);
    assertThat(ListBanksResponse.parseFrom(message).getBanksCount()).isEqualTo(2);
    assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("grpc-status");
  }

  @Test
  void message_overTheLimit_isExhausted() {
    CreateCandidateRequest huge =
        CreateCandidateRequest.newBuilder()
            .setCandidate(Candidate.newBuilder().setRoleBytes(ByteString.copyFrom(filled(5 << 20))))
            .build();

    Refusal.expect(
        Status.Code.RESOURCE_EXHAUSTED,
        Reason.TOO_LARGE,
        () -> SERVER.admin().candidates().createCandidate(huge));
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }

  @Test
  void message_overTheLimitOverHttp_is413() throws Exception {
    String body = "{\"candidate\": {\"role\": \"" + "x".repeat(5 << 20) + "\"}}";

    Throwable cut = null;
    int status = 413;
    try {
      status = postJson("/v1/candidates", body).statusCode();
    } catch (IOException e) {
      cut = e;
    }

    assertThat(status).as(String.valueOf(cut)).isEqualTo(413);
  }

  @Test
  void unknownMethod_isNotFound() throws Exception {
    assertThat(postJson("/viva.v1.BankService/Nonsense", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void serverInfo_countsWhatPlansMayUse() {
    assertThat(
            SERVER
                .admin()
                .server()
                .getServerInfo(GetServerInfoRequest.getDefaultInstance())
                .getActiveQuestions())
        .isEqualTo(16);
  }

  @Test
  void backUp_byAnInterviewer_isNotAllowed() {
    Client ivy = SERVER.interviewer("ivy");

    Refusal.expect(
        Status.Code.PERMISSION_DENIED,
        Reason.NOT_ALLOWED,
        () -> ivy.server().backUp(BackUpRequest.getDefaultInstance()).hasNext());
  }

  @Test
  void stop_underLoad_everyCallEndsInOrderAndWhatWasAnsweredIsKept() throws Exception {
    try (TestServer server = new TestServer().started()) {
      Client client = server.admin();
      CountDownLatch warm = new CountDownLatch(20);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Future<List<String>>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        writers.add(threads.submit(() -> writeUntilRefused(client, warm)));
      }
      warm.await();

      server.reopenAfterStop();

      List<String> acknowledged = new ArrayList<>();
      for (Future<List<String>> writer : writers) {
        acknowledged.addAll(writer.get());
      }
      threads.shutdown();
      Client after = server.admin();
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20);
      for (String name : acknowledged) {
        assertThat(
                after
                    .candidates()
                    .getCandidate(
                        dev.viva.v1.GetCandidateRequest.newBuilder().setName(name).build())
                    .getName())
            .isEqualTo(name);
      }
    }
  }

  private static List<String> writeUntilRefused(Client client, CountDownLatch warm) {
    List<String> acknowledged = new ArrayList<>();
    while (true) {
      Throwable end =
          catchThrowable(
              () ->
                  acknowledged.add(
                      client
                          .candidates()
                          .createCandidate(
                              CreateCandidateRequest.newBuilder()
                                  .setCandidate(
                                      Candidate.newBuilder().setDisplayName(Journey.person()))
                                  .setRequestId(Client.requestId())
                                  .build())
                          .getName()));
      warm.countDown();
      if (end != null) {
        assertThat(Status.fromThrowable(end).getCode().value())
            .as(end.toString())
            .isEqualTo(Code.UNAVAILABLE_VALUE);
        return acknowledged;
      }
    }
  }
}
