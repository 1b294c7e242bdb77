package dev.viva.server;

import com.google.protobuf.ByteString;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import dev.viva.v1.ImportReport;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One import: everything that is sent, then everything that comes back. */
public final class ImportStream {
  private static final int CHUNK = 256 << 10;

  private final List<ImportQuestionsRequest> parts = new ArrayList<>();

  public ImportStream document(String name, String content) {
    return document(ImportHeader.newBuilder().setDocument(name).build(), content);
  }

  public ImportStream document(ImportHeader header, String content) {
    return document(header, content.getBytes(StandardCharsets.UTF_8));
  }

  public ImportStream document(ImportHeader header, byte[] content) {
    parts.add(ImportQuestionsRequest.newBuilder().setHeader(header).build());
    for (int at = 0; at < content.length; at += CHUNK) {
      chunk(ByteString.copyFrom(content, at, Math.min(CHUNK, content.length - at)));
    }
    return this;
  }

  public ImportStream chunk(ByteString bytes) {
    return part(ImportQuestionsRequest.newBuilder().setChunk(bytes).build());
  }

  public ImportStream part(ImportQuestionsRequest part) {
    parts.add(part);
    return this;
  }

  /** Sends it; the reports in order. */
  public List<ImportReport> reports(Client client) {
    return answers(client).stream()
        .filter(ImportQuestionsResponse::hasReport)
        .map(ImportQuestionsResponse::getReport)
        .toList();
  }

  /** Sends it; every answer. */
  public List<ImportQuestionsResponse> answers(Client client) {
    Answers answers = new Answers();
    StreamObserver<ImportQuestionsRequest> requests =
        BankServiceGrpc.newStub(client.channel()).importQuestions(answers);
    parts.forEach(requests::onNext);
    requests.onCompleted();
    try {
      return answers.done.join();
    } catch (CompletionException e) {
      throw (StatusRuntimeException) e.getCause();
    }
  }

  private static final class Answers implements StreamObserver<ImportQuestionsResponse> {
    private final List<ImportQuestionsResponse> received = new ArrayList<>();
    private final CompletableFuture<List<ImportQuestionsResponse>> done = new CompletableFuture<>();

    @Override
    public void onNext(ImportQuestionsResponse answer) {
      received.add(answer);
    }

    @Override
    public void onError(Throwable thrown) {
      done.completeExceptionally(thrown);
    }

    @Override
    public void onCompleted() {
      done.complete(received);
    }
  }
}
