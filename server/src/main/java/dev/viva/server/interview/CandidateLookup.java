package dev.viva.server.interview;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Texts;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds people by what users call them. A name finds those whom the caller may know of. An address
 * belongs to one person: who says it together with the name knows the person, and is meant to meet
 * the same one as everybody else; see {@code docs/decisions/same-person.md}.
 */
final class CandidateLookup {
  private CandidateLookup() {}

  /**
   * The candidate of this id, resource name, address or display name, or the only one for whom the
   * id or the display name begins so.
   */
  static Candidate get(ReadTx tx, String called, Caller caller) {
    String id = id(called);
    return visible(tx, id, caller)
        .or(() -> byAddress(tx, CalledPerson.parse(id), caller))
        .or(() -> byName(tx, CalledPerson.parse(id), caller))
        .or(() -> byBeginningOfName(tx, id, caller))
        .orElseGet(() -> byId(tx, id, caller));
  }

  /** The candidate of this id, or the only one whose id begins with it. */
  static Candidate byId(ReadTx tx, String id, Caller caller) {
    return Names.resolve(
            tx,
            Candidates.CANDIDATES,
            "candidate",
            id,
            candidate -> Acquaintances.sees(tx, caller, candidate.id()))
        .value();
  }

  /** Whether it says which candidate by id. */
  static boolean isId(ReadTx tx, String called, Caller caller) {
    return called.startsWith("candidates/") || visible(tx, called, caller).isPresent();
  }

  /**
   * Whom a plan or an interview is for; empty: somebody new. May be somebody of whom the caller
   * does not know yet, who is called by name and address.
   *
   * @throws VivaException.AlreadyExists where somebody of whom the caller may not know has the
   *     address under another name
   */
  static Optional<Candidate> person(ReadTx tx, CalledPerson person, Caller caller) {
    return holder(tx, person, caller)
        .map(holder -> requireMeant(tx, person, holder, caller))
        .or(() -> byName(tx, person, caller));
  }

  /** Who has the address, whether or not the caller may know. */
  static Optional<Candidate> holder(ReadTx tx, CalledPerson person, Caller caller) {
    if (!person.hasAddress()) {
      return Optional.empty();
    }
    try (Stream<Entry<Candidate>> all = tx.scan(Candidates.CANDIDATES, KeyRange.ALL)) {
      // Data from before addresses were held apart may have two.
      return all.map(Entry::value)
          .filter(person::hasAddressOf)
          .min(
              Comparator.comparing(
                      (Candidate candidate) -> !Acquaintances.sees(tx, caller, candidate.id()))
                  .thenComparing(Candidate::created));
    }
  }

  /** Refuses somebody who is known neither to the caller nor by this name. */
  static Candidate requireMeant(ReadTx tx, CalledPerson person, Candidate holder, Caller caller) {
    if (!Acquaintances.sees(tx, caller, holder.id()) && !person.hasNameOf(holder)) {
      throw taken(tx, person, holder, caller);
    }
    return holder;
  }

  /** Says that an address is somebody's, and whose where the caller may know. */
  static VivaException.AlreadyExists taken(
      ReadTx tx, CalledPerson person, Candidate holder, Caller caller) {
    String address = "'" + Texts.shown(person.address()) + "'";
    return Acquaintances.sees(tx, caller, holder.id())
        ? new VivaException.AlreadyExists(
            "candidate " + holder.id() + " has the address " + address + ": use that one",
            holder.resource())
        : new VivaException.AlreadyExists(
            "somebody has the address "
                + address
                + " under another name: give both as NAME <ADDRESS>, ask a lead, or leave the"
                + " address out",
            "candidates");
  }

  private static Optional<Candidate> visible(ReadTx tx, String id, Caller caller) {
    return tx.find(Candidates.CANDIDATES, id)
        .map(Entry::value)
        .filter(candidate -> Acquaintances.sees(tx, caller, candidate.id()));
  }

  /** What may be an id, a prefix of one, an address or a display name. */
  private static String id(String called) {
    String name = Texts.line("candidate", called, CalledPerson.LONGEST);
    return name.startsWith("candidates/") ? Names.id("candidate", "candidates", name) : name;
  }

  private static Optional<Candidate> byAddress(ReadTx tx, CalledPerson person, Caller caller) {
    return person.hasAddress()
        ? only(tx, caller, "have the address", person.address(), person::hasAddressOf)
        : Optional.empty();
  }

  /** Who is called by an address as well is nobody who has another. */
  private static Optional<Candidate> byName(ReadTx tx, CalledPerson person, Caller caller) {
    return only(
        tx,
        caller,
        "are called",
        person.name(),
        candidate ->
            person.hasNameOf(candidate) && (!person.hasAddress() || candidate.email().isEmpty()));
  }

  /** The first name will do while one candidate has it. */
  private static Optional<Candidate> byBeginningOfName(ReadTx tx, String name, Caller caller) {
    return only(
        tx,
        caller,
        "have a name that begins with",
        name,
        candidate -> candidate.displayName().regionMatches(true, 0, name, 0, name.length()));
  }

  private static Optional<Candidate> only(
      ReadTx tx, Caller caller, String relation, String wanted, Predicate<Candidate> isIt) {
    List<Candidate> found;
    try (Stream<Entry<Candidate>> all = tx.scan(Candidates.CANDIDATES, KeyRange.ALL)) {
      found =
          all.map(Entry::value)
              .filter(isIt)
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
}
