package dev.viva.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import dev.viva.server.Client;
import dev.viva.server.ImportStream;
import dev.viva.server.Journey;
import dev.viva.server.Refusal;
import dev.viva.server.TestServer;
import dev.viva.server.error.Reason;
import dev.viva.v1.ActivateQuestionRequest;
import dev.viva.v1.Bank;
import dev.viva.v1.Diagnostic;
import dev.viva.v1.ExportBankRequest;
import dev.viva.v1.GetBankRequest;
import dev.viva.v1.GetQuestionRequest;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import dev.viva.v1.ImportReport;
import dev.viva.v1.Inference;
import dev.viva.v1.Kind;
import dev.viva.v1.LevelRange;
import dev.viva.v1.ListBanksRequest;
import dev.viva.v1.ListQuestionsRequest;
import dev.viva.v1.ListQuestionsResponse;
import dev.viva.v1.Question;
import dev.viva.v1.QuestionStatus;
import dev.viva.v1.RetireQuestionRequest;
import dev.viva.v1.Severity;
import dev.viva.v1.UpdateQuestionRequest;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Banks and questions over a real server that holds two of our own banks. */
final class BankServiceTest {
  @RegisterExtension static final TestServer SERVER = TestServer.withSeeds("django", "devops");

  private static final String BY_HAND =
      """
      # Python interview questions

      1. What is a generator in Python, and when do you prefer it to a list?
      2. What does the GIL protect, and what does it not protect?
      3. How does a context manager work?
      4. Why is a mutable default argument a trap?
      """;

  private final Client client = SERVER.admin();

  /** A canonical document with two questions that no other document has. */
  private static String canonical(String bank) {
    return """
        ---
        format: viva-bank/1
        bank: %1$s
        title: Bank %1$s
        ---

        # Bank %1$s
        %2$s%3$s"""
        .formatted(bank, question(bank, "first"), question(bank, "second"));
  }

  private static String question(String bank, String word) {
    return """

        ## The %2$s of %1$s {#%1$s-%2$s}

        - areas: python
        - kind: conceptual
        - level: 2-6
        - difficulty: 3
        - minutes: 5

        Explain the %2$s thing about %1$s to a colleague.

        ### Answer

        - What %2$s means in %1$s.
        """
        .formatted(bank, word);
  }

  private List<ImportReport> importing(String document, String content) {
    return new ImportStream().document(document, content).reports(client);
  }

  private static ImportHeader header(String document, Consumer<ImportHeader.Builder> change) {
    ImportHeader.Builder header = ImportHeader.newBuilder().setDocument(document);
    change.accept(header);
    return header.build();
  }

  private Bank bank(String id) {
    return client.banks().getBank(GetBankRequest.newBuilder().setName("banks/" + id).build());
  }

  private ListQuestionsResponse list(UnaryOperator<ListQuestionsRequest.Builder> filter) {
    return client
        .banks()
        .listQuestions(filter.apply(ListQuestionsRequest.newBuilder().setPageSize(1000)).build());
  }

  private Question get(String id) {
    return client
        .banks()
        .getQuestion(GetQuestionRequest.newBuilder().setName("questions/" + id).build());
  }

  private Question anyOf(String bank) {
    return list(request -> request.setBank(bank)).getQuestions(0);
  }

  @Test
  void importQuestions_severalDocuments_reportsEachInOrder() {
    List<ImportReport> reports =
        new ImportStream()
            .document("several-one.md", canonical("several-one"))
            .document("several-two.md", BY_HAND)
            .reports(client);

    assertThat(reports)
        .extracting(ImportReport::getDocument)
        .containsExactly("several-one.md", "several-two.md");
    assertThat(reports).extracting(ImportReport::getCreated).containsExactly(2, 4);
    assertThat(reports)
        .extracting(ImportReport::getBank)
        .containsExactly("several-one", "several-two");
  }

  @Test
  void importQuestions_everyChunk_answersProgress() {
    byte[] document = ("# Python\n\n" + "word ".repeat(120_000)).getBytes(StandardCharsets.UTF_8);

    List<ImportQuestionsResponse> answers =
        new ImportStream()
            .document(header("progress.md", header -> header.setDryRun(true)), document)
            .answers(client);

    List<Long> received =
        answers.stream()
            .filter(ImportQuestionsResponse::hasProgress)
            .map(answer -> answer.getProgress().getReceivedBytes())
            .toList();
    assertThat(received).isSorted().hasSizeGreaterThan(1).endsWith((long) document.length);
  }

  @Test
  void importQuestions_again_changesNothing() {
    String content = canonical("again");
    importing("again.md", content);
    List<Question> before = list(request -> request.setBank("again")).getQuestionsList();

    ImportReport again = importing("again.md", content).get(0);

    assertThat(again.getUnchanged()).isEqualTo(before.size());
    assertThat(again.getCreated() + again.getUpdated() + again.getVanished()).isZero();
    assertThat(list(request -> request.setBank("again")).getQuestionsList()).isEqualTo(before);
  }

  @Test
  void importQuestions_dryRun_showsQuestionsAndStoresNothing() {
    ImportReport report =
        new ImportStream()
            .document(header("dry.md", header -> header.setDryRun(true)), canonical("dry"))
            .reports(client)
            .get(0);

    assertThat(report.getQuestionsList()).hasSize(2);
    assertThat(report.getQuestions(0).getSource().getLine()).isEqualTo(17);
    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () -> client.banks().getBank(GetBankRequest.newBuilder().setName("banks/dry").build()));
  }

  @Test
  void importQuestions_bankAreaAndLevelOfHeader_beatTheDocument() {
    new ImportStream()
        .document(
            header("given.md", header -> header.setBank("mine").setArea("k8s").setLevel("senior")),
            BY_HAND.replace("Python", "Given"))
        .reports(client);

    Question question = anyOf("mine");
    assertThat(question.getAreasList()).containsExactly("devops/kubernetes");
    assertThat(question.getLevel())
        .isEqualTo(LevelRange.newBuilder().setMinYears(5).setMaxYears(8).build());
    assertThat(question.getInferencesList())
        .extracting(Inference::getField)
        .doesNotContain("areas", "level");
  }

  @Test
  void importQuestions_notUtf8_saysWhereAndAppliesNothing() {
    byte[] bytes = BY_HAND.getBytes(StandardCharsets.UTF_8);
    bytes[4] = (byte) 0xff;

    ImportReport report =
        new ImportStream().document(header("latin.md", header -> {}), bytes).reports(client).get(0);

    assertThat(report.getDiagnosticsList())
        .extracting(Diagnostic::getSeverity)
        .contains(Severity.SEVERITY_ERROR);
    assertThat(report.getDiagnostics(0).getFile()).isEqualTo("latin.md");
    assertThat(report.getCreated()).isZero();
  }

  @Test
  void importQuestions_oneBadDocument_leavesTheOthersWhole() {
    List<ImportReport> reports =
        new ImportStream()
            .document("mixed-good.md", canonical("mixed-good"))
            .document(header("mixed-bad.md", header -> {}), new byte[] {(byte) 0xff})
            .document("mixed-last.md", canonical("mixed-last"))
            .reports(client);

    assertThat(reports).extracting(ImportReport::getCreated).containsExactly(2, 0, 2);
  }

  @Test
  void importQuestions_unknownArea_appliesNothingAndNamesTheNearest() {
    ImportStream stream =
        new ImportStream()
            .document(header("area.md", header -> header.setArea("kubernets")), BY_HAND);

    assertThatThrownBy(() -> stream.reports(client))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("did you mean devops/kubernetes?");
  }

  @Test
  void importQuestions_chunkBeforeHeader_invalid() {
    Refusal.expectInvalid(
        "chunk",
        () -> new ImportStream().chunk(ByteString.copyFromUtf8("# Python")).reports(client));
  }

  @Test
  void importQuestions_emptyPart_invalid() {
    Refusal.expectInvalid(
        "part",
        () -> new ImportStream().part(ImportQuestionsRequest.getDefaultInstance()).reports(client));
  }

  @Test
  void importQuestions_badBankId_invalidAndNothingOfItApplied() {
    Refusal.expectInvalid(
        "header.bank",
        () ->
            new ImportStream()
                .document(header("bad-id.md", header -> header.setBank("No Bank!")), BY_HAND)
                .reports(client));
  }

  @Test
  void getQuestion_nearlyAnId_notFoundNamesTheNearest() {
    Refusal refusal =
        Refusal.expect(
            Status.Code.NOT_FOUND,
            Reason.NOT_FOUND,
            () ->
                client
                    .banks()
                    .getQuestion(
                        GetQuestionRequest.newBuilder()
                            .setName("questions/devops-cpu-throtling")
                            .build()));
    assertThat(refusal.message())
        .isEqualTo("no question 'devops-cpu-throtling': did you mean devops-cpu-throttling?");
  }

  @Test
  void importQuestions_blankDocumentName_invalidAndNothingOfItApplied() {
    Refusal.expectInvalid(
        "header.document",
        () ->
            new ImportStream()
                .document(header(" ", header -> header.setBank("nameless")), canonical("nameless"))
                .reports(client));
    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () ->
            client.banks().getBank(GetBankRequest.newBuilder().setName("banks/nameless").build()));
  }

  @Test
  void importQuestions_documentOverTheLimit_exhaustedAndNothingOfItApplied() {
    ImportStream stream = new ImportStream().document("huge.md", canonical("huge"));
    for (int mebibyte = 0; mebibyte < 9; mebibyte++) {
      stream.chunk(ByteString.copyFromUtf8("word ".repeat(200_000)));
    }

    Refusal.expect(Status.Code.RESOURCE_EXHAUSTED, Reason.TOO_LARGE, () -> stream.reports(client));

    Refusal.expect(
        Status.Code.NOT_FOUND,
        Reason.NOT_FOUND,
        () -> client.banks().getBank(GetBankRequest.newBuilder().setName("banks/huge").build()));
  }

  @Test
  void importQuestions_documentsLargerThanOneMessageTogether_allImported() {
    String padding = "word ".repeat(160_000) + "\n";
    ImportStream stream = new ImportStream();
    for (int i = 0; i < 8; i++) {
      stream.document(
          header("long-" + i + ".md", header -> header.setBank("long").setDryRun(true)),
          padding + "\n# Python\n\n1. What is long about number " + i + "?\n");
    }

    assertThat(stream.reports(client)).hasSize(8);
  }

  @Test
  void importQuestions_renamedDocument_keepsBankAndIds() {
    String gone = "5. What does a renamed metaclass rename?\n";
    String content = BY_HAND.replace("Python", "Renamed").replace("context manager", "file handle");
    String kept =
        content
            .replace("generator", "tunnel")
            .replace("GIL", "renamed lock")
            .replace("mutable", "renamed");
    importing("notes/before.md", kept + gone);
    ImportReport moved = importing("notes/after.md", kept).get(0);
    assertThat(moved.getBank()).isEqualTo("before");
    assertThat(moved.getUnchanged()).isEqualTo(4);
    assertThat(moved.getDuplicates()).isZero();
    assertThat(moved.getVanished()).isOne();
    assertThat(moved.getDiagnosticsList())
        .extracting(Diagnostic::getMessage)
        .contains("recognised as notes/before.md of the bank before, renamed");
    ImportReport again = importing("notes/after.md", kept).get(0);
    assertThat(again.getUnchanged()).isEqualTo(4);
    assertThat(again.getVanished()).as("the lost one went along").isOne();
    assertThat(bank("before").getDocumentsList()).containsExactly("notes/after.md");
  }

  @Test
  void importQuestions_copyBesideItsOriginal_isDuplicate() {
    String content =
        BY_HAND
            .replace("generator", "copied tunnel")
            .replace("GIL", "lock of copied things")
            .replace("context manager", "copied handle")
            .replace("mutable default", "copied default");
    List<ImportReport> reports =
        new ImportStream()
            .document("copies/one.md", content)
            .document("copies/two.md", content)
            .reports(client);
    assertThat(reports.get(1).getDuplicates()).isEqualTo(4);
    assertThat(reports.get(1).getUnchanged()).isZero();
  }

  @Test
  void importQuestions_withPrune_deletesWhatVanished() {
    importing("prune.md", canonical("prune"));
    String shorter = canonical("prune").replace(question("prune", "second"), "");

    ImportReport kept = importing("prune.md", shorter).get(0);
    ImportReport pruned =
        new ImportStream()
            .document(header("prune.md", header -> header.setPrune(true)), shorter)
            .reports(client)
            .get(0);

    assertThat(kept.getVanished()).isEqualTo(1);
    assertThat(kept.getPruned()).isZero();
    assertThat(pruned.getPruned()).isEqualTo(1);
    assertThat(list(request -> request.setBank("prune")).getQuestionsList()).hasSize(1);
  }

  @Test
  void exportBank_importedAgain_isTheSameBank() {
    String bank = "django";
    String exported =
        client
            .banks()
            .exportBank(ExportBankRequest.newBuilder().setName("banks/" + bank).build())
            .getContent();

    ImportReport again = importing(bank + ".md", exported).get(0);

    assertThat(again.getUnchanged())
        .isEqualTo(list(request -> request.setBank(bank)).getQuestionsCount());
    assertThat(again.getCreated() + again.getUpdated() + again.getDuplicates()).isZero();
    assertThat(exported.replaceAll("(?m)^- source: .*\n", "")).isEqualTo(Journey.seed(bank));
  }

  @Test
  void getBank_prefix_countsByStatus() {
    Bank bank = client.banks().getBank(GetBankRequest.newBuilder().setName("banks/djan").build());

    assertThat(bank.getName()).isEqualTo("banks/django");
    assertThat(bank.getDocumentsList()).containsExactly("django.md");
    assertThat(bank.getActiveQuestions() + bank.getRetiredQuestions())
        .isEqualTo(list(request -> request.setBank("django")).getQuestionsCount());
  }

  @Test
  void getBank_ambiguousPrefix_namesTheChoices() {
    Refusal refusal =
        Refusal.expect(
            Status.Code.INVALID_ARGUMENT,
            Reason.AMBIGUOUS_ID,
            () -> client.banks().getBank(GetBankRequest.newBuilder().setName("banks/d").build()));

    assertThat(refusal.message()).contains("devops", "django");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "banks/", "banks/a/b", "banks/\u001b[31m", "banks/\u0000"})
  void getBank_noName_invalid(String name) {
    Refusal.expectInvalid(
        "name", () -> client.banks().getBank(GetBankRequest.newBuilder().setName(name).build()));
  }

  @Test
  void listBanks_pages_coverAllOnce() {
    List<String> all = new ArrayList<>();
    String token = "";
    do {
      var page =
          client
              .banks()
              .listBanks(ListBanksRequest.newBuilder().setPageSize(1).setPageToken(token).build());
      page.getBanksList().forEach(bank -> all.add(bank.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(all).isSorted().doesNotHaveDuplicates().contains("devops", "django");
  }

  @Test
  void listQuestions_filters_narrowEachOther() {
    List<Question> found =
        list(request ->
                request
                    .setBank("devops")
                    .setArea("k8s")
                    .setKind(Kind.KIND_DEBUGGING)
                    .setLevel(LevelRange.newBuilder().setMinYears(4))
                    .setStatus(QuestionStatus.QUESTION_STATUS_ACTIVE))
            .getQuestionsList();

    assertThat(found)
        .isNotEmpty()
        .allSatisfy(
            question -> {
              assertThat(question.getBank()).isEqualTo("devops");
              assertThat(question.getKind()).isEqualTo(Kind.KIND_DEBUGGING);
              assertThat(question.getAreasList())
                  .anyMatch(area -> area.startsWith("devops/kubernetes"));
            });
  }

  @Test
  void listQuestions_search_wantsEveryWord() {
    List<Question> found =
        list(request -> request.setSearch("TEMPLATE validator")).getQuestionsList();

    assertThat(found)
        .isNotEmpty()
        .allSatisfy(
            question ->
                assertThat((question.getTitle() + question.getText() + question.getAnswer()))
                    .containsIgnoringCase("template")
                    .containsIgnoringCase("validator"));
  }

  @Test
  void listQuestions_unknownArea_suggests() {
    Refusal refusal =
        Refusal.expect(
            Status.Code.INVALID_ARGUMENT,
            Reason.UNKNOWN_AREA,
            () -> list(request -> request.setArea("kubernets")));

    assertThat(refusal.message()).contains("devops/kubernetes");
    assertThat(refusal.fields()).containsExactly("area");
  }

  @Test
  void listQuestions_pages_coverAllOnce() {
    List<String> all =
        list(request -> request.setBank("django")).getQuestionsList().stream()
            .map(Question::getId)
            .toList();
    List<String> paged = new ArrayList<>();
    String[] token = {""};
    do {
      ListQuestionsResponse page =
          list(request -> request.setBank("django").setPageSize(3).setPageToken(token[0]));
      assertThat(page.getQuestionsCount()).isBetween(1, 3);
      page.getQuestionsList().forEach(question -> paged.add(question.getId()));
      token[0] = page.getNextPageToken();
    } while (!token[0].isEmpty());

    assertThat(paged).isEqualTo(all).isSorted();
  }

  @Test
  void listQuestions_hugePageSize_isClamped() {
    assertThat(list(request -> request.setPageSize(1_000_000_000)).getQuestionsCount())
        .isBetween(1, 1000);
  }

  @Test
  void listQuestions_negativePageSize_invalid() {
    Refusal.expectInvalid("page_size", () -> list(request -> request.setPageSize(-1)));
  }

  @Test
  void listQuestions_tokenOfAnotherQuery_invalid() {
    String token = list(request -> request.setBank("django").setPageSize(1)).getNextPageToken();

    Refusal.expectInvalid(
        "page_token", () -> list(request -> request.setBank("devops").setPageToken(token)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000"})
  void listQuestions_madeUpToken_invalid(String token) {
    Refusal.expectInvalid("page_token", () -> list(request -> request.setPageToken(token)));
  }

  @Test
  void listQuestions_tamperedToken_invalid() {
    String token = list(request -> request.setPageSize(1)).getNextPageToken();
    char other = token.charAt(2) == 'A' ? 'B' : 'A';
    String tampered = token.substring(0, 2) + other + token.substring(3);

    Refusal.expectInvalid("page_token", () -> list(request -> request.setPageToken(tampered)));
  }

  @Test
  void updateQuestion_mask_changesOnlyWhatItNames() {
    Question old = anyOf("devops");

    Question changed =
        client
            .banks()
            .updateQuestion(
                update(old, "minutes", "level")
                    .setQuestion(
                        Question.newBuilder()
                            .setName(old.getName())
                            .setEtag(old.getEtag())
                            .setMinutes(11)
                            .setTitle("not in the mask")
                            .setLevel(LevelRange.newBuilder().setMinYears(3)))
                    .build());

    assertThat(changed.getMinutes()).isEqualTo(11);
    assertThat(changed.getLevel().hasMaxYears()).isFalse();
    assertThat(changed.getTitle()).isEqualTo(old.getTitle());
    assertThat(changed.getEtag()).isNotEqualTo(old.getEtag());
    assertThat(get(old.getId())).isEqualTo(changed);
  }

  @Test
  void updateQuestion_staleEtag_abortedWithTheCurrentOne() {
    Question old = anyOf("devops");
    Question next = client.banks().updateQuestion(update(old, "topic").build());

    Refusal refusal =
        Refusal.expect(
            Status.Code.ABORTED,
            Reason.STALE_REVISION,
            () -> client.banks().updateQuestion(update(old, "topic").build()));

    assertThat(refusal.metadata()).containsEntry("currentEtag", next.getEtag());
    assertThat(get(old.getId())).isEqualTo(next);
  }

  @Test
  void updateQuestion_withoutEtag_invalid() {
    Question old = anyOf("devops").toBuilder().clearEtag().build();

    Refusal.expectInvalid(
        "question.etag", () -> client.banks().updateQuestion(update(old, "topic").build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bank", "status", "id", "nonsense", "source.line"})
  void updateQuestion_unknownMaskPath_invalid(String path) {
    Question old = anyOf("devops");

    Refusal.expectInvalid(
        "update_mask", () -> client.banks().updateQuestion(update(old, path).build()));
  }

  @Test
  void updateQuestion_emptyMask_invalid() {
    Refusal.expectInvalid(
        "update_mask", () -> client.banks().updateQuestion(update(anyOf("devops")).build()));
  }

  @Test
  void updateQuestion_valueOutOfRange_invalid() {
    Question bad = anyOf("devops").toBuilder().setDifficulty(6).build();

    Refusal.expectInvalid(
        "question", () -> client.banks().updateQuestion(update(bad, "difficulty").build()));
  }

  @Test
  void updateQuestion_blankText_invalid() {
    Question bad = anyOf("devops").toBuilder().setText(" \n").build();

    Refusal.expectInvalid(
        "question.text", () -> client.banks().updateQuestion(update(bad, "text").build()));
  }

  private static UpdateQuestionRequest.Builder update(Question question, String... paths) {
    return UpdateQuestionRequest.newBuilder()
        .setQuestion(question)
        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
        .setRequestId(Client.requestId());
  }

  @Test
  void retireQuestion_thenActivate_leavesPlanningAndComesBack() {
    Question question = list(request -> request.setBank("devops")).getQuestions(2);

    Question retired =
        client
            .banks()
            .retireQuestion(
                RetireQuestionRequest.newBuilder()
                    .setName(question.getName())
                    .setRequestId(Client.requestId())
                    .build());

    assertThat(retired.getStatus()).isEqualTo(QuestionStatus.QUESTION_STATUS_RETIRED);
    assertThat(
            list(request -> request.setStatus(QuestionStatus.QUESTION_STATUS_RETIRED))
                .getQuestionsList())
        .extracting(Question::getId)
        .contains(question.getId());
    assertThat(
            client
                .banks()
                .getBank(GetBankRequest.newBuilder().setName("banks/devops").build())
                .getRetiredQuestions())
        .isEqualTo(1);

    Question active =
        client
            .banks()
            .activateQuestion(
                ActivateQuestionRequest.newBuilder()
                    .setName(question.getName())
                    .setRequestId(Client.requestId())
                    .build());
    assertThat(active.toBuilder().clearEtag().build())
        .isEqualTo(question.toBuilder().clearEtag().build());
  }

  @Test
  void retireQuestion_importedAgain_staysRetired() {
    importing("leaked.md", canonical("leaked"));
    Question question = anyOf("leaked");
    client
        .banks()
        .retireQuestion(
            RetireQuestionRequest.newBuilder()
                .setName(question.getName())
                .setRequestId(Client.requestId())
                .build());

    importing("leaked.md", canonical("leaked"));

    assertThat(get(question.getId()).getStatus()).isEqualTo(QuestionStatus.QUESTION_STATUS_RETIRED);
  }
}
