package dev.viva.server;

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
import io.grpc.stub.StreamObserver;

/** {@code viva.v1.AdminService}: the server itself. */
final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
  private final Store store;
  private final LiveCorpus corpus;

  AdminGrpcService(Store store, LiveCorpus corpus) {
    this.store = store;
    this.corpus = corpus;
  }

  @Override
  public void getServerInfo(GetServerInfoRequest request, StreamObserver<ServerInfo> observer) {
    Requests.reply(
        observer,
        ServerInfo.newBuilder()
            .setVersion(Version.current())
            .setCommitIndex(store.index())
            .setActiveQuestions(corpus.questions().size())
            .build());
  }

  @Override
  public void backUp(BackUpRequest request, StreamObserver<BackUpResponse> observer) {
    Caller.current().requireAdministrator("take backups");
    throw new VivaException.NotBuiltYet("backups are not in this release yet");
  }
}
