package dev.viva.server.bank;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Codecs;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The banks and their questions: list, read, edit, retire. */
public final class Banks {
  public static final Table<Question> QUESTIONS = new Table<>("questions", BankProtos.QUESTION);
  static final Table<Bank> BANKS = new Table<>("banks", BankProtos.BANK);

  /** {@code bank/question}; the value is the question's status. */
  static final Table<String> MEMBERS = new Table<>("bank-questions", Codecs.STRING);

  private static final Comparator<Question> BY_PLACE =
      Comparator.comparing((Question question) -> question.source().document())
          .thenComparing(question -> question.source().line())
          .thenComparing(Question::id);

  private final Store store;
  private final Supplier<AreaTree> areas;

  /**
   * The banks in {@code store}.
   *
   * @param areas the area tree as of now, with every area that the questions use
   */
  public Banks(Store store, Supplier<AreaTree> areas) {
    this.store = store;
    this.areas = areas;
  }

  /** A bank with the number of its questions by status. */
  record Counted(Bank bank, int active, int retired) {}

  Counted getBank(String id) {
    return store.read(tx -> counted(tx, bank(tx, id)));
  }

  static Bank bank(ReadTx tx, String id) {
    return NearestId.resolve(tx, BANKS, "bank", id).value();
  }

  private static Counted counted(ReadTx tx, Bank bank) {
    try (Stream<Entry<String>> members = tx.scan(MEMBERS, KeyRange.prefix(bank.id() + "/"))) {
      List<String> statuses = members.map(Entry::value).toList();
      int active = (int) statuses.stream().filter(Question.Status.ACTIVE.name()::equals).count();
      return new Counted(bank, active, statuses.size() - active);
    }
  }

  Pages.Page<Counted> listBanks(Pages pages) {
    return store.read(
        tx -> {
          try (Stream<Entry<Bank>> banks = tx.scan(BANKS, KeyRange.ALL.after(pages.after()))) {
            return pages.cut(
                banks.map(entry -> counted(tx, entry.value())), counted -> counted.bank().id());
          }
        });
  }

  /** The questions of a bank in the order of their documents. */
  static List<Question> questionsOf(ReadTx tx, String bank) {
    try (Stream<Entry<String>> members = tx.scan(MEMBERS, KeyRange.prefix(bank + "/"))) {
      return members
          .map(entry -> entry.key().substring(bank.length() + 1))
          .map(id -> tx.find(QUESTIONS, id).orElseThrow().value())
          .sorted(BY_PLACE)
          .toList();
    }
  }

  /** The question of this id or prefix of an id. */
  public Question get(String id) {
    return store.read(tx -> get(tx, id));
  }

  /** The question of this id or prefix of an id. */
  public Question get(ReadTx tx, String id) {
    return NearestId.resolve(tx, QUESTIONS, "question", id).value();
  }

  /** The full ids that {@code ids} mean: resource names, ids or prefixes of ids. */
  public List<String> questionIds(ReadTx tx, String field, List<String> ids) {
    return ids.stream()
        .map(id -> get(tx, Names.id(field, "questions", id)).id())
        .distinct()
        .toList();
  }

  /** Which questions; an empty value wants all. */
  record Filter(
      Optional<String> area,
      Optional<LevelRange> level,
      Optional<Kind> kind,
      Optional<String> bank,
      Optional<Question.Status> status,
      String search) {
    Predicate<Question> predicate() {
      List<String> words = Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+")).toList();
      return question ->
          area.map(path -> isIn(question, path)).orElse(true)
              && level.map(question.tags().level()::overlaps).orElse(true)
              && kind.map(question.tags().kind()::equals).orElse(true)
              && bank.map(question.bank()::equals).orElse(true)
              && status.map(question.status()::equals).orElse(true)
              && hasAll(question, words);
    }

    private static boolean isIn(Question question, String path) {
      return question.tags().areas().stream().anyMatch(area -> Area.covers(path, area));
    }

    private static boolean hasAll(Question question, List<String> words) {
      if (words.stream().allMatch(String::isEmpty)) {
        return true;
      }
      Question.Content content = question.content();
      String text =
          String.join(" ", question.id(), content.title(), content.text(), content.answer())
              .toLowerCase(Locale.ROOT);
      return words.stream().allMatch(text::contains);
    }
  }

  Pages.Page<Question> list(Pages pages, Filter filter) {
    Filter resolved =
        new Filter(
            filter.area().map(typed -> areaPath("area", typed)),
            filter.level(),
            filter.kind(),
            filter.bank(),
            filter.status(),
            filter.search());
    Predicate<Question> wanted = resolved.predicate();
    return store.read(
        tx -> {
          try (Stream<Entry<Question>> all =
              tx.scan(QUESTIONS, KeyRange.ALL.after(pages.after()))) {
            return pages.cut(all.map(Entry::value).filter(wanted), Question::id);
          }
        });
  }

  private String areaPath(String field, String typed) {
    return Areas.require(areas.get(), field, typed);
  }

  Question update(
      Mutation mutation, String id, String etag, List<String> fields, QuestionEdit edit) {
    if (etag.isEmpty()) {
      throw new VivaException.Invalid("question.etag", "is missing: send the etag that you read");
    }
    return store.write(
        mutation,
        BankProtos.QUESTION,
        tx -> {
          Question old = get(tx, id);
          Names.requireFresh("question " + old.id(), etag, old.revision());
          return put(tx, edit.onto(old, fields, typed -> areaPath("question.areas", typed)));
        });
  }

  Question setStatus(Mutation mutation, String id, Question.Status status) {
    return store.write(
        mutation,
        BankProtos.QUESTION,
        tx -> {
          Question old = get(tx, id);
          return old.status() == status ? old : put(tx, old.withStatus(status));
        });
  }

  static Question put(WriteTx tx, Question question) {
    Question revised = question.withRevision(tx.index());
    tx.put(QUESTIONS, revised.id(), revised);
    tx.put(MEMBERS, revised.bank() + "/" + revised.id(), revised.status().name());
    return revised;
  }

  static void delete(WriteTx tx, Question question) {
    tx.delete(QUESTIONS, question.id());
    tx.delete(MEMBERS, question.bank() + "/" + question.id());
  }

  /** Areas with what covers them; see {@link Coverage}. */
  List<Coverage> coverage(Optional<String> area) {
    String path = area.map(typed -> areaPath("area", typed)).orElse("");
    return store.read(
        tx -> {
          try (Stream<Entry<Question>> all = tx.scan(QUESTIONS, KeyRange.ALL)) {
            return Coverage.of(
                areas.get().list().stream()
                    .filter(found -> path.isEmpty() || Area.covers(path, found.path()))
                    .toList(),
                all.map(Entry::value).filter(Question::isActive).toList());
          }
        });
  }
}
