package dev.viva.server.audit;

import com.google.protobuf.Timestamp;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Requests;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.History;
import dev.viva.v1.AuditServiceGrpc;
import dev.viva.v1.ListAuditEventsRequest;
import dev.viva.v1.ListAuditEventsResponse;
import dev.viva.v1.VerifyAuditRequest;
import dev.viva.v1.VerifyAuditResponse;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Optional;

/** {@code viva.v1.AuditService}: decodes, calls {@link AuditTrail}, encodes. */
public final class AuditGrpcService extends AuditServiceGrpc.AuditServiceImplBase {
  private final History history;
  private final AuditTrail trail;
  private final CallLog calls;

  public AuditGrpcService(History history, CallLog calls) {
    this.history = history;
    this.trail = new AuditTrail(history);
    this.calls = calls;
  }

  @Override
  public void listAuditEvents(
      ListAuditEventsRequest request, StreamObserver<ListAuditEventsResponse> observer) {
    Caller.current().requireAdministrator("read the audit trail");
    Pages pages = Pages.of(request, 50);
    AuditTrail.Filter filter =
        new AuditTrail.Filter(
            actor(request.getActor()),
            request.getResource(),
            request.getAction(),
            request.getOutcome(),
            time("start_time", request.hasStartTime(), request.getStartTime()),
            time("end_time", request.hasEndTime(), request.getEndTime()));
    calls.flush();
    Pages.Page<AuditEvent> page = trail.list(pages, filter);
    Requests.reply(
        observer,
        ListAuditEventsResponse.newBuilder()
            .addAllEvents(page.items().stream().map(AuditProtos::encode).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  private static String actor(String text) {
    return text.isEmpty() || text.contains("/") ? text : "users/" + text;
  }

  private static Optional<Instant> time(String field, boolean present, Timestamp time) {
    return present ? Optional.of(Times.decode(field, time)) : Optional.empty();
  }

  @Override
  public void verifyAudit(
      VerifyAuditRequest request, StreamObserver<VerifyAuditResponse> observer) {
    Caller.current().requireAdministrator("verify the audit trail");
    calls.flush();
    Requests.reply(observer, AuditProtos.encode(history.verify(head(request.getHead()))));
  }

  private static Optional<History.Head> head(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        History.Head.parse(text)
            .orElseThrow(
                () ->
                    new VivaException.Invalid(
                        "head", "is not of the form index:hash, as 'viva audit head' prints it")));
  }
}
