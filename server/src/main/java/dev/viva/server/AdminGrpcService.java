package dev.viva.server;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.plan.LiveCorpus;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Requests;
import dev.viva.server.store.Store;
import dev.viva.v1.AdminServiceGrpc;
import dev.viva.v1.BackUpRequest;
import dev.viva.v1.BackUpResponse;
import dev.viva.v1.GetServerInfoRequest;
import dev.viva.v1.ServerInfo;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** {@code viva.v1.AdminService}: the server itself. */
final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
  private static final Duration BACKUP_PATIENCE = Duration.ofMinutes(1);

  /** Index of the last commit that was more than a note in the audit trail. */
  private final AtomicLong lastChange;

  private final BackupSource backup;
  private final LiveCorpus corpus;
  private final AtomicBoolean backingUp = new AtomicBoolean();

  AdminGrpcService(Store store, BackupSource backup, LiveCorpus corpus) {
    this.lastChange = new AtomicLong(store.index());
    store.observe(
        batch -> {
          if (!batch.changes().isEmpty()) {
            lastChange.set(batch.index());
          }
        });
    this.backup = backup;
    this.corpus = corpus;
  }

  @Override
  public void getServerInfo(GetServerInfoRequest request, StreamObserver<ServerInfo> observer) {
    Requests.reply(
        observer,
        ServerInfo.newBuilder()
            .setVersion(Version.current())
            .setCommitIndex(lastChange.get())
            .setActiveQuestions(corpus.questions().size())
            .build());
  }

  @Override
  public void backUp(BackUpRequest request, StreamObserver<BackUpResponse> observer) {
    Caller.current().requireAdministrator("take backups");
    if (!backingUp.compareAndSet(false, true)) {
      throw new VivaException.Exhausted(
          Reason.TOO_MANY_STREAMS, "another backup is being taken; wait until it is done");
    }
    BackupCall call =
        new BackupCall((ServerCallStreamObserver<BackUpResponse>) observer, BACKUP_PATIENCE);
    Thread thread =
        new Thread(
            () -> {
              try {
                call.run(backup);
              } finally {
                backingUp.set(false);
              }
            },
            "viva-backup");
    thread.setDaemon(true);
    thread.start();
  }
}
