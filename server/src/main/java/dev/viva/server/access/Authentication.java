package dev.viva.server.access;

import dev.viva.server.error.VivaException;
import dev.viva.server.network.CallLimits;
import dev.viva.server.network.ShutdownGate;
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
  private final CallLimits limits;
  private final ShutdownGate gate;
  private final Set<String> open;

  /**
   * Checks tokens of {@code users}.
   *
   * @param limits of one user
   * @param gate closed while the server goes down
   * @param open full names of further services that answer everybody
   */
  public Authentication(Users users, CallLimits limits, ShutdownGate gate, Set<String> open) {
    this.users = users;
    this.limits = limits;
    this.gate = gate;
    this.open = Set.copyOf(open);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String service = call.getMethodDescriptor().getServiceName();
    if (HEALTH.equals(service) || open.contains(service)) {
      return next.startCall(call, headers);
    }
    gate.requireOpen();
    List<String> values = new ArrayList<>();
    Iterable<String> all = headers.getAll(AUTHORIZATION);
    if (all != null) {
      all.forEach(values::add);
    }
    Caller caller = caller(values, call.getMethodDescriptor().getFullMethodName());
    caller.announce();
    if (!REFLECTION.equals(service)) {
      AccessPolicy.requireAllowed(caller);
    }
    limits.call(caller.user());
    Context context = Context.current().withValue(Caller.KEY, caller);
    if (call.getMethodDescriptor().getType().serverSendsOneMessage()) {
      return Contexts.interceptCall(context, call, headers, next);
    }
    return guarded(caller, rawToken(values), context, call, headers, next);
  }

  private <Q, A> ServerCall.Listener<Q> guarded(
      Caller caller,
      String rawToken,
      Context context,
      ServerCall<Q, A> call,
      Metadata headers,
      ServerCallHandler<Q, A> next) {
    Runnable end = limits.stream(caller.user());
    try {
      GuardedStream<Q, A> stream = new GuardedStream<>(call, () -> users.accepts(rawToken), end);
      return stream.listener(Contexts.interceptCall(context, stream, headers, next));
    } catch (RuntimeException e) {
      end.run();
      throw e;
    }
  }

  /**
   * The caller that the authorization headers of a request name.
   *
   * @throws VivaException.NotSignedIn where they name nobody
   */
  public Caller caller(List<String> authorizations, String method) {
    return users.caller(rawToken(authorizations), method);
  }

  private static String rawToken(List<String> authorizations) {
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
    return value.substring(SCHEME.length()).strip();
  }
}
