package dev.viva.server.rpc;

import dev.viva.server.error.VivaException;
import io.grpc.Context;
import java.util.function.Consumer;

/**
 * Who calls which method. {@code access.Authentication} puts it into the gRPC context of the call.
 *
 * @param user id of the user
 * @param method full name of the method, such as {@code viva.v1.PlanService/BuildPlan}
 */
public record Caller(String user, Role role, String method) {
  /** Where the context of a call keeps its caller. */
  public static final Context.Key<Caller> KEY = Context.key("viva-caller");

  /** Who else of the call wants to know its caller, even where it is refused. */
  public static final Context.Key<Consumer<Caller>> LISTENER = Context.key("viva-caller-listener");

  /** Tells whoever listens in the current context. */
  public void announce() {
    Consumer<Caller> listener = LISTENER.get();
    if (listener != null) {
      listener.accept(this);
    }
  }

  /** The caller of the current call. */
  public static Caller current() {
    Caller caller = KEY.get();
    if (caller == null) {
      throw new VivaException.NotSignedIn("nobody is signed in");
    }
    return caller;
  }

  /** Whether this is the user of that id. */
  public boolean is(String id) {
    return user.equals(id);
  }

  /** Resource name of the user. */
  public String resource() {
    return "users/" + user;
  }

  /** Refuses everybody but administrators; {@code what} completes "only an administrator may …". */
  public void requireAdministrator(String what) {
    if (role != Role.ADMINISTRATOR) {
      throw new VivaException.NotAllowed("only an administrator may " + what);
    }
  }
}
