package dev.viva.server.audit;

import dev.viva.server.rpc.Pages;
import dev.viva.server.store.Batch;
import dev.viva.server.store.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The journal as a list of events, newest first. */
final class AuditTrail {
  /** Parts of the history that one call reads at most; a part is a file of the journal. */
  private static final int MOST_PARTS = 8;

  /** Tables of the store itself begin with it. */
  private static final String INTERNAL = "!";

  private static final int ALL = Integer.MAX_VALUE;

  private final History history;

  AuditTrail(History history) {
    this.history = history;
  }

  /** Which events; empty values fit all. */
  record Filter(
      String actor,
      String resource,
      String action,
      String outcome,
      Optional<Instant> from,
      Optional<Instant> to)
      implements Predicate<AuditEvent> {
    private static final String REFUSED = "REFUSED";

    @Override
    public boolean test(AuditEvent event) {
      return (actor.isEmpty() || event.actor().equals(actor))
          && (resource.isEmpty() || event.resources().stream().anyMatch(this::isOn))
          && event.action().toLowerCase(Locale.ROOT).contains(action.toLowerCase(Locale.ROOT))
          && hasOutcome(event)
          && from.map(time -> !event.time().isBefore(time)).orElse(true)
          && to.map(time -> event.time().isBefore(time)).orElse(true);
    }

    private boolean isOn(String name) {
      return name.equals(resource) || name.startsWith(resource + "/");
    }

    private boolean hasOutcome(AuditEvent event) {
      return outcome.isEmpty()
          || (outcome.equals(REFUSED)
              ? !event.outcome().equals(AuditEvent.OK)
              : event.outcome().equals(outcome));
    }
  }

  /** An event and its place among those of its commit. */
  private record Placed(AuditEvent event, int place) {
    String key() {
      return event.index() + "." + place;
    }
  }

  Pages.Page<AuditEvent> list(Pages pages, Filter filter) {
    List<Placed> found = new ArrayList<>();
    String after = pages.after();
    long end = after.isEmpty() ? history.last() : Long.parseLong(after.split("\\.", -1)[0]);
    int below = after.isEmpty() ? ALL : Integer.parseInt(after.split("\\.", -1)[1]);
    for (int part = 0; part < MOST_PARTS && end >= history.first(); part++) {
      long start = history.partOf(end);
      long last = end;
      int limit = below;
      List<Placed> here = new ArrayList<>();
      history.read(
          start,
          end,
          batch -> add(batch, filter, batch.index() == last ? limit : ALL, here, pages));
      for (int i = here.size() - 1; i >= 0; i--) {
        found.add(here.get(i));
        if (found.size() == pages.size()) {
          return page(found, pages.tokenAfter(found.get(found.size() - 1).key()));
        }
      }
      end = start - 1;
      below = ALL;
    }
    return page(found, end < history.first() ? "" : pages.tokenAfter(end + "." + ALL));
  }

  private static Pages.Page<AuditEvent> page(List<Placed> found, String token) {
    return new Pages.Page<>(found.stream().map(Placed::event).toList(), token);
  }

  /** Adds the events of a commit that are wanted; no more than a page is kept, the newest. */
  private static void add(
      Batch batch, Predicate<AuditEvent> filter, int below, List<Placed> found, Pages pages) {
    List<AuditEvent> events = events(batch);
    for (int place = 0; place < Math.min(below, events.size()); place++) {
      if (filter.test(events.get(place))) {
        found.add(new Placed(events.get(place), place));
        if (found.size() > 2 * pages.size()) {
          found.subList(0, found.size() - pages.size()).clear();
        }
      }
    }
  }

  /** What a commit tells: what it changed, and the calls that were noted with it. */
  static List<AuditEvent> events(Batch batch) {
    List<AuditEvent> events = new ArrayList<>();
    for (byte[] note : batch.notes()) {
      events.add(AuditProtos.decode(batch.index(), note));
    }
    if (!batch.mutation().action().equals(CallLog.ACTION)) {
      events.add(
          new AuditEvent(
              batch.index(),
              batch.time(),
              batch.mutation().actor(),
              batch.mutation().action(),
              batch.mutation().origin(),
              AuditEvent.OK,
              resources(batch),
              1,
              ""));
    }
    return events;
  }

  private static List<String> resources(Batch batch) {
    TreeSet<String> names = new TreeSet<>();
    for (Batch.Change change : batch.changes()) {
      if (!change.table().startsWith(INTERNAL)) {
        ResourceNames.of(change.table(), change.key()).ifPresent(names::add);
      }
    }
    return List.copyOf(names);
  }
}
