package dev.viva.server.access;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lets nobody call anything but health, and what is open on purpose, without a token. */
public final class Authentication implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final String SCHEME = "Bearer ";
  private static final String REFLECTION = "grpc.reflection.v1.ServerReflection";
  private static final String HEALTH = "grpc.health.v1.Health";

  private final Users users;
  private final Set<String> open;

  /**
   * Checks tokens of {@code users}.
   *
   * @param open full names of further services that answer everybody
   */
  public Authentication(Users users, Set<String> open) {
    this.users = users;
    this.open = Set.copyOf(open);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (HEALTH.equals(service) || open.contains(service)) {
      return next.startCall(call, headers);
    }
    List<String> values = new ArrayList<>();
    Iterable<String> all = headers.getAll(AUTHORIZATION);
    if (all != null) {
      all.forEach(values::add);
    }
    Caller caller = caller(values, call.getMethodDescriptor().getFullMethodName());
    if (!REFLECTION.equals(service)) {
      AccessPolicy.requireAllowed(caller);
    }
    return Contexts.interceptCall(
        Context.current().withValue(Caller.KEY, caller), call, headers, next);
  }

  /**
   * The caller that the authorization headers of a request name.
   *
   * @throws VivaException.NotSignedIn where they name nobody
   */
  public Caller caller(List<String> authorizations, String method) {
    if (authorizations.isEmpty()) {
      throw new VivaException.NotSignedIn(
          "no token: pass --token, set VIVA_TOKEN, or use the machine that runs the server");
    }
    if (authorizations.size() > 1) {
      throw new VivaException.NotSignedIn("two authorization headers, expected one");
    }
    String value = authorizations.get(0);
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new VivaException.NotSignedIn(
          "the authorization header is not of the form 'Bearer TOKEN'");
    }
    return users.caller(value.substring(SCHEME.length()).strip(), method);
  }
}
