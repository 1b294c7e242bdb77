package dev.viva.server.rpc;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A message that is too large is refused while it arrives, and a deadline may pass, before gRPC
 * sees the call: with a bare 413 or 408, which a gRPC client takes for {@code UNKNOWN}. Says it in
 * the terms of gRPC.
 */
public final class TransportErrors implements ServerErrorHandler {
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  @Override
  public @Nullable HttpResponse onServiceException(ServiceRequestContext ctx, Throwable cause) {
    return null;
  }

  @Override
  public @Nullable AggregatedHttpResponse onProtocolViolation(
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    return answer(headers, status, cause);
  }

  @Override
  public @Nullable AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext ctx,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    return answer(headers, status, cause);
  }

  private static @Nullable AggregatedHttpResponse answer(
      @Nullable RequestHeaders headers, HttpStatus status, @Nullable Throwable cause) {
    MediaType type = headers == null ? null : headers.contentType();
    if (type == null || !type.subtype().startsWith("grpc")) {
      return null;
    }
    if (status.equals(HttpStatus.REQUEST_ENTITY_TOO_LARGE)) {
      Metadata trailers = new Metadata();
      Status refused =
          ExceptionMapper.withDetails(
              new VivaException.Exhausted(Reason.TOO_LARGE, "the message is too large"), trailers);
      return AggregatedHttpResponse.of(
          trailersOnly(type, refused)
              .add(
                  DETAILS.name(),
                  Base64.getEncoder().withoutPadding().encodeToString(trailers.get(DETAILS)))
              .build());
    }
    if (status.equals(HttpStatus.REQUEST_TIMEOUT) || cause instanceof RequestTimeoutException) {
      return AggregatedHttpResponse.of(trailersOnly(type, ExceptionMapper.DEADLINE_PASSED).build());
    }
    return null;
  }

  private static ResponseHeadersBuilder trailersOnly(MediaType type, Status status) {
    return ResponseHeaders.builder(HttpStatus.OK)
        .contentType(type)
        .add("grpc-status", String.valueOf(status.getCode().value()))
        .add("grpc-message", String.valueOf(status.getDescription()));
  }
}
