package dev.viva.server.bank;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question of a bank: the central record of Viva. Importers make it, the planner picks it, a
 * plan pins a revision of it.
 *
 * @param id short and stable, lower-case letters, digits and {@code -}; unique over all banks
 * @param bank id of the bank that it belongs to
 * @param content what is said and expected
 * @param tags what the planner goes by
 * @param source where it was read
 * @param status whether plans may use it
 * @param revision index of the commit that wrote it; 0 before it was stored
 */
public record Question(
    String id,
    String bank,
    Content content,
    Tags tags,
    Source source,
    Status status,
    long revision) {

  /** Whether plans may use a question. */
  public enum Status {
    ACTIVE,
    /** Kept for old plans and statistics, never planned again. */
    RETIRED
  }

  /**
   * What is said and expected. All texts are Markdown.
   *
   * @param title for lists; may be empty, then lists show the beginning of the text
   * @param text the prompt, with the code that belongs to it
   * @param answer what a good answer covers; may be empty
   * @param why why it is asked; may be empty
   * @param probes follow-ups
   * @param options of a multiple-choice question, else empty
   * @param sections headings above the question as written, outermost first
   */
  public record Content(
      String title,
      String text,
      String answer,
      Optional<Rubric> rubric,
      List<String> probes,
      List<Option> options,
      String why,
      List<String> sections) {
    private static final int BEGINNING = 60;

    public Content {
      probes = List.copyOf(probes);
      options = List.copyOf(options);
      sections = List.copyOf(sections);
    }

    /** How the prompt begins, on one line of at most 60 characters. */
    public String beginning() {
      String line = text.lines().findFirst().orElse("");
      return line.length() <= BEGINNING ? line : line.substring(0, BEGINNING - 1) + "…";
    }

    /** The nearest heading as written; empty where there is none. */
    public String section() {
      return sections.isEmpty() ? "" : sections.get(sections.size() - 1);
    }
  }

  /** One option of a multiple-choice question. */
  public record Option(String text, boolean correct) {}

  /**
   * What the planner goes by.
   *
   * @param areas paths of the area tree, the main one first; never empty
   * @param difficulty 1 to 5
   * @param minutes 1 to 60, probes included
   * @param topic the one thing it is about; may be empty
   * @param group near-duplicates share it; may be empty
   * @param probeOf id of the question that this one only makes sense after; may be empty
   * @param inferred the tags that the document did not state, each with a confidence from 0 to 1
   */
  public record Tags(
      List<String> areas,
      Kind kind,
      LevelRange level,
      int difficulty,
      int minutes,
      String topic,
      String group,
      String probeOf,
      Map<Tag, Double> inferred) {
    public Tags {
      areas = List.copyOf(areas);
      if (areas.isEmpty()) {
        throw new IllegalArgumentException("a question needs at least one area");
      }
      if (difficulty < 1 || difficulty > 5) {
        throw new IllegalArgumentException("difficulty is " + difficulty + ", expected 1 to 5");
      }
      if (minutes < 1 || minutes > 60) {
        throw new IllegalArgumentException("minutes is " + minutes + ", expected 1 to 60");
      }
      Map<Tag, Double> sorted = new EnumMap<>(Tag.class);
      sorted.putAll(inferred);
      inferred = Map.copyOf(sorted);
    }

    /** The area that a question counts for when the brief names none of its areas. */
    public String mainArea() {
      return areas.get(0);
    }

    /** The same with other minutes, 1 to 60. */
    public Tags withMinutes(int others) {
      return new Tags(areas, kind, level, difficulty, others, topic, group, probeOf, inferred);
    }
  }

  /** The tags that an importer may have to infer. */
  public enum Tag {
    AREAS,
    KIND,
    LEVEL,
    DIFFICULTY,
    MINUTES
  }

  /**
   * Where a question was read.
   *
   * @param document file name as the client gave it; empty for a question that was typed in
   * @param line 1-based line of the prompt; 0 without a document
   * @param fingerprint hash of the normalised prompt, for recognising it on the next import
   */
  public record Source(String document, int line, String fingerprint) {}

  /** Whether plans may use it. */
  public boolean isActive() {
    return status == Status.ACTIVE;
  }

  /** The same in another bank. */
  public Question inBank(String other) {
    return new Question(id, other, content, tags, source, status, revision);
  }

  public Question withStatus(Status newStatus) {
    return new Question(id, bank, content, tags, source, newStatus, revision);
  }

  /** The same, read in a document that has another name now. */
  public Question withDocument(String document) {
    Source renamed = new Source(document, source.line(), source.fingerprint());
    return new Question(id, bank, content, tags, renamed, status, revision);
  }

  public Question withRevision(long newRevision) {
    return new Question(id, bank, content, tags, source, status, newRevision);
  }

  public Question withContent(Content newContent) {
    return new Question(id, bank, newContent, tags, source, status, revision);
  }

  public Question withTags(Tags newTags) {
    return new Question(id, bank, content, newTags, source, status, revision);
  }
}
