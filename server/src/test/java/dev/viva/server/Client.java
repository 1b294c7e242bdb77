package dev.viva.server;

import dev.viva.v1.AdminServiceGrpc;
import dev.viva.v1.AreaServiceGrpc;
import dev.viva.v1.AuditServiceGrpc;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.CandidateServiceGrpc;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.PlanServiceGrpc;
import dev.viva.v1.ReportServiceGrpc;
import dev.viva.v1.ScorecardServiceGrpc;
import dev.viva.v1.UserServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The services as one user calls them, over the transport that the command line uses. */
public final class Client implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel connection;
  private final Channel signedIn;
  private final Channel channel;

  private Client(int port, Metadata headers) {
    connection =
        OkHttpChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(64 << 20)
            .build();
    signedIn =
        ClientInterceptors.intercept(
            connection, MetadataUtils.newAttachHeadersInterceptor(headers));
    channel = ClientInterceptors.intercept(signedIn, new Deadline());
  }

  static Client withToken(int port, String token) {
    return withHeaders(port, "Bearer " + token);
  }

  static Client withoutToken(int port) {
    return withHeaders(port);
  }

  /** A client with these authorization headers, be they right or wrong. */
  public static Client withHeaders(int port, String... authorizations) {
    Metadata headers = new Metadata();
    for (String authorization : authorizations) {
      headers.put(AUTHORIZATION, authorization);
    }
    return new Client(port, headers);
  }

  /** A fresh id that makes a request safe to repeat. */
  public static String requestId() {
    return UUID.randomUUID().toString();
  }

  /** For calls that end when the server says so. */
  public Channel withoutDeadline() {
    return signedIn;
  }

  public Channel channel() {
    return channel;
  }

  public BankServiceGrpc.BankServiceBlockingStub banks() {
    return BankServiceGrpc.newBlockingStub(channel);
  }

  public AreaServiceGrpc.AreaServiceBlockingStub areas() {
    return AreaServiceGrpc.newBlockingStub(channel);
  }

  public PlanServiceGrpc.PlanServiceBlockingStub plans() {
    return PlanServiceGrpc.newBlockingStub(channel);
  }

  public CandidateServiceGrpc.CandidateServiceBlockingStub candidates() {
    return CandidateServiceGrpc.newBlockingStub(channel);
  }

  public InterviewServiceGrpc.InterviewServiceBlockingStub interviews() {
    return InterviewServiceGrpc.newBlockingStub(channel);
  }

  public ScorecardServiceGrpc.ScorecardServiceBlockingStub scorecards() {
    return ScorecardServiceGrpc.newBlockingStub(channel);
  }

  public ReportServiceGrpc.ReportServiceBlockingStub reports() {
    return ReportServiceGrpc.newBlockingStub(channel);
  }

  public UserServiceGrpc.UserServiceBlockingStub users() {
    return UserServiceGrpc.newBlockingStub(channel);
  }

  public AuditServiceGrpc.AuditServiceBlockingStub audit() {
    return AuditServiceGrpc.newBlockingStub(channel);
  }

  public AdminServiceGrpc.AdminServiceBlockingStub server() {
    return AdminServiceGrpc.newBlockingStub(channel);
  }

  @Override
  public void close() {
    connection.shutdownNow();
  }

  /** A call that hangs fails its test instead of the build. */
  private static final class Deadline implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      return next.newCall(
          method,
          options.getDeadline() == null
              ? options.withDeadlineAfter(30, TimeUnit.SECONDS)
              : options);
    }
  }
}
