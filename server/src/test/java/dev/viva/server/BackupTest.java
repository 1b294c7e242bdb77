package dev.viva.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.error.Reason;
import dev.viva.server.store.journal.Payload;
import dev.viva.v1.BackUpRequest;
import dev.viva.v1.BackUpResponse;
import dev.viva.v1.BackupSummary;
import dev.viva.v1.Candidate;
import dev.viva.v1.CreateCandidateRequest;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a running server, and what becomes of them elsewhere. */
final class BackupTest {
  @TempDir private Path directory;

  @Test
  void backUp_underLoad_restoresWhatWasCommittedThen() throws Exception {
    Path home = directory.resolve("home");
    Path file = directory.resolve("viva.backup");
    Path elsewhere = directory.resolve("elsewhere");
    BackupSummary summary;
    try (ServerProcess server = new ServerProcess(home)) {
      TestBanks.importInto(server.client());
      summary = backUpUnderLoad(server.client(), file);
    }
    assertThat(Files.size(file)).isEqualTo(summary.getSizeBytes());
    assertThat(Payload.sha256().digest(Files.readAllBytes(file)))
        .isEqualTo(summary.getSha256().toByteArray());

    assertThat(RestoreCommand.run(file, elsewhere).failed(5).err()).contains("--keys");
    RestoreCommand.run(file, elsewhere, "--keys", home.resolve("data/keys").toString()).done();

    long index = summary.getCommitIndex();
    StoreDigest original = StoreDigest.ofHistory(home.resolve("data"), index);
    assertThat(StoreDigest.ofHistory(elsewhere.resolve("data"), index)).isEqualTo(original);
    assertThat(StoreDigest.ofTables(elsewhere.resolve("data"), original)).isEqualTo(original);
  }

  /** Takes a backup while four clients write, so that commits fall before, into and behind it. */
  private static BackupSummary backUpUnderLoad(Client client, Path file) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch before = new CountDownLatch(40);
    for (int i = 0; i < 4; i++) {
      threads.execute(
          () -> {
            while (!over.get()) {
              add(client);
              before.countDown();
            }
          });
    }
    try {
      before.await();
      BackupSummary summary = receive(client, file);
      add(client);
      return summary;
    } finally {
      over.set(true);
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void add(Client client) {
    client
        .candidates()
        .createCandidate(
            CreateCandidateRequest.newBuilder()
                .setCandidate(Candidate.newBuilder().setDisplayName(Journey.person()))
                .setRequestId(Client.requestId())
                .build());
  }

  private static BackupSummary receive(Client client, Path file) throws IOException {
    Iterator<BackUpResponse> answers = client.server().backUp(BackUpRequest.getDefaultInstance());
    BackUpResponse last = BackUpResponse.getDefaultInstance();
    try (OutputStream out = Files.newOutputStream(file)) {
      while (answers.hasNext()) {
        assertThat(last.hasSummary()).isFalse();
        last = answers.next();
        last.getChunk().writeTo(out);
      }
    }
    assertThat(last.hasSummary()).isTrue();
    return last.getSummary();
  }

  @Test
  void backUp_whileAnotherIsTaken_isRefused() throws Exception {
    try (TestServer server = TestServer.withQuestions().started()) {
      Client client = server.admin();
      writeMuch(client);
      Context.CancellableContext first = Context.current().withCancellation();
      try {
        // Nobody takes the rest of it, so it stays under way.
        first.call(() -> client.server().backUp(BackUpRequest.getDefaultInstance()).next());

        Refusal.expect(
            Status.Code.RESOURCE_EXHAUSTED,
            Reason.TOO_MANY_STREAMS,
            () -> client.server().backUp(BackUpRequest.getDefaultInstance()).next());
      } finally {
        first.cancel(null);
      }
      backUpOnceThereIsNoOther(client);
    }
  }

  /** More than the buffers between the server and its client hold. */
  private static void writeMuch(Client client) {
    ImportStream banks = new ImportStream();
    for (int bank = 0; bank < 12; bank++) {
      StringBuilder text = new StringBuilder(TestBanks.bank("bulk-" + bank, "Bulk"));
      for (int i = 0; i < 40; i++) {
        String id = "bulk-" + bank + "-" + i;
        text.append(TestBanks.question(id, id, "django/orm", "conceptual", 3, 7))
            .append(("\n" + id + " and more of the same").repeat(200))
            .append('\n');
      }
      banks.document("bulk-" + bank + ".md", text.toString());
    }
    banks.reports(client);
  }

  /** The client that went away is noticed soon, but not at once. */
  private void backUpOnceThereIsNoOther(Client client) throws IOException {
    for (int attempt = 0; attempt < 2_000; attempt++) {
      try {
        receive(client, directory.resolve("second"));
        return;
      } catch (StatusRuntimeException e) {
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      }
    }
    throw new AssertionError("the backup that was given up still counts");
  }
}
