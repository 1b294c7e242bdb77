package dev.viva.server.people;

import dev.viva.server.interview.Candidate;
import dev.viva.server.interview.Candidates;
import dev.viva.server.interview.Interview;
import dev.viva.server.interview.Interviews;
import dev.viva.server.interview.PersonalData;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.plan.Plan;
import dev.viva.server.plan.Plans;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.store.Entry;
import dev.viva.server.store.KeyRange;
import dev.viva.server.store.ReadTx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whose time is over: people about whom nothing happened for the retention period. */
final class Retention {
  private Retention() {}

  /** People whose last event is older than {@code period}, in order of id, holds included. */
  static List<PersonalData.Expired> expired(ReadTx tx, Duration period, Instant now) {
    List<PersonalData.Expired> expired = new ArrayList<>();
    try (Stream<Entry<Candidate>> all = tx.scan(Candidates.CANDIDATES, KeyRange.ALL)) {
      for (Candidate candidate : (Iterable<Candidate>) all.map(Entry::value)::iterator) {
        if (candidate.created().isAfter(now.minus(period))) {
          continue;
        }
        Instant last = lastEvent(tx, candidate);
        if (!last.isAfter(now.minus(period))) {
          expired.add(new PersonalData.Expired(candidate.id(), last, candidate.legalHold(), false));
        }
      }
    }
    return expired;
  }

  /** When something last happened; an interview that is to come counts as well. */
  private static Instant lastEvent(ReadTx tx, Candidate candidate) {
    Instant last = candidate.created();
    try (Stream<Entry<Interview>> interviews = tx.about(Interviews.INTERVIEWS, candidate.id())) {
      for (Interview interview : (Iterable<Interview>) interviews.map(Entry::value)::iterator) {
        last = later(last, interview.created());
        last = later(last, interview.scheduled().orElse(last));
        last = later(last, interview.started().orElse(last));
        last = later(last, interview.finished().orElse(last));
        for (Scorecards.Scored scored : Scorecards.everyOne(tx, interview)) {
          last = later(last, scored.scorecard().submitted().orElse(last));
        }
      }
    }
    try (Stream<Entry<Plan>> plans = tx.about(Plans.PLANS, candidate.id())) {
      last = plans.map(entry -> entry.value().created()).reduce(last, Retention::later);
    }
    return Debriefs.decisions(tx, candidate.id()).stream()
        .map(decision -> decision.time())
        .reduce(last, Retention::later);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
