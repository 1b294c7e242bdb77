package dev.viva.server.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import dev.viva.server.Client;
import dev.viva.server.TestServer;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import dev.viva.v1.GetServerInfoRequest;
import io.grpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What no client sends, frame by frame: it is refused in the terms of gRPC, changes nothing, and
 * others are served meanwhile.
 */
final class WireTest {
  @RegisterExtension static final TestServer SERVER = new TestServer();

  private static final String CREATE = "viva.v1.CandidateService/CreateCandidate";

  private final Client other = SERVER.admin();
  private final String bearer = "Bearer " + SERVER.adminToken();
  private long before;

  @BeforeEach
  void remember() {
    before = commits();
  }

  @AfterEach
  void nothingChangedAndOthersAreServed() {
    assertThat(commits()).isEqualTo(before);
  }

  private long commits() {
    return other.server().getServerInfo(GetServerInfoRequest.getDefaultInstance()).getCommitIndex();
  }

  private static byte[] request() {
    return CreateCandidateRequest.newBuilder()
        .setCandidate(Candidate.newBuilder().setDisplayName("Nobody"))
        .build()
        .toByteArray();
  }

  private RawHttp2 call(String... headers) throws IOException {
    return new RawHttp2(SERVER.port()).call(CREATE, headers);
  }

  private static void expect(RawHttp2.End end, Status.Code code, String words) {
    assertThat(end.status()).as(end.toString()).isEqualTo(String.valueOf(code.value()));
    assertThat(end.message()).contains(words);
  }

  @Test
  void twoAuthorizationHeaders_areRefused() throws IOException {
    try (RawHttp2 call = call("authorization", bearer, "authorization", bearer)) {
      expect(
          call.message(false, request().length, request(), true).end(),
          Status.Code.UNAUTHENTICATED,
          "two authorization headers");
    }
  }

  @Test
  void noAuthorizationHeader_isRefusedBeforeTheMessageIsRead() throws IOException {
    try (RawHttp2 call = call()) {
      expect(
          call.message(false, request().length, request(), true).end(),
          Status.Code.UNAUTHENTICATED,
          "no token");
    }
  }

  @Test
  void messageThatClaimsTwoGigabytes_isExhausted() throws IOException {
    try (RawHttp2 call = call("authorization", bearer)) {
      expect(
          call.message(false, Integer.MAX_VALUE, new byte[100], true).end(),
          Status.Code.RESOURCE_EXHAUSTED,
          "too large");
    }
  }

  @Test
  void messageThatClaimsANegativeLength_isRefused() throws IOException {
    try (RawHttp2 call = call("authorization", bearer)) {
      RawHttp2.End end = call.message(false, -1, new byte[100], true).end();

      assertThat(end.status()).as(end.toString()).isNotIn("", "0");
    }
  }

  @Test
  void truncatedMessage_isRefused() throws IOException {
    try (RawHttp2 call = call("authorization", bearer)) {
      expect(
          call.message(false, 1_000, request(), true).end(),
          Status.Code.INVALID_ARGUMENT,
          "ends within a message");
    }
  }

  @Test
  void bytesThatAreNoMessage_areRefused() throws IOException {
    byte[] noise = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
    try (RawHttp2 call = call("authorization", bearer)) {
      expect(
          call.message(false, noise.length, noise, true).end(),
          Status.Code.INVALID_ARGUMENT,
          "not a message");
    }
  }

  @Test
  void callWithoutAMessage_isRefused() throws IOException {
    try (RawHttp2 call = call("authorization", bearer)) {
      expect(call.data(new byte[0], true).end(), Status.Code.INVALID_ARGUMENT, "or has none");
    }
  }

  @Test
  void gzipBomb_isExhaustedBeforeItUnfolds() throws IOException {
    byte[] bomb = bomb(32 << 20);
    assertThat(bomb.length).isLessThan(60_000);
    try (RawHttp2 call = call("authorization", bearer, "grpc-encoding", "gzip")) {
      expect(
          call.message(true, bomb.length, bomb, true).end(),
          Status.Code.RESOURCE_EXHAUSTED,
          "too large");
    }
  }

  /** A message with a name of {@code size} equal bytes, compressed. */
  private static byte[] bomb(int size) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      CodedOutputStream message = CodedOutputStream.newInstance(gzip);
      message.writeTag(2, 2);
      message.writeUInt32NoTag(size);
      byte[] block = new byte[1 << 20];
      for (int at = 0; at < size; at += block.length) {
        message.writeRawBytes(block);
      }
      message.flush();
    }
    return packed.toByteArray();
  }

  @Test
  void compressionThatNobodyKnows_isRefused() throws IOException {
    try (RawHttp2 call = call("authorization", bearer, "grpc-encoding", "rot13")) {
      RawHttp2.End end = call.message(true, request().length, request(), true).end();

      assertThat(end.status()).as(end.toString()).isNotIn("", "0");
    }
  }

  @Test
  void frameLongerThanAgreed_endsTheConnectionAlone() throws IOException {
    try (RawHttp2 call = call("authorization", bearer)) {
      RawHttp2.End end = call.lyingFrame(0, 0xffffff, new byte[100]).end();

      assertThat(end.end()).isIn("goaway", "closed", "reset");
    }
  }

  @Test
  void headersWithoutEnd_areRefused() throws IOException {
    try (RawHttp2 wire = new RawHttp2(SERVER.port())) {
      RawHttp2.End end = wire.call(CREATE, "x-long", "a".repeat(64 << 10)).end();

      assertThat(end.status()).as(end.toString()).isNotEqualTo("0");
      assertThat(end.headers().getOrDefault(":status", "431")).isNotEqualTo("200");
    }
  }

  @Test
  void foreignHost_isForbidden() throws IOException {
    try (RawHttp2 wire = new RawHttp2(SERVER.port())) {
      RawHttp2.End end =
          wire.call(CREATE, "authorization", bearer, "origin", "http://evil.example").end();

      assertThat(end.headers()).containsAllEntriesOf(Map.of(":status", "403"));
    }
  }

  @Test
  void passedDeadline_isToldAndTheCallIsNotMade() throws IOException {
    try (RawHttp2 call = call("authorization", bearer, "grpc-timeout", "1m")) {
      expect(call.end(), Status.Code.DEADLINE_EXCEEDED, "");
    }
  }

  @Test
  void noHttp_closesTheConnectionAlone() throws IOException {
    try (ClearText wire = new ClearText(SERVER.port())) {
      assertThat(wire.send("\u0000\u0001\u0002", "nonsense", "")).doesNotContain("200 OK");
    }
  }
}
