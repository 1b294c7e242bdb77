package dev.viva.server.bank;

import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Requests;
import dev.viva.v1.ActivateQuestionRequest;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.ExportBankRequest;
import dev.viva.v1.ExportBankResponse;
import dev.viva.v1.GetBankRequest;
import dev.viva.v1.GetQuestionRequest;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import dev.viva.v1.LintBankRequest;
import dev.viva.v1.LintBankResponse;
import dev.viva.v1.ListBanksRequest;
import dev.viva.v1.ListBanksResponse;
import dev.viva.v1.ListQuestionsRequest;
import dev.viva.v1.ListQuestionsResponse;
import dev.viva.v1.ListSimilarQuestionsRequest;
import dev.viva.v1.ListSimilarQuestionsResponse;
import dev.viva.v1.RetireQuestionRequest;
import dev.viva.v1.UpdateQuestionRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** {@code viva.v1.BankService}: decodes, calls {@link Banks} and {@link Imports}, encodes. */
public final class BankGrpcService extends BankServiceGrpc.BankServiceImplBase {
  private final Banks banks;
  private final Imports imports;
  private final BankDocuments documents;
  private final LikeQuestions like;

  public BankGrpcService(
      Banks banks, Imports imports, BankDocuments documents, LikeQuestions like) {
    this.banks = banks;
    this.imports = imports;
    this.documents = documents;
    this.like = like;
  }

  @Override
  public StreamObserver<ImportQuestionsRequest> importQuestions(
      StreamObserver<ImportQuestionsResponse> observer) {
    return new ImportCall(imports, (ServerCallStreamObserver<ImportQuestionsResponse>) observer);
  }

  @Override
  public void listBanks(ListBanksRequest request, StreamObserver<ListBanksResponse> observer) {
    Pages.Page<Banks.Counted> page = banks.listBanks(Pages.of(request, 100));
    Requests.reply(
        observer,
        ListBanksResponse.newBuilder()
            .addAllBanks(page.items().stream().map(BankGrpcService::encode).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void getBank(GetBankRequest request, StreamObserver<dev.viva.v1.Bank> observer) {
    Requests.reply(observer, encode(banks.getBank(Names.id("name", "banks", request.getName()))));
  }

  private static dev.viva.v1.Bank encode(Banks.Counted counted) {
    return BankProtos.encode(counted.bank(), counted.active(), counted.retired());
  }

  @Override
  public void exportBank(ExportBankRequest request, StreamObserver<ExportBankResponse> observer) {
    BankDocuments.Exported exported =
        documents.export(Names.id("name", "banks", request.getName()));
    Requests.reply(
        observer,
        ExportBankResponse.newBuilder()
            .setDocument(exported.document())
            .setContent(exported.content())
            .build());
  }

  @Override
  public void lintBank(LintBankRequest request, StreamObserver<LintBankResponse> observer) {
    BankDocuments.Linted linted =
        documents.lint(request.getDocument(), request.getContent().toByteArray());
    Requests.reply(
        observer,
        LintBankResponse.newBuilder()
            .addAllDiagnostics(linted.diagnostics().stream().map(BankProtos::encode).toList())
            .setQuestions(linted.questions())
            .build());
  }

  @Override
  public void listQuestions(
      ListQuestionsRequest request, StreamObserver<ListQuestionsResponse> observer) {
    Pages.Page<Question> page = banks.list(Pages.of(request, 50), BankProtos.filter(request));
    Requests.reply(
        observer,
        ListQuestionsResponse.newBuilder()
            .addAllQuestions(page.items().stream().map(BankProtos::encode).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void getQuestion(
      GetQuestionRequest request, StreamObserver<dev.viva.v1.Question> observer) {
    reply(observer, banks.get(id(request.getName())));
  }

  @Override
  public void updateQuestion(
      UpdateQuestionRequest request, StreamObserver<dev.viva.v1.Question> observer) {
    dev.viva.v1.Question values = request.getQuestion();
    List<String> mask = request.getUpdateMask().getPathsList();
    reply(
        observer,
        banks.update(
            Requests.mutation(request),
            Names.id("question.name", "questions", values.getName()),
            values.getEtag(),
            mask,
            new QuestionEdit(values)));
  }

  @Override
  public void retireQuestion(
      RetireQuestionRequest request, StreamObserver<dev.viva.v1.Question> observer) {
    reply(
        observer,
        banks.setStatus(
            Requests.mutation(request), id(request.getName()), Question.Status.RETIRED));
  }

  @Override
  public void activateQuestion(
      ActivateQuestionRequest request, StreamObserver<dev.viva.v1.Question> observer) {
    reply(
        observer,
        banks.setStatus(Requests.mutation(request), id(request.getName()), Question.Status.ACTIVE));
  }

  @Override
  public void listSimilarQuestions(
      ListSimilarQuestionsRequest request, StreamObserver<ListSimilarQuestionsResponse> observer) {
    ListSimilarQuestionsResponse.Builder answer = ListSimilarQuestionsResponse.newBuilder();
    for (LikeQuestions.Similar similar :
        like.similar(id(request.getName()), request.getPageSize())) {
      answer
          .addSimilarBuilder()
          .setQuestion(BankProtos.encode(similar.question()))
          .setLikeness(similar.likeness());
    }
    Requests.reply(observer, answer.build());
  }

  private static String id(String name) {
    return Names.id("name", "questions", name);
  }

  private static void reply(StreamObserver<dev.viva.v1.Question> observer, Question question) {
    Requests.reply(observer, BankProtos.encode(question));
  }
}
