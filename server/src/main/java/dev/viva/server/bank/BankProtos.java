package dev.viva.server.bank;

import dev.viva.server.bank.markdown.Diagnostic;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Times;
import dev.viva.server.store.Codec;
import dev.viva.v1.Inference;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Banks and questions as messages, and back. */
public final class BankProtos {
  static final Codec<Question> QUESTION =
      Codecs.of(dev.viva.v1.Question.parser(), BankProtos::encode, BankProtos::decode);
  static final Codec<Bank> BANK =
      Codecs.of(dev.viva.v1.Bank.parser(), BankProtos::stored, BankProtos::decode);

  private BankProtos() {}

  public static dev.viva.v1.Question encode(Question question) {
    Question.Content content = question.content();
    Question.Tags tags = question.tags();
    dev.viva.v1.Question.Builder encoded =
        dev.viva.v1.Question.newBuilder()
            .setName("questions/" + question.id())
            .setId(question.id())
            .setBank(question.bank())
            .setTitle(content.title())
            .setText(content.text())
            .setAnswer(content.answer())
            .addAllProbes(content.probes())
            .setWhy(content.why())
            .setSection(content.section())
            .addAllSections(content.sections())
            .addAllAreas(tags.areas())
            .setKind(encode(tags.kind()))
            .setLevel(encode(tags.level()))
            .setDifficulty(tags.difficulty())
            .setMinutes(tags.minutes())
            .setTopic(tags.topic())
            .setGroup(tags.group())
            .setProbeOf(tags.probeOf())
            .setStatus(encode(question.status()))
            .setSource(
                dev.viva.v1.Source.newBuilder()
                    .setDocument(question.source().document())
                    .setLine(question.source().line())
                    .setFingerprint(question.source().fingerprint()))
            .setEtag(Names.etag(question.revision()));
    content.rubric().ifPresent(rubric -> encoded.addAllRubric(rubric.anchors()));
    for (Question.Option option : content.options()) {
      encoded.addOptionsBuilder().setText(option.text()).setCorrect(option.correct());
    }
    tags.inferred()
        .forEach(
            (tag, confidence) ->
                encoded.addInferencesBuilder().setField(fieldOf(tag)).setConfidence(confidence));
    return encoded.build();
  }

  public static Question decode(dev.viva.v1.Question message) {
    return new Question(
        message.getId(),
        message.getBank(),
        content(message),
        tags(message),
        new Question.Source(
            message.getSource().getDocument(),
            message.getSource().getLine(),
            message.getSource().getFingerprint()),
        status(message.getStatus()),
        Names.revision(message.getEtag()));
  }

  static Question.Content content(dev.viva.v1.Question message) {
    List<String> anchors = message.getRubricList();
    if (!anchors.isEmpty() && anchors.size() != 4) {
      throw new VivaException.Invalid(
          "question.rubric", "has " + anchors.size() + " anchors, expected 4 or none");
    }
    return new Question.Content(
        message.getTitle(),
        message.getText(),
        message.getAnswer(),
        anchors.isEmpty() ? Optional.empty() : Optional.of(new Rubric(anchors)),
        message.getProbesList(),
        message.getOptionsList().stream()
            .map(option -> new Question.Option(option.getText(), option.getCorrect()))
            .toList(),
        message.getWhy(),
        message.getSectionsList());
  }

  static Question.Tags tags(dev.viva.v1.Question message) {
    Map<Question.Tag, Double> inferred = new EnumMap<>(Question.Tag.class);
    for (Inference inference : message.getInferencesList()) {
      inferred.put(
          Question.Tag.valueOf(inference.getField().toUpperCase(Locale.ROOT)),
          inference.getConfidence());
    }
    return new Question.Tags(
        message.getAreasList(),
        decode("question.kind", message.getKind()),
        decode("question.level", message.getLevel()),
        message.getDifficulty(),
        message.getMinutes(),
        message.getTopic(),
        message.getGroup(),
        message.getProbeOf(),
        inferred);
  }

  private static String fieldOf(Question.Tag tag) {
    return tag.name().toLowerCase(Locale.ROOT);
  }

  private static dev.viva.v1.Bank stored(Bank bank) {
    return dev.viva.v1.Bank.newBuilder()
        .setName("banks/" + bank.id())
        .setId(bank.id())
        .setTitle(bank.title())
        .addAllDocuments(bank.documents())
        .setUpdateTime(Times.encode(bank.updated()))
        .build();
  }

  private static Bank decode(dev.viva.v1.Bank message) {
    return new Bank(
        message.getId(),
        message.getTitle(),
        message.getDocumentsList(),
        Times.decode(message.getUpdateTime()),
        0);
  }

  static dev.viva.v1.Bank encode(Bank bank, int active, int retired) {
    return stored(bank).toBuilder().setActiveQuestions(active).setRetiredQuestions(retired).build();
  }

  static Banks.Filter filter(dev.viva.v1.ListQuestionsRequest request) {
    return new Banks.Filter(
        given(request.getArea()),
        request.hasLevel() ? Optional.of(decode("level", request.getLevel())) : Optional.empty(),
        request.getKind() == dev.viva.v1.Kind.KIND_UNSPECIFIED
            ? Optional.empty()
            : Optional.of(decode("kind", request.getKind())),
        given(request.getBank()),
        request.getStatus() == dev.viva.v1.QuestionStatus.QUESTION_STATUS_UNSPECIFIED
            ? Optional.empty()
            : Optional.of(status(request.getStatus())),
        request.getSearch());
  }

  static dev.viva.v1.Diagnostic encode(Diagnostic found) {
    return dev.viva.v1.Diagnostic.newBuilder()
        .setFile(found.file())
        .setLine(found.line())
        .setSeverity(
            switch (found.severity()) {
              case ERROR -> dev.viva.v1.Severity.SEVERITY_ERROR;
              case WARNING -> dev.viva.v1.Severity.SEVERITY_WARNING;
              case INFO -> dev.viva.v1.Severity.SEVERITY_INFO;
            })
        .setMessage(found.message())
        .build();
  }

  static dev.viva.v1.ImportReport encode(Imports.Report report) {
    Imports.Counts counts = report.counts();
    return dev.viva.v1.ImportReport.newBuilder()
        .setDocument(report.document())
        .setBank(report.bank())
        .setCreated(counts.created())
        .setUpdated(counts.updated())
        .setUnchanged(counts.unchanged())
        .setDuplicates(counts.duplicates())
        .setVanished(counts.vanished())
        .setPruned(counts.pruned())
        .addAllDiagnostics(report.diagnostics().stream().map(BankProtos::encode).toList())
        .addAllQuestions(report.questions().stream().map(BankProtos::encode).toList())
        .build();
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
  }

  static dev.viva.v1.Area encode(Coverage coverage) {
    dev.viva.v1.Area.Builder encoded =
        dev.viva.v1.Area.newBuilder()
            .setPath(coverage.area().path())
            .setTitle(coverage.area().name())
            .addAllAliases(coverage.area().aliases())
            .setQuestions(coverage.questions());
    for (Coverage.Cell cell : coverage.cells()) {
      encoded
          .addCoverageBuilder()
          .setLevel(cell.level())
          .setKind(encode(cell.kind()))
          .setQuestions(cell.questions())
          .setMinutes(cell.minutes());
    }
    return encoded.build();
  }

  public static dev.viva.v1.LevelRange encode(LevelRange level) {
    dev.viva.v1.LevelRange.Builder encoded =
        dev.viva.v1.LevelRange.newBuilder().setMinYears(level.minYears());
    if (!level.isOpen()) {
      encoded.setMaxYears(level.maxYears());
    }
    return encoded.build();
  }

  public static LevelRange decode(String field, dev.viva.v1.LevelRange level) {
    try {
      return level.hasMaxYears()
          ? new LevelRange(level.getMinYears(), level.getMaxYears())
          : LevelRange.atLeast(level.getMinYears());
    } catch (IllegalArgumentException e) {
      throw new VivaException.Invalid(field, e.getMessage());
    }
  }

  public static dev.viva.v1.Kind encode(Kind kind) {
    return switch (kind) {
      case CONCEPTUAL -> dev.viva.v1.Kind.KIND_CONCEPTUAL;
      case CODING -> dev.viva.v1.Kind.KIND_CODING;
      case SCENARIO -> dev.viva.v1.Kind.KIND_SCENARIO;
      case DESIGN -> dev.viva.v1.Kind.KIND_DESIGN;
      case DEBUGGING -> dev.viva.v1.Kind.KIND_DEBUGGING;
      case BEHAVIOURAL -> dev.viva.v1.Kind.KIND_BEHAVIOURAL;
    };
  }

  public static Kind decode(String field, dev.viva.v1.Kind kind) {
    return switch (kind) {
      case KIND_CONCEPTUAL -> Kind.CONCEPTUAL;
      case KIND_CODING -> Kind.CODING;
      case KIND_SCENARIO -> Kind.SCENARIO;
      case KIND_DESIGN -> Kind.DESIGN;
      case KIND_DEBUGGING -> Kind.DEBUGGING;
      case KIND_BEHAVIOURAL -> Kind.BEHAVIOURAL;
      case KIND_UNSPECIFIED, UNRECOGNIZED ->
          throw new VivaException.Invalid(
              field, "expected conceptual, coding, scenario, design, debugging or behavioural");
    };
  }

  private static dev.viva.v1.QuestionStatus encode(Question.Status status) {
    return switch (status) {
      case ACTIVE -> dev.viva.v1.QuestionStatus.QUESTION_STATUS_ACTIVE;
      case RETIRED -> dev.viva.v1.QuestionStatus.QUESTION_STATUS_RETIRED;
    };
  }

  static Question.Status status(dev.viva.v1.QuestionStatus status) {
    return switch (status) {
      case QUESTION_STATUS_ACTIVE -> Question.Status.ACTIVE;
      case QUESTION_STATUS_RETIRED -> Question.Status.RETIRED;
      case QUESTION_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new VivaException.Invalid("status", "expected active or retired");
    };
  }
}
