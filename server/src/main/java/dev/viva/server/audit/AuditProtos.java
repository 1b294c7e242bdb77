package dev.viva.server.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.viva.server.rpc.Json;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.History;
import dev.viva.store.v1.StoredCall;
import dev.viva.v1.VerifyAuditResponse;
import java.io.UncheckedIOException;

/** Events as messages, and calls as notes of a commit. */
final class AuditProtos {
  private AuditProtos() {}

  static byte[] encode(CallRecord call, CallLog.Counted counted) {
    return StoredCall.newBuilder()
        .setCallTime(Times.encode(counted.first()))
        .setActor(call.actor())
        .setAction(call.action())
        .setOrigin(call.origin())
        .setOutcome(call.outcome())
        .addAllResources(call.resources())
        .setCount(counted.count())
        .setReason(call.reason())
        .build()
        .toByteArray();
  }

  static AuditEvent decode(long index, byte[] note) {
    try {
      StoredCall call = StoredCall.parseFrom(note);
      return new AuditEvent(
          index,
          Times.decode(call.getCallTime()),
          call.getActor(),
          call.getAction(),
          call.getOrigin(),
          call.getOutcome(),
          call.getResourcesList(),
          call.getCount(),
          call.getReason());
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("a note of commit " + index + " cannot be read", e);
    }
  }

  static VerifyAuditResponse encode(History.Verified verified) {
    return VerifyAuditResponse.newBuilder()
        .setIntact(verified.isIntact())
        .setRecords(verified.records())
        .setHead(verified.head())
        .addAllFindings(verified.findings())
        .build();
  }

  static String json(History.Verified verified) {
    return Json.print(encode(verified));
  }

  static dev.viva.v1.AuditEvent encode(AuditEvent event) {
    return dev.viva.v1.AuditEvent.newBuilder()
        .setIndex(event.index())
        .setEventTime(Times.encode(event.time()))
        .setActor(event.actor())
        .setAction(event.action())
        .addAllResources(event.resources())
        .setOrigin(event.origin())
        .setOutcome(event.outcome())
        .setCount(event.count())
        .setReason(event.reason())
        .build();
  }
}
