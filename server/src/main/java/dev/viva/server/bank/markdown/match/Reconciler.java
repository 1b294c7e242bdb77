package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.Question.Tag;
import dev.viva.server.bank.Question.Tags;
import dev.viva.server.bank.markdown.Reading;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a reading with what is stored. A question is the same one by its stated id; else by
 * document and fingerprint; else, when it was edited, by being more like a question that this
 * document lost than like any other. Tags that a person corrected survive an import that only
 * infers them.
 */
public final class Reconciler {
  private static final int ID_LENGTH = 5;
  private static final double SAME = 0.55;

  private final Reading reading;
  private final String formerName;
  private final Map<String, Question> byId = new HashMap<>();
  private final Map<String, Question> byFingerprint = new HashMap<>();
  private final Map<String, Question> ofDocument = new LinkedHashMap<>();
  private final Map<String, Question> printsOfDocument = new HashMap<>();
  private final SimilarQuestions index;
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, Question> regrouped = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();

  private Reconciler(
      Reading reading, String formerName, Collection<Question> stored, SimilarQuestions known) {
    this.reading = reading;
    this.formerName = formerName;
    this.index = new SimilarQuestions(known);
    for (Question question : stored) {
      byId.put(question.id(), question);
      byFingerprint.putIfAbsent(question.source().fingerprint(), question);
      if (isOfDocument(question)) {
        ofDocument.put(question.id(), question);
        printsOfDocument.putIfAbsent(question.source().fingerprint(), question);
      }
    }
  }

  /**
   * What importing {@code reading} does. {@code stored} are the questions of all banks. Throws
   * {@link VivaException.AlreadyExists} where the document states an id that belongs to another
   * bank.
   */
  public static Reconciliation reconcile(Reading reading, Collection<Question> stored) {
    return reconcile(reading, reading.document(), stored, index(stored));
  }

  /**
   * The same for a document that was called {@code formerName} until now.
   *
   * @param known {@link #index} of {@code stored}; is left as it is
   */
  public static Reconciliation reconcile(
      Reading reading, String formerName, Collection<Question> stored, SimilarQuestions known) {
    return new Reconciler(reading, formerName, stored, known).reconcile();
  }

  /** The prompts of the active questions among {@code stored}. */
  public static SimilarQuestions index(Collection<Question> stored) {
    SimilarQuestions index = new SimilarQuestions();
    stored.stream()
        .filter(Question::isActive)
        .forEach(question -> index.add(question.id(), question.content().text()));
    return index;
  }

  private boolean isOfDocument(Question question) {
    boolean sameBank =
        reading.entries().isEmpty()
            || question.bank().equals(reading.entries().get(0).question().bank());
    String document = question.source().document();
    return sameBank && (document.equals(reading.document()) || document.equals(formerName));
  }

  private Reconciliation reconcile() {
    List<Reading.Entry> entries = reading.entries();
    Question[] before = new Question[entries.size()];
    Set<String> taken = new HashSet<>();
    Map<String, Integer> first = new HashMap<>();
    boolean[] repeats = new boolean[entries.size()];
    for (int i = 0; i < before.length; i++) {
      repeats[i] =
          !entries.get(i).explicitId()
              && first.putIfAbsent(entries.get(i).question().source().fingerprint(), i) != null;
      if (!repeats[i]) {
        before[i] = exact(entries.get(i), taken);
      }
    }
    matchEdited(entries, before, repeats, taken);
    ids.addAll(byId.keySet());
    taken.forEach(index::hide);
    byId.values().forEach(question -> groups.put(question.id(), question.tags().group()));
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      Question question = entries.get(i).question();
      if (repeats[i]) {
        int original = first.get(question.source().fingerprint());
        changes.add(
            new Change(
                Change.Kind.DUPLICATE,
                question,
                Optional.empty(),
                changes.get(original).question().id()));
      } else {
        changes.add(change(entries.get(i), before[i]));
      }
    }
    changes.replaceAll(this::withLateGroup);
    return new Reconciliation(
        changes, vanished(taken), List.copyOf(regrouped.values()), renamed(taken));
  }

  /** What the document lost, or somebody retired, goes under its new name all the same. */
  private List<Question> renamed(Set<String> taken) {
    return ofDocument.values().stream()
        .filter(q -> !taken.contains(q.id()) && !q.source().document().equals(reading.document()))
        .map(q -> regrouped.getOrDefault(q.id(), q).withDocument(reading.document()))
        .toList();
  }

  private Question exact(Reading.Entry entry, Set<String> taken) {
    Question question = entry.question();
    if (entry.explicitId()) {
      Question stored = byId.get(question.id());
      if (stored != null && !stored.bank().equals(question.bank())) {
        throw new VivaException.AlreadyExists(
            reading.document()
                + ":"
                + question.source().line()
                + ": the id "
                + question.id()
                + " belongs to the bank "
                + stored.bank(),
            question.id());
      }
      if (stored != null) {
        taken.add(stored.id());
      }
      return stored;
    }
    Question stored = printsOfDocument.get(question.source().fingerprint());
    return stored != null && taken.add(stored.id()) ? stored : null;
  }

  /** Pairs what is new in the document with what it lost, the most alike first. */
  private void matchEdited(
      List<Reading.Entry> entries, Question[] before, boolean[] repeats, Set<String> taken) {
    Map<String, Question> lost = new LinkedHashMap<>(ofDocument);
    lost.keySet().removeAll(taken);
    if (lost.isEmpty()) {
      return;
    }
    SimilarQuestions lostIndex = new SimilarQuestions();
    lost.values().forEach(q -> lostIndex.add(q.id(), q.content().text()));
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      Reading.Entry entry = entries.get(i);
      if (before[i] == null
          && !repeats[i]
          && !entry.explicitId()
          && !isKnownElsewhere(entry.question())) {
        for (SimilarQuestions.Match match :
            lostIndex.similar(entry.question().content().text(), 5)) {
          pairs.add(
              new Pair(
                  i, match.id(), likeness(entry.question(), lost.get(match.id()), match.score())));
        }
        sameAnswer(i, entry.question(), lost.values(), pairs);
      }
    }
    pairs.sort((a, b) -> Double.compare(b.score(), a.score()));
    for (Pair pair : pairs) {
      if (pair.score() >= SAME && before[pair.entry()] == null && !taken.contains(pair.id())) {
        taken.add(pair.id());
        before[pair.entry()] = lost.get(pair.id());
      }
    }
  }

  private record Pair(int entry, String id, double score) {}

  private boolean isKnownElsewhere(Question question) {
    Question known = byFingerprint.get(question.source().fingerprint());
    return known != null && !isOfDocument(known);
  }

  /** A prompt that was rewritten over an answer that stayed. */
  private static void sameAnswer(
      int entry, Question question, Collection<Question> lost, List<Pair> pairs) {
    String answer = question.content().answer();
    if (answer.length() < 20) {
      return;
    }
    for (Question other : lost) {
      if (other.content().answer().equals(answer)) {
        pairs.add(new Pair(entry, other.id(), 0.9));
      }
    }
  }

  private static double likeness(Question question, Question lost, double prompts) {
    double score = prompts;
    boolean section = question.content().section().equals(lost.content().section());
    score += section ? 0.1 : 0;
    boolean answered = !question.content().answer().isEmpty() && !lost.content().answer().isEmpty();
    score += answered && question.content().answer().equals(lost.content().answer()) ? 0.3 : 0;
    score += Math.abs(question.source().line() - lost.source().line()) <= 3 ? 0.1 : 0;
    return score;
  }

  private Change change(Reading.Entry entry, Question before) {
    Question question = entry.question();
    if (before == null) {
      Question known = byFingerprint.get(question.source().fingerprint());
      if (known != null && !entry.explicitId() && !isOfDocument(known)) {
        return new Change(Change.Kind.DUPLICATE, question, Optional.empty(), known.id());
      }
      Question created = grouped(entry.explicitId() ? question : withFreeId(question));
      ids.add(created.id());
      return new Change(Change.Kind.CREATED, created, Optional.empty(), "");
    }
    Question merged = entry.explicitId() ? stated(question, before) : merged(question, before);
    Question after = grouped(merged);
    boolean same =
        after.content().equals(before.content())
            && after.tags().equals(before.tags())
            && after.status() == before.status();
    return new Change(
        same ? Change.Kind.UNCHANGED : Change.Kind.UPDATED, after, Optional.of(before), "");
  }

  private Question withFreeId(Question question) {
    String id = question.id();
    for (int salt = 1; ids.contains(id); salt++) {
      id =
          question.bank()
              + "-"
              + Fingerprint.shortId(question.source().fingerprint(), salt, ID_LENGTH);
    }
    return new Question(
        id,
        question.bank(),
        question.content(),
        question.tags(),
        question.source(),
        question.status(),
        0);
  }

  /**
   * Stated ids come with stated tags: the document is right in everything but the revision. A
   * document that says nothing of the status does not bring back a question that was retired by
   * hand.
   */
  private static Question stated(Question question, Question before) {
    Question stated = question.withRevision(before.revision());
    boolean retired = before.status() == Question.Status.RETIRED;
    return retired ? stated.withStatus(Question.Status.RETIRED) : stated;
  }

  private static Question merged(Question question, Question before) {
    Question.Content read = question.content();
    Question.Content content =
        new Question.Content(
            read.title(),
            read.text(),
            read.answer(),
            read.rubric().or(() -> before.content().rubric()),
            read.probes(),
            read.options(),
            read.why(),
            read.sections());
    return new Question(
        before.id(),
        before.bank(),
        content,
        tags(question.tags(), before.tags()),
        question.source(),
        before.status(),
        before.revision());
  }

  /** What a person set stays where the document only lets us infer. */
  private static Tags tags(Tags read, Tags before) {
    Map<Tag, Double> inferred = new EnumMap<>(Tag.class);
    for (Tag tag : Tag.values()) {
      if (read.inferred().containsKey(tag) && before.inferred().containsKey(tag)) {
        inferred.put(tag, read.inferred().get(tag));
      }
    }
    return new Tags(
        keeps(Tag.AREAS, read, before) ? before.areas() : read.areas(),
        keeps(Tag.KIND, read, before) ? before.kind() : read.kind(),
        keeps(Tag.LEVEL, read, before) ? before.level() : read.level(),
        keeps(Tag.DIFFICULTY, read, before) ? before.difficulty() : read.difficulty(),
        keeps(Tag.MINUTES, read, before) ? before.minutes() : read.minutes(),
        read.topic().isEmpty() ? before.topic() : read.topic(),
        read.group().isEmpty() ? before.group() : read.group(),
        read.probeOf().isEmpty() ? before.probeOf() : read.probeOf(),
        inferred);
  }

  private static boolean keeps(Tag tag, Tags read, Tags before) {
    return read.inferred().containsKey(tag) && !before.inferred().containsKey(tag);
  }

  /** With the group of its near-duplicate; where that one has none, both get one. */
  private Question grouped(Question question) {
    Optional<SimilarQuestions.Match> near =
        index.addAndFindNear(question.id(), question.content().text());
    String own = question.tags().group();
    groups.put(question.id(), own);
    if (near.isEmpty() || !own.isEmpty()) {
      return question;
    }
    String other = near.get().id();
    String group = groups.getOrDefault(other, "");
    if (group.isEmpty()) {
      group = "near-" + other;
      groups.put(other, group);
      Question stored = byId.get(other);
      if (stored != null && !stored.tags().group().equals(group)) {
        regrouped.put(other, stored.withTags(withGroup(stored.tags(), group)));
      }
    }
    groups.put(question.id(), group);
    return question.withTags(withGroup(question.tags(), group));
  }

  /** A question that got its group from a near-duplicate further down. */
  private Change withLateGroup(Change change) {
    Question question = change.question();
    String group = groups.getOrDefault(question.id(), "");
    if (change.kind() == Change.Kind.DUPLICATE
        || group.isEmpty()
        || !question.tags().group().isEmpty()) {
      return change;
    }
    regrouped.remove(question.id());
    Question grouped = question.withTags(withGroup(question.tags(), group));
    Change.Kind kind = change.kind() == Change.Kind.UNCHANGED ? Change.Kind.UPDATED : change.kind();
    return new Change(kind, grouped, change.before(), "");
  }

  private static Tags withGroup(Tags tags, String group) {
    return new Tags(
        tags.areas(),
        tags.kind(),
        tags.level(),
        tags.difficulty(),
        tags.minutes(),
        tags.topic(),
        group,
        tags.probeOf(),
        tags.inferred());
  }

  private List<Question> vanished(Set<String> taken) {
    return ofDocument.values().stream()
        .filter(q -> q.status() == Question.Status.ACTIVE && !taken.contains(q.id()))
        .toList();
  }
}
