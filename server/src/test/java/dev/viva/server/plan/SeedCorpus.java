package dev.viva.server.plan;

import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Areas;
import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.ImportOptions;
import dev.viva.server.bank.markdown.MarkdownImporter;
import dev.viva.server.bank.markdown.SourceDocument;
import dev.viva.server.brief.BriefParser;
import dev.viva.server.brief.ParsedBrief;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our own questions, and briefs about them in words. */
final class SeedCorpus {
  static final AreaTree AREAS = AreaTree.load(Path.of("../seeds/areas.yaml"));
  static final List<Question> QUESTIONS = read();
  static final Corpus CORPUS = Corpus.of(QUESTIONS);

  private static final Map<String, Question> BY_ID =
      QUESTIONS.stream().collect(Collectors.toMap(Question::id, Function.identity()));

  private SeedCorpus() {}

  private static List<Question> read() {
    List<Question> questions = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../seeds/banks"))) {
      for (Path file : files.sorted().toList()) {
        SourceDocument document =
            new SourceDocument(file.getFileName().toString(), Files.readAllBytes(file));
        questions.addAll(
            MarkdownImporter.read(document, ImportOptions.into("seeds"), Areas.lookup(AREAS))
                .questions());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return questions;
  }

  static Question question(String id) {
    return BY_ID.get(id);
  }

  static String title(String id) {
    return question(id).content().title();
  }

  /** A request for a brief in words, with so much time that every plan is proven. */
  static PlanRequest request(String words) {
    ParsedBrief parsed = BriefParser.parse(words, AREAS, CORPUS.areas());
    return PlanRequest.of(parsed.brief()).withDeadlineMillis(60_000);
  }

  /** Whether fewer than four questions suit the request, so that it cannot be served anyway. */
  static boolean isThin(PlanRequest request) {
    Suitability suitability = new Suitability(request);
    return QUESTIONS.stream()
            .map(question -> CORPUS.find(question.id()))
            .filter(entry -> suitability.suits(entry) && suitability.areaOf(entry) >= 0)
            .count()
        < 4;
  }
}
