package dev.viva.server.bank;

import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.bank.markdown.syntax.Guard;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Origin;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Mutation;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportProgress;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * One import stream: collects a document at a time and has it imported when the next header or the
 * end comes.
 */
final class ImportCall implements StreamObserver<ImportQuestionsRequest> {
  private static final int LONGEST_NAME = 1_024;

  private final Imports imports;
  private final Mutation mutation;
  private final ServerCallStreamObserver<ImportQuestionsResponse> answers;
  private final StoredQuestions stored = new StoredQuestions();
  private ImportHeader header;
  private ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean ended;

  ImportCall(Imports imports, ServerCallStreamObserver<ImportQuestionsResponse> answers) {
    Caller caller = Caller.current();
    this.imports = imports;
    this.mutation =
        new Mutation(Optional.empty(), caller.resource(), caller.method(), Origin.current());
    this.answers = answers;
  }

  @Override
  public void onNext(ImportQuestionsRequest request) {
    unlessEnded(() -> take(request));
  }

  /** A refusal ends the call; what the client had sent by then may still arrive. */
  private void unlessEnded(Runnable step) {
    if (ended) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException e) {
      ended = true;
      throw e;
    }
  }

  private void take(ImportQuestionsRequest request) {
    switch (request.getPartCase()) {
      case HEADER -> {
        importDocument();
        header = request.getHeader();
        received = new ByteArrayOutputStream();
        Texts.line("header.document", header.getDocument(), LONGEST_NAME);
        imports.requireArea("header.area", header.getArea());
      }
      case CHUNK -> collect(request);
      case PART_NOT_SET ->
          throw new VivaException.Invalid("part", "is missing: send a header, then chunks");
    }
  }

  private void collect(ImportQuestionsRequest request) {
    if (header == null) {
      throw new VivaException.Invalid("chunk", "came before a header");
    }
    if (received.size() + request.getChunk().size() > Guard.MAX_BYTES) {
      throw new VivaException.Exhausted(
          Reason.TOO_LARGE,
          Texts.shown(header.getDocument())
              + ": larger than the limit of "
              + (Guard.MAX_BYTES >> 20)
              + " MiB");
    }
    received.writeBytes(request.getChunk().toByteArray());
    ImportProgress progress =
        ImportProgress.newBuilder()
            .setDocument(header.getDocument())
            .setReceivedBytes(received.size())
            .build();
    answers.onNext(ImportQuestionsResponse.newBuilder().setProgress(progress).build());
  }

  private void importDocument() {
    if (header != null) {
      Imports.Report report = imports.run(mutation, job(), stored);
      stored.imported(header.getDocument());
      answers.onNext(
          ImportQuestionsResponse.newBuilder().setReport(BankProtos.encode(report)).build());
    }
  }

  private Imports.Job job() {
    return new Imports.Job(
        new SourceDocument(header.getDocument(), received.toByteArray()),
        given(header.getBank()).map(bank -> BankIds.require("header.bank", bank)),
        given(header.getArea()),
        given(header.getLevel()).map(level -> Levels.parse("header.level", level)),
        header.getPrune(),
        header.getDryRun());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
  }

  @Override
  public void onError(Throwable thrown) {
    // The client went away: what came of the current document is dropped, whole documents stay.
    ended = true;
  }

  @Override
  public void onCompleted() {
    unlessEnded(
        () -> {
          importDocument();
          answers.onCompleted();
        });
  }
}
