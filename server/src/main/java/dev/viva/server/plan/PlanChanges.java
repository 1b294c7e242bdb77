package dev.viva.server.plan;

import dev.viva.server.access.AccessPolicy;
import dev.viva.server.bank.Banks;
import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.Names;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Store;
import dev.viva.server.store.WriteTx;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes of stored plans: swapping, dropping, pinning, and building anew. */
final class PlanChanges {
  private final Store store;
  private final Banks banks;
  private final Plans plans;
  private final PlanSolver solver;
  private final Availability availability;

  PlanChanges(Store store, Banks banks, Plans plans, PlanSolver solver, Availability availability) {
    this.store = store;
    this.banks = banks;
    this.plans = plans;
    this.solver = solver;
    this.availability = availability;
  }

  /**
   * Puts {@code question}, or the best alternative, in a place and leaves the others as they are.
   */
  Plan swap(
      Mutation mutation,
      String id,
      String etag,
      int position,
      Optional<String> question,
      Caller caller) {
    return change(
        mutation,
        id,
        etag,
        caller,
        (tx, plan) -> {
          requirePosition(plan, position);
          String in =
              question
                  .map(wanted -> banks.questionIds(tx, "question", List.of(wanted)).get(0))
                  .orElseGet(() -> solver.best(tx, plan, position));
          availability.require(tx, plan, "question", List.of(in), caller);
          return solver.swapped(tx, plan, position, in);
        });
  }

  Plan drop(Mutation mutation, String id, String etag, int position, Caller caller) {
    return change(
        mutation,
        id,
        etag,
        caller,
        (tx, plan) -> {
          requirePosition(plan, position);
          return solver.solve(tx, plan.excluding(plan.questionIds().get(position - 1)));
        });
  }

  Plan pin(Mutation mutation, String id, String etag, String question, Caller caller) {
    return change(
        mutation,
        id,
        etag,
        caller,
        (tx, plan) -> {
          String in = banks.questionIds(tx, "question", List.of(question)).get(0);
          Plan pinned = plan.pinning(in);
          availability.require(tx, pinned, "question", List.of(in), caller);
          return solver.solve(tx, pinned);
        });
  }

  Plan rebuild(
      Mutation mutation,
      String id,
      String etag,
      OptionalLong seed,
      List<String> excluded,
      Caller caller) {
    return change(
        mutation,
        id,
        etag,
        caller,
        (tx, plan) -> {
          Plan wanted = plan.seeded(seed.orElse(plan.seed()));
          for (String out : banks.questionIds(tx, "excluded", excluded)) {
            wanted = wanted.excluding(out);
          }
          return solver.solve(tx, wanted);
        });
  }

  private interface Change {
    Plan apply(WriteTx tx, Plan plan);
  }

  private Plan change(Mutation mutation, String id, String etag, Caller caller, Change change) {
    return store.write(
        mutation,
        PlanProtos.PLAN,
        tx -> {
          Plan plan = plans.get(tx, id, caller);
          AccessPolicy.requireMayChangePlan(caller, plan.author());
          Names.requireFresh("plan " + plan.id(), etag, plan.revision());
          plan.interview()
              .ifPresent(
                  interview -> {
                    throw new VivaException.WrongState(
                        Reason.PLAN_FROZEN,
                        "plan " + plan.id() + " is frozen by interview " + interview);
                  });
          plan.candidate()
              .ifPresent(
                  candidate -> Reservations.release(tx, candidate, plan.id(), plan.questionIds()));
          return Plans.put(tx, change.apply(tx, plan));
        });
  }

  static void requirePosition(Plan plan, int position) {
    if (position < 1 || position > plan.items().size()) {
      throw new VivaException.Invalid(
          "position", "is " + position + ", expected 1 to " + plan.items().size());
    }
  }
}
