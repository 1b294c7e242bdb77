package dev.viva.server.plan;

import dev.viva.server.bank.Banks;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.store.ReadTx;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether questions that somebody names can be in a plan at all. Who asked one before is told to
 * those only who were there; the others learn the day.
 */
final class Availability {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final Banks banks;
  private final CandidateDirectory candidates;

  Availability(Banks banks, CandidateDirectory candidates) {
    this.banks = banks;
    this.candidates = candidates;
  }

  /**
   * Refuses questions that no plan for this candidate may hold, or that were taken out of the plan.
   *
   * @param field of the request
   */
  void require(ReadTx tx, Plan plan, String field, Collection<String> questions, Caller caller) {
    for (String id : questions) {
      objection(tx, plan, id, caller)
          .ifPresent(
              words -> {
                String message = "question '" + id + "' " + words;
                throw new VivaException.Invalid(
                    Reason.NO_FEASIBLE_PLAN,
                    message,
                    List.of(new VivaException.FieldViolation(field, message)));
              });
    }
  }

  private Optional<String> objection(ReadTx tx, Plan plan, String id, Caller caller) {
    if (!banks.get(tx, id).isActive()) {
      return Optional.of("is retired: 'viva question activate " + id + "' brings it back");
    }
    if (plan.excluded().contains(id)) {
      return Optional.of(
          plan.id().isEmpty()
              ? "is excluded as well"
              : "was taken out of this plan: 'viva plan pin "
                  + plan.id()
                  + " "
                  + id
                  + "' puts it back");
    }
    return plan.candidate()
        .flatMap(
            candidate ->
                Reservations.holders(tx, candidate, id, plan.author()).stream().findFirst())
        .map(
            holder ->
                holder.isInterview()
                    ? "is one of another interview with this candidate"
                        + when(tx, holder.id())
                        + (candidates.isOnPanel(tx, caller, holder.id()) ? ", " + holder.id() : "")
                    : "is planned for this candidate by another interviewer");
  }

  private String when(ReadTx tx, String interview) {
    return candidates
        .time(tx, interview)
        .map(time -> " on " + DAY.format(LocalDate.ofInstant(time, ZoneOffset.UTC)))
        .orElse("");
  }
}
