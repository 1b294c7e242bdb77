package dev.viva.server.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.linecorp.armeria.common.CancellationException;
import com.linecorp.armeria.common.ClosedSessionException;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import com.linecorp.armeria.common.stream.ClosedStreamException;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place that turns a failure into a gRPC status. What nobody foresaw is logged under an id
 * and told to the caller by that id alone.
 */
public final class ExceptionMapper implements GrpcExceptionHandlerFunction {
  private static final Logger LOG = LoggerFactory.getLogger(ExceptionMapper.class);
  private static final String DOMAIN = "viva.dev";

  static final Status DEADLINE_PASSED =
      Status.DEADLINE_EXCEEDED.withDescription(
          "the deadline has passed; repeating the request is safe");

  static final Map<Class<? extends VivaException>, Status.Code> CODES =
      Map.of(
          VivaException.Invalid.class, Status.Code.INVALID_ARGUMENT,
          VivaException.NotFound.class, Status.Code.NOT_FOUND,
          VivaException.AlreadyExists.class, Status.Code.ALREADY_EXISTS,
          VivaException.Stale.class, Status.Code.ABORTED,
          VivaException.WrongState.class, Status.Code.FAILED_PRECONDITION,
          VivaException.NotSignedIn.class, Status.Code.UNAUTHENTICATED,
          VivaException.NotAllowed.class, Status.Code.PERMISSION_DENIED,
          VivaException.Exhausted.class, Status.Code.RESOURCE_EXHAUSTED,
          VivaException.Unavailable.class, Status.Code.UNAVAILABLE,
          VivaException.OutOfRange.class, Status.Code.OUT_OF_RANGE);

  @Override
  public Status apply(RequestContext ctx, Status status, Throwable cause, Metadata metadata) {
    if (cause instanceof VivaException known) {
      return withDetails(known, metadata);
    }
    if (cause instanceof ContentTooLargeException
        || cause.getCause() instanceof ContentTooLargeException
        || status.getCode() == Status.Code.RESOURCE_EXHAUSTED) {
      return withDetails(
          new VivaException.Exhausted(Reason.TOO_LARGE, "the message is too large"), metadata);
    }
    if (isUnreadable(cause)) {
      return withDetails(
          new VivaException.Invalid("request", "its bytes are not a message of this method"),
          metadata);
    }
    if (cause instanceof IndexOutOfBoundsException && isDeframing(cause)) {
      return withDetails(
          new VivaException.Invalid("request", "ends within a message, or has none"), metadata);
    }
    if (cause instanceof StatusRuntimeException || cause instanceof StatusException) {
      return status;
    }
    if (cause instanceof CancellationException && ctx.isTimedOut()) {
      return DEADLINE_PASSED;
    }
    if (cause instanceof CancellationException) {
      return Status.CANCELLED.withDescription("the call was ended");
    }
    if (cause instanceof ClosedSessionException || cause instanceof ClosedStreamException) {
      return Status.CANCELLED.withDescription("the client went away");
    }
    if (status.getCode() != Status.Code.UNKNOWN && status.getCode() != Status.Code.INTERNAL) {
      return status; // cancelled, deadline passed, malformed frame: the transport knows best
    }
    String id = UUID.randomUUID().toString();
    LOG.error("unexpected failure {} in {}", id, ctx.path(), cause);
    return Status.INTERNAL.withDescription(
        "unexpected failure; the server's log has it under " + id);
  }

  /** Not a stored value that cannot be read, which is no fault of the request. */
  private static boolean isUnreadable(Throwable cause) {
    return cause instanceof StatusRuntimeException
        && cause.getCause() instanceof InvalidProtocolBufferException;
  }

  /** Armeria reads beyond the end of a request that is cut, and has no words for it. */
  private static boolean isDeframing(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .anyMatch(frame -> frame.getClassName().endsWith("MessageDeframer"));
  }

  /** The status that a failure is told as. */
  public static Status.Code code(VivaException e) {
    return Objects.requireNonNull(CODES.get(e.getClass()), "a failure without a status");
  }

  /** The status of a failure; its details go into {@code trailers}. */
  public static Status withDetails(VivaException e, Metadata trailers) {
    com.google.rpc.Status.Builder details =
        com.google.rpc.Status.newBuilder()
            .setCode(code(e).value())
            .setMessage(e.getMessage())
            .addDetails(Any.pack(info(e.reason(), e.metadata())));
    if (e instanceof VivaException.Invalid invalid && !invalid.violations().isEmpty()) {
      details.addDetails(Any.pack(badRequest(invalid)));
    }
    StatusRuntimeException mapped = StatusProto.toStatusRuntimeException(details.build());
    if (mapped.getTrailers() != null) {
      trailers.merge(mapped.getTrailers());
    }
    return mapped.getStatus();
  }

  private static ErrorInfo info(Reason reason, Map<String, String> metadata) {
    return ErrorInfo.newBuilder()
        .setDomain(DOMAIN)
        .setReason(reason.name())
        .putAllMetadata(metadata)
        .build();
  }

  private static BadRequest badRequest(VivaException.Invalid invalid) {
    BadRequest.Builder bad = BadRequest.newBuilder();
    for (VivaException.FieldViolation violation : invalid.violations()) {
      bad.addFieldViolationsBuilder()
          .setField(violation.field())
          .setDescription(violation.description());
    }
    return bad.build();
  }
}
