package dev.viva.server.access;

import dev.viva.server.error.VivaException;
import dev.viva.v1.AuditServiceGrpc;
import dev.viva.v1.ListAuditEventsRequest;
import dev.viva.v1.ListAuditEventsResponse;
import dev.viva.v1.VerifyAuditRequest;
import dev.viva.v1.VerifyAuditResponse;
import io.grpc.stub.StreamObserver;

/** {@code viva.v1.AuditService}. */
public final class AuditGrpcService extends AuditServiceGrpc.AuditServiceImplBase {
  @Override
  public void listAuditEvents(
      ListAuditEventsRequest request, StreamObserver<ListAuditEventsResponse> observer) {
    throw new VivaException.NotBuiltYet("listing the audit trail is not in this release yet");
  }

  @Override
  public void verifyAudit(
      VerifyAuditRequest request, StreamObserver<VerifyAuditResponse> observer) {
    throw new VivaException.NotBuiltYet("verifying the audit trail is not in this release yet");
  }
}
