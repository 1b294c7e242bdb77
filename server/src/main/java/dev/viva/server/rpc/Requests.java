package dev.viva.server.rpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.Mutation;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Reads what every request has, and answers. */
public final class Requests {
  private Requests() {}

  /**
   * The current call as a write to the store. A request id makes it safe to repeat; it belongs to
   * its user.
   */
  public static Mutation mutation(Message request) {
    Caller caller = Caller.current();
    return new Mutation(
        requestId(request, caller), caller.resource(), caller.method(), Origin.current());
  }

  private static Optional<Mutation.Request> requestId(Message request, Caller caller) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName("request_id");
    if (field == null) {
      return Optional.empty();
    }
    String id = (String) request.getField(field);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    requireUuid(id);
    Message body = request.toBuilder().clearField(field).build();
    return Optional.of(
        new Mutation.Request(caller.user() + "/" + id, digest(caller.method(), body)));
  }

  private static void requireUuid(String id) {
    try {
      if (UUID.fromString(id).toString().equalsIgnoreCase(id)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // told below, together with strings that fromString takes although they are abbreviated
    }
    throw new VivaException.Invalid("request_id", "'" + Texts.shown(id) + "' is not a UUID");
  }

  /** SHA-256 of a request, in hexadecimal. */
  static String digest(String method, Message body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(method.getBytes(StandardCharsets.UTF_8));
      sha.update(body.toByteArray());
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Answers a unary call. */
  public static <T> void reply(StreamObserver<T> observer, T answer) {
    observer.onNext(answer);
    observer.onCompleted();
  }
}
