package dev.viva.server.people;

import dev.viva.server.error.VivaException;
import dev.viva.server.interview.Looks;
import dev.viva.server.interview.PersonalData;
import dev.viva.server.rpc.Caller;
import dev.viva.server.store.Mutation;
import dev.viva.server.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What people may ask for, over everything that is held about them. */
public final class People implements PersonalData {
  private static final int MOST_DAYS = 36_500;
  private static final List<String> REMAINING =
      List.of(
          "sums in the statistics, which belong to nobody",
          "that it was done, by whom and when, under the id: viva audit list",
          "documents that were exported, and what interviewers keep on their own machines (VIVA_HOME/spool)",
          "copies of the key ring: replace them with the present one, or they bring the person back");

  private final Store store;
  private final Erasures erasures;
  private final InstantSource clock;
  private final OptionalInt retentionDays;

  /**
   * @param retentionDays setting of the server; empty: nobody is erased for age
   */
  public People(Store store, Erasures erasures, InstantSource clock, OptionalInt retentionDays) {
    this.store = store;
    this.erasures = erasures;
    this.clock = clock;
    this.retentionDays = retentionDays;
  }

  @Override
  public Removal erase(Mutation mutation, String id, String reason) {
    Erased erased = erasures.erase(mutation, id, reason);
    return new Removal(erased.removed(), REMAINING, erased.interviews());
  }

  @Override
  public Copy export(String id, Caller caller) {
    PersonalFile file = store.read(tx -> PersonalFile.read(tx, id, clock.instant()));
    Looks.keep(
        store,
        caller,
        file.interviews().stream().map(PersonalFile.Held::interview).toList(),
        "everything that is held, for the candidate");
    return new Copy(PersonalFileMarkdown.render(file), PersonalFileProtos.json(file));
  }

  @Override
  public Retained applyRetention(Mutation mutation, Optional<Integer> days, boolean dryRun) {
    int applied =
        days.orElseGet(
            () ->
                retentionDays.orElseThrow(
                    () ->
                        new VivaException.Invalid(
                            "days",
                            "is 0 and the server has no retention period (viva serve --retention-days)")));
    if (applied < 1 || applied > MOST_DAYS) {
      throw new VivaException.Invalid("days", "is " + applied + ", expected 1 to " + MOST_DAYS);
    }
    List<Expired> expired =
        store.read(tx -> Retention.expired(tx, Duration.ofDays(applied), clock.instant()));
    if (dryRun) {
      return new Retained(applied, expired);
    }
    List<Expired> done = new ArrayList<>();
    for (Expired one : expired) {
      if (!one.legalHold()) {
        erasures.erase(mutation, one.candidate(), "nothing happened for " + applied + " days");
      }
      done.add(new Expired(one.candidate(), one.lastEvent(), one.legalHold(), !one.legalHold()));
    }
    return new Retained(applied, done);
  }
}
