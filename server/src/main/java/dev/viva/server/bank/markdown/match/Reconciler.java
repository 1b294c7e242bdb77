package dev.viva.server.bank.markdown.match;

import dev.viva.server.bank.Question;
import dev.viva.server.bank.markdown.Reading;
import dev.viva.server.error.VivaException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares a reading with what is stored. A question is the same one by its stated id; else by
 * document and fingerprint; else, when it was edited, by being more like a question that this
 * document lost than like any other. Tags that a person corrected survive an import that only
 * infers them.
 */
public final class Reconciler {
  private static final int ID_LENGTH = 5;

  private static final Comparator<Question> BY_LINE =
      Comparator.comparingInt((Question question) -> question.source().line())
          .thenComparing(Question::id);

  private final Reading reading;
  private final Corpus stored;
  private final Map<String, Question> ofDocument = new TreeMap<>();
  private final Map<String, Question> promptsOfDocument = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> newIds = new HashSet<>();

  private Reconciler(Reading reading, String formerName, Corpus stored) {
    this.reading = reading;
    this.stored = stored;
    if (!reading.isEmpty()) {
      String bank = reading.entries().get(0).question().bank();
      for (String document : List.of(reading.document(), formerName)) {
        stored.of(new Origin(bank, document)).forEach(q -> ofDocument.put(q.id(), q));
      }
    }
    ofDocument.values().forEach(q -> promptsOfDocument.putIfAbsent(q.source().fingerprint(), q));
  }

  /**
   * What importing {@code reading} does. Throws {@link VivaException.AlreadyExists} where the
   * document states an id that belongs to another bank.
   */
  public static Reconciliation reconcile(Reading reading, Corpus stored) {
    return reconcile(reading, reading.document(), stored);
  }

  /** The same for a document that was called {@code formerName} until now. */
  public static Reconciliation reconcile(Reading reading, String formerName, Corpus stored) {
    return new Reconciler(reading, formerName, stored).reconcile();
  }

  private boolean isOfDocument(Question question) {
    return ofDocument.containsKey(question.id());
  }

  private Reconciliation reconcile() {
    List<Reading.Entry> entries = reading.entries();
    Question[] before = new Question[entries.size()];
    Map<String, Integer> first = new HashMap<>();
    boolean[] repeats = new boolean[entries.size()];
    for (int i = 0; i < before.length; i++) {
      repeats[i] =
          !entries.get(i).explicitId()
              && first.putIfAbsent(entries.get(i).question().source().fingerprint(), i) != null;
      if (!repeats[i]) {
        before[i] = exact(entries.get(i));
      }
    }
    matchEdited(before, repeats);
    Groups groups = new Groups(stored, taken);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      Question question = entries.get(i).question();
      if (repeats[i]) {
        int original = first.get(question.source().fingerprint());
        changes.add(duplicate(question, changes.get(original).question().id()));
      } else {
        changes.add(change(entries.get(i), before[i], groups));
      }
    }
    changes.replaceAll(groups::withLateGroup);
    return new Reconciliation(changes, vanished(), groups.regrouped(), renamed(groups));
  }

  /** What the document lost, or somebody retired, goes under its new name all the same. */
  private List<Question> renamed(Groups groups) {
    return ofDocument.values().stream()
        .filter(q -> !taken.contains(q.id()) && !q.source().document().equals(reading.document()))
        .map(q -> groups.latest(q).withDocument(reading.document()))
        .toList();
  }

  private Question exact(Reading.Entry entry) {
    Question question = entry.question();
    if (entry.explicitId()) {
      Question same = stored.find(question.id()).orElse(null);
      if (same != null && !same.bank().equals(question.bank())) {
        throw new VivaException.AlreadyExists(
            reading.document()
                + ":"
                + question.source().line()
                + ": the id "
                + question.id()
                + " belongs to the bank "
                + same.bank(),
            question.id());
      }
      if (same != null) {
        taken.add(same.id());
      }
      return same;
    }
    Question same = promptsOfDocument.get(question.source().fingerprint());
    return same != null && taken.add(same.id()) ? same : null;
  }

  /** Pairs what is new in the document with what it lost, the most alike first. */
  private void matchEdited(Question[] before, boolean[] repeats) {
    Map<String, Question> lost = new LinkedHashMap<>(ofDocument);
    lost.keySet().removeAll(taken);
    if (lost.isEmpty()) {
      return;
    }
    EditedQuestions edited = new EditedQuestions(lost.values());
    for (int i = 0; i < before.length; i++) {
      Reading.Entry entry = reading.entries().get(i);
      boolean isNew = before[i] == null && !repeats[i] && !entry.explicitId();
      if (isNew && elsewhere(entry.question()).isEmpty()) {
        edited.look(i, entry.question());
      }
    }
    for (EditedQuestions.Pair pair : edited.likely()) {
      if (before[pair.entry()] == null && taken.add(pair.id())) {
        before[pair.entry()] = lost.get(pair.id());
      }
    }
  }

  /** The stored question that has the same prompt, unless it is of this document. */
  private Optional<Question> elsewhere(Question question) {
    return stored.withPrompt(question.source().fingerprint()).stream()
        .findFirst()
        .filter(known -> !isOfDocument(known));
  }

  private static Change duplicate(Question question, String of) {
    return new Change(Change.Kind.DUPLICATE, question, Optional.empty(), of);
  }

  private Change change(Reading.Entry entry, Question before, Groups groups) {
    Question question = entry.question();
    if (before == null) {
      Optional<Question> known = entry.explicitId() ? Optional.empty() : elsewhere(question);
      if (known.isPresent()) {
        return duplicate(question, known.get().id());
      }
      Question created = groups.join(entry.explicitId() ? question : withFreeId(question));
      newIds.add(created.id());
      return new Change(Change.Kind.CREATED, created, Optional.empty(), "");
    }
    Question merged =
        entry.explicitId() ? Merging.stated(question, before) : Merging.merged(question, before);
    boolean sameWords = merged.content().text().equals(before.content().text());
    Question after = sameWords ? groups.keep(merged, before.tags().group()) : groups.join(merged);
    boolean same =
        after.content().equals(before.content())
            && after.tags().equals(before.tags())
            && after.status() == before.status();
    return new Change(
        same ? Change.Kind.UNCHANGED : Change.Kind.UPDATED, after, Optional.of(before), "");
  }

  private Question withFreeId(Question question) {
    String id = question.id();
    for (int salt = 1; newIds.contains(id) || stored.find(id).isPresent(); salt++) {
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

  private List<Question> vanished() {
    return ofDocument.values().stream()
        .filter(q -> q.status() == Question.Status.ACTIVE && !taken.contains(q.id()))
        .sorted(BY_LINE)
        .toList();
  }
}
