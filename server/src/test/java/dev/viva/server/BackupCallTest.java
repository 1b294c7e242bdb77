package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.v1.BackUpResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A backup's way to callers that behave badly. */
final class BackupCallTest {
  private final Caller caller = new Caller();

  @Test
  void run_toACallerWhoTakesNothing_givesUp() {
    new BackupCall(caller, Duration.ofMillis(20)).run(target -> write(target, 1 << 20));

    assertThat(caller.answers).isEmpty();
    assertThat(Status.fromThrowable(caller.error).getCode())
        .isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(caller.error).hasMessageContaining("take it again");
  }

  @Test
  void run_toACallerWhoWentAway_stopsReading() {
    caller.cancelled = true;
    List<String> reached = new ArrayList<>();

    new BackupCall(caller, Duration.ofDays(1))
        .run(
            target -> {
              write(target, 1 << 20);
              reached.add("the end");
              return 1;
            });

    assertThat(reached).isEmpty();
    assertThat(caller.answers).isEmpty();
    assertThat(caller.error).isNull();
  }

  @Test
  void run_ofAStoreThatFails_tellsTheCaller() {
    caller.ready = true;

    new BackupCall(caller, Duration.ofDays(1))
        .run(
            target -> {
              write(target, 1 << 20);
              throw new IOException("Input/output error");
            });

    assertThat(caller.error).hasMessage("Input/output error");
    assertThat(caller.answers).isNotEmpty().noneMatch(BackUpResponse::hasSummary);
  }

  private static long write(java.io.OutputStream target, int bytes) throws IOException {
    target.write(new byte[bytes]);
    return 1;
  }

  private static final class Caller extends ServerCallStreamObserver<BackUpResponse> {
    final List<BackUpResponse> answers = new ArrayList<>();
    Throwable error;
    boolean ready;
    boolean cancelled;

    @Override
    public void onNext(BackUpResponse answer) {
      answers.add(answer);
    }

    @Override
    public void onError(Throwable why) {
      error = why;
    }

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }

    @Override
    public void onCompleted() {}

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}
  }
}
