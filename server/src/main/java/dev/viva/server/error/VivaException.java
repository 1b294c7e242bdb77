package dev.viva.server.error;

import java.util.List;
import java.util.Map;

/**
 * The failures a caller can do something about, one subclass for each gRPC status that Viva
 * answers. Features throw them; {@code rpc.ExceptionMapper} is the only place that turns them into
 * a status. The message is one line for a person: what is wrong, where, what was expected, the
 * nearest valid value.
 */
public abstract sealed class VivaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Map<String, String> metadata;

  private VivaException(Reason reason, String message, Map<String, String> metadata) {
    super(message);
    this.reason = reason;
    this.metadata = Map.copyOf(metadata);
  }

  /** The reason, for programs. */
  public Reason reason() {
    return reason;
  }

  /** Facts for programs, such as the id that was looked for; keys are lowerCamelCase. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * One field of a request that is not valid. {@code field} is its path in the request, such as
   * {@code brief.minutes}.
   */
  public record FieldViolation(String field, String description) {}

  /** A field, a brief or a document is not valid: {@code INVALID_ARGUMENT}. */
  public static final class Invalid extends VivaException {
    private static final long serialVersionUID = 1L;
    private final transient List<FieldViolation> violations;

    public Invalid(Reason reason, String message, List<FieldViolation> violations) {
      super(reason, message, Map.of());
      this.violations = List.copyOf(violations);
    }

    public Invalid(String field, String description) {
      this(
          Reason.INVALID_FIELD,
          field + ": " + description,
          List.of(new FieldViolation(field, description)));
    }

    public List<FieldViolation> violations() {
      return violations;
    }
  }

  /** No such resource, or none that the caller may see: {@code NOT_FOUND}. */
  public static final class NotFound extends VivaException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message, String resource) {
      super(Reason.NOT_FOUND, message, Map.of("resource", resource));
    }
  }

  /** The resource is there already: {@code ALREADY_EXISTS}. */
  public static final class AlreadyExists extends VivaException {
    private static final long serialVersionUID = 1L;

    public AlreadyExists(String message, String resource) {
      super(Reason.ALREADY_EXISTS, message, Map.of("resource", resource));
    }
  }

  /** Somebody changed the resource since the caller read it: {@code ABORTED}. */
  public static final class Stale extends VivaException {
    private static final long serialVersionUID = 1L;

    public Stale(String message, String currentEtag) {
      super(Reason.STALE_REVISION, message, Map.of("currentEtag", currentEtag));
    }
  }

  /** The resource is in a state that does not allow the call: {@code FAILED_PRECONDITION}. */
  public static final class WrongState extends VivaException {
    private static final long serialVersionUID = 1L;

    public WrongState(Reason reason, String message) {
      super(reason, message, Map.of());
    }

    public WrongState(Reason reason, String message, Map<String, String> metadata) {
      super(reason, message, metadata);
    }
  }

  /** Nobody is signed in: {@code UNAUTHENTICATED}. */
  public static final class NotSignedIn extends VivaException {
    private static final long serialVersionUID = 1L;

    public NotSignedIn(String message) {
      super(Reason.NOT_SIGNED_IN, message, Map.of());
    }
  }

  /** The caller's role does not allow the call: {@code PERMISSION_DENIED}. */
  public static final class NotAllowed extends VivaException {
    private static final long serialVersionUID = 1L;

    public NotAllowed(String message) {
      super(Reason.NOT_ALLOWED, message, Map.of());
    }
  }

  /** Too large, too many, or the disk is full: {@code RESOURCE_EXHAUSTED}. */
  public static final class Exhausted extends VivaException {
    private static final long serialVersionUID = 1L;

    public Exhausted(Reason reason, String message) {
      super(reason, message, Map.of());
    }
  }

  /** The server cannot serve this now, another try may work: {@code UNAVAILABLE}. */
  public static final class Unavailable extends VivaException {
    private static final long serialVersionUID = 1L;

    public Unavailable(Reason reason, String message) {
      super(reason, message, Map.of());
    }
  }

  /** A cursor before what is kept or after what exists: {@code OUT_OF_RANGE}. */
  public static final class OutOfRange extends VivaException {
    private static final long serialVersionUID = 1L;

    public OutOfRange(String message) {
      super(Reason.CURSOR_OUT_OF_RANGE, message, Map.of());
    }
  }
}
