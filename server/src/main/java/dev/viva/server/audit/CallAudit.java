package dev.viva.server.audit;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.ExceptionMapper;
import dev.viva.server.rpc.Origin;
import dev.viva.server.rpc.StatedReason;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stands around every call, the check of its token included, and notes those that the journal does
 * not show by themselves: refused ones, and reads of what is about people.
 */
public final class CallAudit implements ServerInterceptor {
  private static final Set<String> ABOUT_NOBODY =
      Set.of(
          "viva.v1.BankService",
          "viva.v1.AreaService",
          "grpc.health.v1.Health",
          "grpc.reflection.v1.ServerReflection");
  private static final Set<String> ABOUT_THE_CALLER =
      Set.of("viva.v1.UserService/GetSelf", "viva.v1.AdminService/GetServerInfo");

  private final ServerInterceptor authentication;
  private final CallLog log;
  private final Pseudonyms pseudonyms;

  public CallAudit(ServerInterceptor authentication, CallLog log, Pseudonyms pseudonyms) {
    this.authentication = authentication;
    this.log = log;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Noted noted =
        new Noted(
            call.getMethodDescriptor().getFullMethodName(), origin(), StatedReason.in(headers));
    ServerCall<Q, A> heard = new Heard<>(call, noted);
    ServerCallHandler<Q, A> checked =
        (inner, innerHeaders) -> authentication.interceptCall(inner, innerHeaders, next);
    try {
      Context context =
          Context.current()
              .withValues(
                  Origin.KEY,
                  noted.origin,
                  StatedReason.KEY,
                  noted.reason,
                  Caller.LISTENER,
                  caller -> noted.actor = caller.resource());
      return new Listening<>(Contexts.interceptCall(context, heard, headers, checked), noted);
    } catch (RuntimeException e) {
      noted.ended(outcome(e));
      throw e;
    }
  }

  /** Address of the caller; empty where there is no connection. */
  private static String origin() {
    RequestContext context = RequestContext.currentOrNull();
    return context instanceof ServiceRequestContext service
        ? service.remoteAddress().getAddress().getHostAddress()
        : "";
  }

  private static String outcome(RuntimeException e) {
    return e instanceof VivaException known
        ? ExceptionMapper.code(known).name()
        : Status.fromThrowable(e).getCode().name();
  }

  /** Whether a call that went well is worth a note. */
  private static boolean isRead(String method, boolean isChange) {
    String service = method.substring(0, method.indexOf('/'));
    return !isChange && !ABOUT_NOBODY.contains(service) && !ABOUT_THE_CALLER.contains(method);
  }

  /** What one call comes to. Its parts are called one after the other. */
  private final class Noted {
    private final String method;
    private final String origin;
    private final String reason;
    private final Set<String> resources = new TreeSet<>();
    private Message request;
    private String actor = "";
    private boolean told;

    Noted(String method, String origin, String reason) {
      this.method = method;
      this.origin = origin;
      this.reason = reason;
    }

    void asked(Object message) {
      if (request == null && message instanceof Message asked) {
        request = asked;
      }
    }

    void answered(Object message) {
      if (!told && resources.isEmpty() && message instanceof Message answer) {
        resources.addAll(pseudonyms.in(answer, actor));
      }
    }

    void ended(String outcome) {
      if (told) {
        return;
      }
      told = true;
      boolean ok = outcome.equals(AuditEvent.OK);
      if (ok && !isRead(method, isChange())) {
        return;
      }
      if (request != null) {
        resources.addAll(pseudonyms.in(request, actor));
        if (resources.isEmpty()) {
          resources.addAll(pseudonyms.named(request));
        }
      }
      log.add(new CallRecord(actor, method, origin, outcome, resources.stream().toList(), reason));
    }

    /** Whether the call, if it goes well, has a commit of its own. */
    private boolean isChange() {
      if (request == null) {
        return false;
      }
      FieldDescriptor dryRun = request.getDescriptorForType().findFieldByName("dry_run");
      return request.getDescriptorForType().findFieldByName("request_id") != null
          && (dryRun == null || !(Boolean) request.getField(dryRun));
    }
  }

  /** Hears answers and the end. */
  private static final class Heard<Q, A>
      extends ForwardingServerCall.SimpleForwardingServerCall<Q, A> {
    private final CallAudit.Noted noted;

    Heard(ServerCall<Q, A> call, CallAudit.Noted noted) {
      super(call);
      this.noted = noted;
    }

    @Override
    public void sendMessage(A message) {
      noted.answered(message);
      if (!getMethodDescriptor().getType().serverSendsOneMessage()) {
        noted.ended(AuditEvent.OK);
      }
      super.sendMessage(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      noted.ended(status.getCode().name());
      super.close(status, trailers);
    }
  }

  /** Hears the request, and what a service throws. */
  private static final class Listening<Q>
      extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
    private final CallAudit.Noted noted;

    Listening(ServerCall.Listener<Q> listener, CallAudit.Noted noted) {
      super(listener);
      this.noted = noted;
    }

    @Override
    public void onMessage(Q message) {
      noted.asked(message);
      guarded(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      guarded(super::onHalfClose);
    }

    @Override
    public void onReady() {
      guarded(super::onReady);
    }

    @Override
    public void onCancel() {
      noted.ended(Status.Code.CANCELLED.name());
      super.onCancel();
    }

    private void guarded(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException e) {
        noted.ended(outcome(e));
        throw e;
      }
    }
  }
}
