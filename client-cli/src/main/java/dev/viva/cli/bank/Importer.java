package dev.viva.cli.bank;

import com.google.protobuf.ByteString;
import dev.viva.cli.Cli;
import dev.viva.cli.output.Progress;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import dev.viva.v1.ImportReport;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/**
 * Streams documents to the server, no faster than it takes them, and collects a report for each.
 */
public final class Importer {
  private static final int CHUNK = 256 << 10;

  private final Cli cli;

  public Importer(Cli cli) {
    this.cli = cli;
  }

  /** A document to send. */
  public record Source(ImportHeader header, Content content) {}

  /** Reads a document when its turn comes. */
  public interface Content {
    byte[] read() throws IOException;
  }

  /** Imports all of them, one after the other on one stream. */
  public List<ImportReport> run(List<Source> sources) throws IOException {
    try (Progress progress = new Progress(cli, sources.size())) {
      Answers answers = new Answers(progress);
      ClientCallStreamObserver<ImportQuestionsRequest> requests =
          (ClientCallStreamObserver<ImportQuestionsRequest>)
              cli.connection().stream(BankServiceGrpc::newStub).importQuestions(answers);
      try {
        for (Source source : sources) {
          send(source, requests, answers);
        }
        requests.onCompleted();
      } catch (IOException e) {
        requests.cancel("a file cannot be read", e);
        throw e;
      }
      return answers.await();
    }
  }

  private static void send(
      Source source, ClientCallStreamObserver<ImportQuestionsRequest> requests, Answers answers)
      throws IOException {
    byte[] content = source.content().read();
    answers.awaitReady(requests);
    requests.onNext(ImportQuestionsRequest.newBuilder().setHeader(source.header()).build());
    for (int at = 0; at < content.length && !answers.ended(); at += CHUNK) {
      answers.awaitReady(requests);
      ByteString chunk = ByteString.copyFrom(content, at, Math.min(CHUNK, content.length - at));
      requests.onNext(ImportQuestionsRequest.newBuilder().setChunk(chunk).build());
    }
  }

  private static final class Answers
      implements ClientResponseObserver<ImportQuestionsRequest, ImportQuestionsResponse> {
    private final Semaphore ready = new Semaphore(0);
    private final CompletableFuture<List<ImportReport>> done = new CompletableFuture<>();
    private final List<ImportReport> reports = new ArrayList<>();
    private final Progress progress;

    Answers(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<ImportQuestionsRequest> requests) {
      requests.setOnReadyHandler(ready::release);
    }

    void awaitReady(ClientCallStreamObserver<ImportQuestionsRequest> requests) {
      while (!requests.isReady() && !ended()) {
        ready.acquireUninterruptibly();
      }
    }

    boolean ended() {
      return done.isDone();
    }

    @Override
    public void onNext(ImportQuestionsResponse answer) {
      if (answer.hasReport()) {
        reports.add(answer.getReport());
        progress.done(answer.getReport().getDocument());
      } else {
        progress.at(answer.getProgress().getDocument(), answer.getProgress().getQuestions());
      }
    }

    @Override
    public void onError(Throwable thrown) {
      done.completeExceptionally(thrown);
      ready.release();
    }

    @Override
    public void onCompleted() {
      done.complete(reports);
      ready.release();
    }

    List<ImportReport> await() {
      try {
        return done.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw e;
      }
    }
  }
}
