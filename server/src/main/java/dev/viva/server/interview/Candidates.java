package dev.viva.server.interview;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.plan.CandidateDirectory;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.ReadTx;
import dev.viva.server.store.Store;
import dev.viva.server.store.Table;
import dev.viva.server.store.WriteTx;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The people who are interviewed. */
public final class Candidates implements CandidateDirectory {
  public static final Table<Candidate> CANDIDATES =
      new Table<>("candidates", InterviewProtos.CANDIDATE, (tx, id, candidate) -> Optional.of(id));

  private static final int LONGEST_NAME = 300;
  private static final Set<String> CHANGEABLE =
      Set.of("display_name", "email", "role", "legal_hold");

  private final Store store;
  private final RandomGenerator random;

  public Candidates(Store store, RandomGenerator random) {
    this.store = store;
    this.random = random;
  }

  Candidate create(
      Mutation mutation, String displayName, String email, String role, Caller caller) {
    return store.write(
        mutation,
        InterviewProtos.CANDIDATE,
        tx -> add(tx, random, displayName, email, role, caller));
  }

  private static Candidate add(
      WriteTx tx,
      RandomGenerator random,
      String displayName,
      String email,
      String role,
      Caller caller) {
    Candidate candidate =
        new Candidate(
            Names.fresh(tx, CANDIDATES, "c", random),
            Texts.line("candidate.display_name", displayName, LONGEST_NAME),
            Texts.optionalLine("candidate.email", email, LONGEST_NAME),
            Texts.optionalLine("candidate.role", role, LONGEST_NAME),
            tx.now(),
            false,
            tx.index());
    tx.put(CANDIDATES, candidate.id(), candidate);
    Acquaintances.add(tx, candidate.id(), caller.user());
    return candidate;
  }

  Candidate update(
      Mutation mutation,
      String id,
      String etag,
      List<String> fields,
      Candidate wanted,
      Caller caller) {
    List<String> unknown = fields.stream().filter(field -> !CHANGEABLE.contains(field)).toList();
    if (fields.isEmpty() || !unknown.isEmpty()) {
      throw new VivaException.Invalid(
          "update_mask",
          (unknown.isEmpty() ? "is empty" : "names " + Texts.shown(unknown.get(0)))
              + ", expected some of display_name, email, role, legal_hold");
    }
    if (etag.isEmpty()) {
      throw new VivaException.Invalid("candidate.etag", "is missing: send the etag that you read");
    }
    if (fields.contains("legal_hold")) {
      AccessPolicy.requireMayHold(caller);
    }
    return store.write(
        mutation,
        InterviewProtos.CANDIDATE,
        tx -> {
          Candidate old = byId(tx, id, caller);
          Names.requireFresh("candidate " + old.id(), etag, old.revision());
          Candidate changed =
              new Candidate(
                  old.id(),
                  fields.contains("display_name")
                      ? Texts.line("candidate.display_name", wanted.displayName(), LONGEST_NAME)
                      : old.displayName(),
                  fields.contains("email")
                      ? Texts.optionalLine("candidate.email", wanted.email(), LONGEST_NAME)
                      : old.email(),
                  fields.contains("role")
                      ? Texts.optionalLine("candidate.role", wanted.role(), LONGEST_NAME)
                      : old.role(),
                  old.created(),
                  fields.contains("legal_hold") ? wanted.legalHold() : old.legalHold(),
                  tx.index());
          tx.put(CANDIDATES, changed.id(), changed);
          return changed;
        });
  }

  /** The candidate of this id or display name, or the only one that either of them begins for. */
  public Candidate get(String idOrName, Caller caller) {
    return store.read(tx -> get(tx, idOrName, caller));
  }

  static Candidate get(ReadTx tx, String idOrName, Caller caller) {
    String id = id(idOrName);
    return tx.find(CANDIDATES, id)
        .map(Entry::value)
        .filter(candidate -> Acquaintances.sees(tx, caller, candidate.id()))
        .or(() -> byName(tx, id, caller))
        .or(() -> byBeginningOfName(tx, id, caller))
        .orElseGet(() -> byId(tx, id, caller));
  }

  private static Candidate byId(ReadTx tx, String id, Caller caller) {
    return Names.resolve(
            tx,
            CANDIDATES,
            "candidate",
            id,
            candidate -> Acquaintances.sees(tx, caller, candidate.id()))
        .value();
  }

  /** Like {@link #get}, but a name that nobody has yet adds a person. */
  static Candidate getOrAdd(WriteTx tx, RandomGenerator random, String idOrName, Caller caller) {
    if (isId(tx, idOrName, caller)) {
      return get(tx, idOrName, caller);
    }
    return byName(tx, id(idOrName), caller)
        .orElseGet(() -> add(tx, random, idOrName, "", "", caller));
  }

  @Override
  public Optional<String> find(ReadTx tx, String idOrName, Caller caller) {
    return isId(tx, idOrName, caller)
        ? Optional.of(get(tx, idOrName, caller).id())
        : byName(tx, id(idOrName), caller).map(Candidate::id);
  }

  private static boolean isId(ReadTx tx, String idOrName, Caller caller) {
    return idOrName.startsWith("candidates/")
        || tx.find(CANDIDATES, idOrName)
            .filter(candidate -> Acquaintances.sees(tx, caller, candidate.key()))
            .isPresent();
  }

  @Override
  public String findOrAdd(WriteTx tx, String idOrName, Caller caller) {
    return getOrAdd(tx, random, idOrName, caller).id();
  }

  @Override
  public boolean isOnPanel(ReadTx tx, Caller caller, String interview) {
    return tx.find(Interviews.INTERVIEWS, interview)
        .filter(found -> found.value().panel().contains(caller.user()))
        .isPresent();
  }

  /** What may be an id, a prefix of one, or a display name. */
  private static String id(String idOrName) {
    String name = Texts.line("candidate", idOrName, LONGEST_NAME);
    return name.startsWith("candidates/") ? Names.id("candidate", "candidates", name) : name;
  }

  private static Optional<Candidate> byName(ReadTx tx, String name, Caller caller) {
    String wanted = name.strip();
    return only(tx, caller, "are called", wanted, called -> called.equalsIgnoreCase(wanted));
  }

  /** The first name will do while one candidate has it. */
  private static Optional<Candidate> byBeginningOfName(ReadTx tx, String name, Caller caller) {
    String wanted = name.strip();
    return only(
        tx,
        caller,
        "have a name that begins with",
        wanted,
        called -> called.regionMatches(true, 0, wanted, 0, wanted.length()));
  }

  private static Optional<Candidate> only(
      ReadTx tx, Caller caller, String relation, String wanted, Predicate<String> isIt) {
    List<Candidate> found;
    try (Stream<Entry<Candidate>> all = tx.scan(CANDIDATES, KeyRange.ALL)) {
      found =
          all.map(Entry::value)
              .filter(candidate -> isIt.test(candidate.displayName()))
              .filter(candidate -> Acquaintances.sees(tx, caller, candidate.id()))
              .limit(6)
              .toList();
    }
    if (found.size() > 1) {
      String ids = found.stream().map(Candidate::id).collect(Collectors.joining(", "));
      String message =
          "several candidates %s '%s': say which by id: %s"
              .formatted(relation, Texts.shown(wanted), ids);
      throw new VivaException.Invalid(
          Reason.AMBIGUOUS_ID,
          message,
          List.of(new VivaException.FieldViolation("candidate", message)));
    }
    return found.stream().findFirst();
  }

  Pages.Page<Candidate> list(Pages pages, String search, Caller caller) {
    Predicate<Candidate> wanted = matching(search);
    return store.read(
        tx -> {
          try (Stream<Entry<Candidate>> all =
              tx.scan(CANDIDATES, KeyRange.ALL.after(pages.after()))) {
            return pages.cut(
                all.map(Entry::value)
                    .filter(wanted)
                    .filter(candidate -> Acquaintances.sees(tx, caller, candidate.id())),
                Candidate::id);
          }
        });
  }

  private static Predicate<Candidate> matching(String search) {
    List<String> words = Arrays.stream(search.toLowerCase(Locale.ROOT).split("\\s+")).toList();
    return candidate -> {
      String text = (candidate.displayName() + " " + candidate.role()).toLowerCase(Locale.ROOT);
      return words.stream().allMatch(text::contains);
    };
  }
}
