package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.viva.server.error.Reason;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * How a call was refused, as its caller sees it.
 *
 * @param fields that BadRequest names
 */
public record Refusal(
    Status.Code code,
    String reason,
    Map<String, String> metadata,
    List<String> fields,
    String message) {

  /** Runs a call that must be refused with this status and reason. */
  public static Refusal expect(Status.Code code, Reason reason, ThrowingCallable call) {
    Refusal refusal = of(call);
    assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
    assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason.name());
    return refusal;
  }

  /** Runs a call that must name {@code field} as the one that is not valid. */
  public static Refusal expectInvalid(String field, ThrowingCallable call) {
    Refusal refusal = expect(Status.Code.INVALID_ARGUMENT, Reason.INVALID_FIELD, call);
    assertThat(refusal.fields()).containsExactly(field);
    return refusal;
  }

  /** Runs a call that must be refused. */
  public static Refusal of(ThrowingCallable call) {
    StatusRuntimeException thrown = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(thrown).as("the call was not refused").isNotNull();
    return of(thrown);
  }

  public static Refusal of(StatusRuntimeException thrown) {
    com.google.rpc.Status status = StatusProto.fromThrowable(thrown);
    ErrorInfo info = ErrorInfo.getDefaultInstance();
    BadRequest bad = BadRequest.getDefaultInstance();
    for (Any detail : status.getDetailsList()) {
      info = detail.is(ErrorInfo.class) ? unpack(detail, ErrorInfo.class) : info;
      bad = detail.is(BadRequest.class) ? unpack(detail, BadRequest.class) : bad;
    }
    return new Refusal(
        thrown.getStatus().getCode(),
        info.getReason(),
        info.getMetadataMap(),
        bad.getFieldViolationsList().stream().map(BadRequest.FieldViolation::getField).toList(),
        String.valueOf(thrown.getStatus().getDescription()));
  }

  private static <M extends com.google.protobuf.Message> M unpack(Any detail, Class<M> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}
