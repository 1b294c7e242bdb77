package dev.viva.server;

import com.google.protobuf.ByteString;
import dev.viva.server.store.journal.Payload;
import dev.viva.v1.BackUpResponse;
import dev.viva.v1.BackupSummary;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * One backup on its way to one caller, as fast as the caller takes it. It needs a thread of its
 * own: the call's threads are those that tell that the connection is ready.
 */
final class BackupCall {
  private static final int CHUNK_BYTES = 256 << 10;

  private final ServerCallStreamObserver<BackUpResponse> call;
  private final Duration patience;

  /**
   * @param patience how long the caller may take nothing
   */
  BackupCall(ServerCallStreamObserver<BackUpResponse> call, Duration patience) {
    this.call = call;
    this.patience = patience;
    call.setOnReadyHandler(this::wake);
    call.setOnCancelHandler(this::wake);
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Sends the backup and ends the call, in order or not. */
  void run(BackupSource source) {
    try {
      Chunks chunks = new Chunks();
      long index = source.writeTo(chunks);
      chunks.sendChunk();
      send(BackUpResponse.newBuilder().setSummary(chunks.summary(index)).build());
      call.onCompleted();
    } catch (IOException | RuntimeException e) {
      if (!call.isCancelled()) {
        call.onError(e);
      }
    }
  }

  private synchronized void send(BackUpResponse answer) throws InterruptedIOException {
    long end = System.nanoTime() + patience.toNanos();
    while (call.isCancelled() || !call.isReady()) {
      if (call.isCancelled()) {
        throw new InterruptedIOException("the client went away");
      }
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw Status.DEADLINE_EXCEEDED
            .withDescription(
                "the client took nothing of the backup for "
                    + patience.toSeconds()
                    + " s; take it again")
            .asRuntimeException();
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("the server is going down");
      }
    }
    call.onNext(answer);
  }

  /** Gathers bytes into messages. */
  private final class Chunks extends OutputStream {
    private final MessageDigest sha = Payload.sha256();
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int used;
    private long sent;

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      int from = offset;
      for (int left = length; left > 0; ) {
        int count = Math.min(left, CHUNK_BYTES - used);
        System.arraycopy(source, from, chunk, used, count);
        used += count;
        from += count;
        left -= count;
        if (used == CHUNK_BYTES) {
          sendChunk();
        }
      }
    }

    void sendChunk() throws InterruptedIOException {
      sha.update(chunk, 0, used);
      send(BackUpResponse.newBuilder().setChunk(ByteString.copyFrom(chunk, 0, used)).build());
      sent += used;
      used = 0;
    }

    BackupSummary summary(long index) {
      return BackupSummary.newBuilder()
          .setCommitIndex(index)
          .setSizeBytes(sent)
          .setSha256(ByteString.copyFrom(sha.digest()))
          .build();
    }
  }
}
