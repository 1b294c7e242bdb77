package dev.viva.server.access;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.ExceptionMapper;
import io.grpc.ForwardingServerCall;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A stream that ends when its token does: nothing is sent to, or taken from, somebody whose token
 * was revoked while the stream was open.
 */
final class GuardedStream<Q, A> extends ForwardingServerCall.SimpleForwardingServerCall<Q, A> {
  private final BooleanSupplier signedIn;
  private final Runnable whenClosed;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param signedIn whether the token still counts
   * @param whenClosed runs at the end, at least once
   */
  GuardedStream(ServerCall<Q, A> call, BooleanSupplier signedIn, Runnable whenClosed) {
    super(call);
    this.signedIn = signedIn;
    this.whenClosed = whenClosed;
  }

  @Override
  public void sendMessage(A message) {
    if (isSignedIn()) {
      super.sendMessage(message);
    }
  }

  @Override
  public void close(Status status, Metadata trailers) {
    if (closed.compareAndSet(false, true)) {
      whenClosed.run();
      super.close(status, trailers);
    }
  }

  private boolean isSignedIn() {
    if (!closed.get() && !signedIn.getAsBoolean()) {
      Metadata trailers = new Metadata();
      close(
          ExceptionMapper.withDetails(
              new VivaException.NotSignedIn("the token has ended or was revoked"), trailers),
          trailers);
    }
    return !closed.get();
  }

  /** What the client sends, as far as it is still signed in. */
  ServerCall.Listener<Q> listener(ServerCall.Listener<Q> next) {
    return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(next) {
      @Override
      public void onMessage(Q message) {
        if (isSignedIn()) {
          super.onMessage(message);
        }
      }

      @Override
      public void onCancel() {
        whenClosed.run();
        super.onCancel();
      }

      @Override
      public void onComplete() {
        whenClosed.run();
        super.onComplete();
      }
    };
  }
}
