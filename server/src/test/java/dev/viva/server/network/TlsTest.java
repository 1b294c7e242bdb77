package dev.viva.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viva.server.TestServer;
import dev.viva.v1.GetSelfRequest;
import dev.viva.v1.UserServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS over a real server: certificates, their renewal, and certificates of clients. */
final class TlsTest {
  @TempDir static Path directory;

  private static Pki first;
  private static Pki second;

  @BeforeAll
  static void certificates() throws Exception {
    first = Pki.make(directory, "first");
    second = Pki.make(directory, "second");
  }

  private static TestServer server(Pki pki, Optional<Path> clientRoots) throws IOException {
    return TestServer.on(
            new Network(
                Optional.of(new TlsFiles(pki.certificate(), pki.key(), clientRoots)),
                Set.of(),
                CallLimits.Rates.DEFAULT))
        .started();
  }

  private static String self(TestServer server, TlsChannelCredentials.Builder trust)
      throws IOException {
    ManagedChannel channel =
        OkHttpChannelBuilder.forAddress("localhost", server.port(), trust.build()).build();
    try {
      Metadata headers = new Metadata();
      headers.put(
          Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
          "Bearer " + server.adminToken());
      return UserServiceGrpc.newBlockingStub(channel)
          .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
          .withDeadlineAfter(20, TimeUnit.SECONDS)
          .getSelf(GetSelfRequest.getDefaultInstance())
          .getId();
    } finally {
      channel.shutdownNow();
    }
  }

  private static TlsChannelCredentials.Builder trusting(Pki pki) throws IOException {
    return TlsChannelCredentials.newBuilder().trustManager(pki.certificate().toFile());
  }

  @Test
  void tls_trustedClient_isServedAndOthersAreNot() throws IOException {
    try (TestServer server = server(first, Optional.empty())) {
      assertThat(self(server, trusting(first))).isEqualTo(TestServer.ADMIN);
      assertThatThrownBy(() -> self(server, trusting(second)))
          .isInstanceOf(StatusRuntimeException.class);
      try (ClearText plain = new ClearText(server.port())) {
        assertThat(plain.get("/healthz")).doesNotContain("200 OK");
      }
    }
  }

  @Test
  void tls_bothVersions_areSpoken() throws Exception {
    try (TestServer server = server(first, Optional.empty())) {
      assertThat(certificate(server, "TLSv1.2")).isEqualTo(Files.readString(first.certificate()));
      assertThat(certificate(server, "TLSv1.3")).isEqualTo(Files.readString(first.certificate()));
    }
  }

  /** Typed by hand, since no client of today says such a thing. */
  @Test
  void tls_olderThanItsSecondMinorVersion_isRefused() throws Exception {
    try (TestServer server = server(first, Optional.empty())) {
      assertThat(ClientHello.send(server.port(), ClientHello.TLS_1_2))
          .as("the hello is well formed")
          .isEqualTo(ClientHello.Answer.SERVER_HELLO);
      assertThat(ClientHello.send(server.port(), ClientHello.TLS_1_1))
          .isEqualTo(ClientHello.Answer.PROTOCOL_VERSION_ALERT);
      assertThat(ClientHello.send(server.port(), ClientHello.TLS_1_0))
          .isEqualTo(ClientHello.Answer.PROTOCOL_VERSION_ALERT);
      assertThat(self(server, trusting(first))).isEqualTo(TestServer.ADMIN);
    }
  }

  @Test
  void tls_renewedFiles_areUsedWithoutARestartAndBrokenOnesAreNot() throws Exception {
    Pki files =
        new Pki(
            Files.copy(first.certificate(), directory.resolve("live.crt")),
            Files.copy(first.key(), directory.resolve("live.key")));
    try (TestServer server = server(files, Optional.empty())) {
      assertThat(certificate(server, "TLSv1.3")).isEqualTo(Files.readString(first.certificate()));

      Files.writeString(files.certificate(), "not a certificate");
      touch(files.certificate(), 1);
      assertThat(certificate(server, "TLSv1.3")).isEqualTo(Files.readString(first.certificate()));

      Files.copy(second.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(second.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
      touch(files.certificate(), 2);
      assertThat(certificate(server, "TLSv1.3")).isEqualTo(Files.readString(second.certificate()));
      assertThat(self(server, trusting(second))).isEqualTo(TestServer.ADMIN);
    }
  }

  /** A clock of files may be too coarse to see two writes. */
  private static void touch(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
  }

  @Test
  void mutualTls_clientWithoutItsCertificate_isRefused() throws IOException {
    try (TestServer server = server(first, Optional.of(second.certificate()))) {
      assertThat(
              self(
                  server,
                  trusting(first).keyManager(second.certificate().toFile(), second.key().toFile())))
          .isEqualTo(TestServer.ADMIN);
      assertThatThrownBy(() -> self(server, trusting(first)))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
      assertThatThrownBy(
              () ->
                  self(
                      server,
                      trusting(first)
                          .keyManager(first.certificate().toFile(), first.key().toFile())))
          .isInstanceOf(StatusRuntimeException.class);
    }
  }

  @Test
  void start_withFilesThatAreNone_saysWhich() {
    TlsFiles files = new TlsFiles(first.certificate(), first.certificate(), Optional.empty());

    assertThatThrownBy(files::read).isInstanceOf(IOException.class).hasMessageContaining("PKCS #8");
  }

  /** Whose certificate the server shows. */
  private static String certificate(TestServer server, String protocol) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      return Pki.pem("CERTIFICATE", socket.getSession().getPeerCertificates()[0].getEncoded());
    }
  }

  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
