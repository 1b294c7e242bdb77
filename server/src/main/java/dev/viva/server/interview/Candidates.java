package dev.viva.server.interview;

import dev.viva.server.access.AccessPolicy;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The people who are interviewed. */
public final class Candidates implements CandidateDirectory {
  public static final Table<Candidate> CANDIDATES =
      new Table<>(
          "candidates",
          InterviewProtos.CANDIDATE,
          (tx, id, candidate) -> Optional.of(id),
          true); // a name is looked for among all

  private static final Set<String> CHANGEABLE =
      Set.of("display_name", "email", "role", "legal_hold");

  private final Store store;
  private final RandomGenerator random;

  public Candidates(Store store, RandomGenerator random) {
    this.store = store;
    this.random = random;
  }

  /**
   * Adds a person. Who gives the name and the address of somebody whom others added meets that
   * person instead, and is answered the person as it is.
   *
   * @throws VivaException.AlreadyExists where the address is somebody's whom the caller knows, or
   *     is called otherwise
   */
  Candidate create(
      Mutation mutation, String displayName, String email, String role, Caller caller) {
    CalledPerson person = CalledPerson.of(displayName, email);
    return store.write(
        mutation,
        InterviewProtos.CANDIDATE,
        tx -> {
          Optional<Candidate> holder = CandidateLookup.holder(tx, person, caller);
          if (holder.isEmpty()) {
            return add(tx, random, person, role, caller);
          }
          if (Acquaintances.sees(tx, caller, holder.get().id())) {
            throw CandidateLookup.taken(tx, person, holder.get(), caller);
          }
          return meet(
              tx, person, CandidateLookup.requireMeant(tx, person, holder.get(), caller), caller);
        });
  }

  private static Candidate add(
      WriteTx tx, RandomGenerator random, CalledPerson person, String role, Caller caller) {
    Candidate candidate =
        new Candidate(
            Names.fresh(tx, CANDIDATES, "c", random),
            person.name(),
            person.address(),
            Texts.optionalLine("candidate.role", role, CalledPerson.LONGEST),
            tx.now(),
            false,
            tx.index());
    tx.put(CANDIDATES, candidate.id(), candidate);
    Acquaintances.add(tx, candidate.id(), caller.user());
    return candidate;
  }

  /** Lets the caller know of somebody who is there, and keeps an address that was not known. */
  private static Candidate meet(WriteTx tx, CalledPerson person, Candidate found, Caller caller) {
    if (!Acquaintances.sees(tx, caller, found.id())) {
      Acquaintances.add(tx, found.id(), caller.user());
    }
    if (person.hasAddress() && found.email().isEmpty()) {
      Candidate completed = found.withAddress(person.address()).withRevision(tx.index());
      tx.put(CANDIDATES, completed.id(), completed);
    }
    // A read by id says that the reply is about this person, and so under which key it is sealed.
    return tx.find(CANDIDATES, found.id()).orElseThrow().value();
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
          Candidate old = CandidateLookup.byId(tx, id, caller);
          Names.requireFresh("candidate " + old.id(), etag, old.revision());
          CalledPerson person =
              CalledPerson.of(
                  fields.contains("display_name") ? wanted.displayName() : old.displayName(),
                  fields.contains("email") ? wanted.email() : "");
          CandidateLookup.holder(tx, person, caller)
              .filter(holder -> !holder.id().equals(old.id()))
              .ifPresent(
                  holder -> {
                    throw CandidateLookup.taken(tx, person, holder, caller);
                  });
          Candidate changed =
              new Candidate(
                  old.id(),
                  person.name(),
                  fields.contains("email") ? person.address() : old.email(),
                  fields.contains("role")
                      ? Texts.optionalLine("candidate.role", wanted.role(), CalledPerson.LONGEST)
                      : old.role(),
                  old.created(),
                  fields.contains("legal_hold") ? wanted.legalHold() : old.legalHold(),
                  tx.index());
          tx.put(CANDIDATES, changed.id(), changed);
          return changed;
        });
  }

  /**
   * The candidate of this id, address or display name, or the only one for whom the id or the name
   * begins so.
   */
  public Candidate get(String called, Caller caller) {
    return store.read(tx -> CandidateLookup.get(tx, called, caller));
  }

  /** Like {@link #get}, but somebody who is not there yet is added. */
  static Candidate getOrAdd(WriteTx tx, RandomGenerator random, String called, Caller caller) {
    if (CandidateLookup.isId(tx, called, caller)) {
      return CandidateLookup.get(tx, called, caller);
    }
    CalledPerson person = CalledPerson.parse(called);
    return CandidateLookup.person(tx, person, caller)
        .map(found -> meet(tx, person, found, caller))
        .orElseGet(() -> add(tx, random, person, "", caller));
  }

  @Override
  public Optional<String> find(ReadTx tx, String called, Caller caller) {
    return CandidateLookup.isId(tx, called, caller)
        ? Optional.of(CandidateLookup.get(tx, called, caller).id())
        : CandidateLookup.person(tx, CalledPerson.parse(called), caller).map(Candidate::id);
  }

  @Override
  public String findOrAdd(WriteTx tx, String called, Caller caller) {
    return getOrAdd(tx, random, called, caller).id();
  }

  @Override
  public boolean isOnPanel(ReadTx tx, Caller caller, String interview) {
    return tx.find(Interviews.INTERVIEWS, interview)
        .filter(found -> found.value().panel().contains(caller.user()))
        .isPresent();
  }

  @Override
  public Optional<Instant> time(ReadTx tx, String interview) {
    return tx.find(Interviews.INTERVIEWS, interview)
        .map(Entry::value)
        .flatMap(found -> found.started().or(found::scheduled));
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
