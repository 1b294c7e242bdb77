package dev.viva.cli.live;

import dev.viva.cli.output.Texts;
import dev.viva.v1.Recommendation;
import dev.viva.v1.ReplanInterviewResponse;
import dev.viva.v1.Scorecard;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the changes to the server, one after the other, in the background. When the server is away
 * it waits and tries again, with the same request ids and the same bodies, so that nothing arrives
 * twice. A scorecard that another device changed first is read again and the change re-applied.
 */
final class Sender implements AutoCloseable {
  private static final long SETTLE_MILLIS = 1_000;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long IDLE_MILLIS = 200;

  private final Outbox outbox;
  private final Reconciler reconciler;
  private final CardServer server;
  private final Consumer<Event> events;
  private final Queue<Runnable> jobs = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "viva-live-sender");
  private Link told = Link.UNKNOWN;
  private Event.@Nullable Changed toldChanged;
  private volatile boolean draft;
  private String etag;
  private long pause = FIRST_PAUSE_MILLIS;
  private volatile boolean online = true;
  private String trouble = "";
  private volatile long newest;
  private volatile boolean look;
  private volatile boolean hurry;
  private volatile boolean closed;
  private volatile boolean wakeUp;

  /**
   * @param card as last known
   */
  Sender(Outbox outbox, CardServer server, Scorecard card, Consumer<Event> events) {
    this.outbox = outbox;
    this.reconciler = new Reconciler(outbox);
    this.server = server;
    this.events = events;
    this.etag = card.getEtag();
    this.draft = Event.Changed.isDraft(card);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Somebody saw a newer revision of this scorecard at the server. */
  void seen(long revision) {
    newest = Math.max(newest, revision);
    outbox.wake();
  }

  /** The scorecard may have changed at the server. */
  void look() {
    look = true;
    outbox.wake();
  }

  /** The server answers again: try at once. */
  void wake() {
    wakeUp = true;
    outbox.wake();
  }

  void startInterview() {
    job("start", () -> events.accept(new Event.Held(server.start(requestId()))));
  }

  void finishInterview() {
    job(
        "stop the clock",
        () -> {
          events.accept(new Event.Held(server.finish(requestId())));
          events.accept(new Event.Told("the clock stands; S submits"));
        });
  }

  void replan() {
    job(
        "plan anew",
        () -> {
          ReplanInterviewResponse answer = server.previewReplan();
          events.accept(
              new Event.Offered(
                  answer.getInterview(), answer.getLossesList(), answer.getMinutesLeft()));
        });
  }

  /**
   * Takes the plan that was shown.
   *
   * @param minutes with which it was planned
   */
  void takeReplan(int minutes) {
    job(
        "plan anew",
        () -> {
          events.accept(new Event.Held(server.replan(minutes, requestId()).getInterview()));
          took(server.card());
          events.accept(new Event.Told("planned anew"));
        });
  }

  void submit(Recommendation recommendation, String comment) {
    job(
        "submit",
        () -> {
          Scorecard card = server.submit(recommendation, comment, requestId());
          took(card);
          outbox.submitted();
          events.accept(new Event.Submitted(card.getWarningsList()));
        });
  }

  private static String requestId() {
    return UUID.randomUUID().toString();
  }

  /** Runs after everything that waits; fails at once where the server is away. */
  private void job(String what, Runnable work) {
    jobs.add(
        () -> {
          try {
            work.run();
          } catch (StatusRuntimeException e) {
            events.accept(new Event.Told("cannot " + what + ": " + sentence(e)));
            if (isAway(e)) {
              away();
            } else {
              refresh();
            }
          }
        });
    hurry = true;
    outbox.wake();
  }

  private static String sentence(StatusRuntimeException e) {
    if (isAway(e)) {
      return "the server is away";
    }
    String description = e.getStatus().getDescription();
    return Texts.line(description == null ? e.getStatus().getCode().name() : description);
  }

  private void run() {
    while (!closed) {
      long seen = outbox.version();
      outbox.saveAgain();
      tell();
      if (online) {
        step(seen);
      } else {
        failJobs();
        rest(wakeUp ? seen : outbox.version(), pause);
        wakeUp = false;
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
        server.retryNow();
        refresh();
      }
    }
  }

  private void step(long seen) {
    Optional<Outbox.Waiting> next = outbox.next(millis(), hurry ? 0 : SETTLE_MILLIS);
    if (next.isPresent()) {
      send(next.get());
    } else if (!jobs.isEmpty()) {
      jobs.remove().run();
    } else if (look || revision() < newest) {
      look = false;
      refresh();
      newest = Math.min(newest, revision());
    } else {
      hurry = false;
      rest(seen, IDLE_MILLIS);
    }
  }

  private void failJobs() {
    if (!jobs.isEmpty()) {
      jobs.clear();
      events.accept(new Event.Told("this needs the server, which is away: try again later"));
    }
  }

  private long revision() {
    return etag.matches("r\\d{1,18}") ? Long.parseLong(etag.substring(1)) : 0;
  }

  private void send(Outbox.Waiting waiting) {
    if (waiting.etag().isEmpty() && reconciler.isOvertaken(waiting.change())) {
      reconciler.merge(waiting.change());
      return;
    }
    String with = waiting.etag().orElse(etag);
    Change change =
        waiting.etag().isPresent() ? waiting.change() : outbox.sending(waiting.change().id(), with);
    try {
      Scorecard card = server.send(change, with);
      trouble = "";
      pause = FIRST_PAUSE_MILLIS;
      synchronized (outbox) {
        took(card);
        outbox.done(change.id());
      }
    } catch (StatusRuntimeException e) {
      failed(change, e);
    }
  }

  private void failed(Change change, StatusRuntimeException e) {
    if (isAway(e)) {
      away();
      return;
    }
    switch (e.getStatus().getCode()) {
      case ABORTED -> reapply(change);
      case NOT_FOUND, INVALID_ARGUMENT, FAILED_PRECONDITION -> refused(change, sentence(e));
      default -> {
        trouble = sentence(e);
        away();
      }
    }
  }

  private void reapply(Change change) {
    try {
      Scorecard card = server.card();
      synchronized (outbox) {
        took(card);
        reconciler.merge(change);
      }
    } catch (StatusRuntimeException e) {
      away();
    }
  }

  private void refused(Change change, String why) {
    reconciler.refuse(change, why, draft);
    refresh();
  }

  private void refresh() {
    try {
      took(server.card());
      events.accept(new Event.Held(server.interview()));
      online = true;
      trouble = "";
    } catch (StatusRuntimeException e) {
      if (!isAway(e)) {
        trouble = sentence(e);
      }
      away();
    }
  }

  private void took(Scorecard card) {
    etag = card.getEtag();
    draft = Event.Changed.isDraft(card);
    synchronized (outbox) {
      outbox.server(Sheet.of(card));
    }
  }

  /** Whether the scorecard is frozen at the server. */
  boolean isSubmitted() {
    return !draft;
  }

  private void away() {
    online = false;
  }

  private static boolean isAway(StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    return code == Status.Code.UNAVAILABLE
        || code == Status.Code.DEADLINE_EXCEEDED
        || code == Status.Code.CANCELLED
        || code == Status.Code.UNKNOWN;
  }

  private void tell() {
    Event.Changed now = new Event.Changed(outbox.sheet(), outbox.conflicts(), draft);
    if (!now.equals(toldChanged)) {
      toldChanged = now;
      events.accept(now);
    }
    Link link = new Link(online, outbox.unsent(), trouble, outbox.unsaved());
    if (!link.equals(told)) {
      told = link;
      events.accept(new Event.Linked(link));
    }
  }

  private void rest(long seen, long millis) {
    try {
      outbox.await(seen, millis);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Sends what it can in {@code millis}, then stops. */
  void finish(long millis) throws InterruptedException {
    hurry = true;
    wake();
    long end = millis() + millis;
    while (outbox.unsent() > 0 && online && millis() < end) {
      outbox.await(outbox.version(), 20);
    }
  }

  /** Stops in the middle of whatever it does, for tests of exactly that. */
  void kill() throws InterruptedException {
    closed = true;
    thread.interrupt();
    thread.join();
  }

  @Override
  public void close() {
    closed = true;
    outbox.wake();
    try {
      thread.join(LONGEST_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
