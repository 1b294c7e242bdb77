package dev.viva.cli.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The changes that the server does not have yet, each on disk before it is here; where the disk
 * refuses, {@link #unsaved} says so. The screen puts changes in, the sender takes them out in
 * order.
 */
final class Outbox implements AutoCloseable {
  private final Spool spool;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private Optional<View> view = Optional.empty();
  private Optional<SpoolLine.Editing> editing = Optional.empty();
  private String unsaved = "";
  private Sheet server = Sheet.EMPTY;
  private long version;

  /**
   * A change in the queue.
   *
   * @param etag with which it was sent; empty while it was not
   * @param touchedMillis when it last changed
   */
  record Waiting(Change change, Optional<String> etag, long touchedMillis) {}

  Outbox(Spool spool) {
    this.spool = spool;
    spool.found().forEach(this::replay);
  }

  /** Opens the spool, first without what is settled. */
  static Outbox open(Path file) throws IOException {
    try (Outbox former = new Outbox(Spool.open(file))) {
      Spool.rewrite(file, former.lines());
    } catch (IOException e) {
      // A full disk: the file stays as it is, with what is settled in it.
      System.getLogger(Outbox.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot shorten the spool", e);
    }
    return new Outbox(Spool.open(file));
  }

  private List<SpoolLine> lines() {
    List<SpoolLine> lines = new ArrayList<>();
    for (Waiting one : waiting) {
      lines.add(new SpoolLine.Changed(one.change()));
      one.etag().map(etag -> new SpoolLine.Sent(one.change().id(), etag)).ifPresent(lines::add);
    }
    conflicts.forEach(conflict -> lines.add(new SpoolLine.Clashed(conflict)));
    view.map(SpoolLine.Looked::new).ifPresent(lines::add);
    editing.ifPresent(lines::add);
    return lines;
  }

  private void replay(SpoolLine line) {
    if (line instanceof SpoolLine.Changed changed) {
      put(changed.change(), 0);
    } else if (line instanceof SpoolLine.Sent sent) {
      mark(sent.id(), Optional.of(sent.etag()));
    } else if (line instanceof SpoolLine.Done done) {
      waiting.removeIf(one -> one.change().id().equals(done.id()));
    } else if (line instanceof SpoolLine.Clashed clashed) {
      conflicts.add(clashed.conflict());
    } else if (line instanceof SpoolLine.Looked looked) {
      view = Optional.of(looked.view());
    } else if (line instanceof SpoolLine.Editing begun) {
      editing = Optional.of(begun);
    } else if (line instanceof SpoolLine.Edited) {
      editing = Optional.empty();
    } else {
      conflicts.clear();
    }
  }

  private void put(Change change, long millis) {
    Waiting fresh = new Waiting(change, Optional.empty(), millis);
    int index = index(change.id());
    if (index < 0) {
      waiting.add(fresh);
    } else {
      waiting.set(index, fresh);
    }
  }

  private void mark(String id, Optional<String> etag) {
    int index = index(id);
    if (index >= 0) {
      Waiting one = waiting.get(index);
      waiting.set(index, new Waiting(one.change(), etag, one.touchedMillis()));
    }
  }

  private int index(String id) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).change().id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Takes a change, on disk when this returns. Where the field holds something else than the screen
   * showed, because another device was faster, a text is merged.
   *
   * @param shown what the screen showed before the change
   */
  synchronized void change(Field field, String shown, String value, long nowMillis) {
    String current = sheet().get(field);
    String wanted =
        field.isText() && !NoteText.same(current, shown) ? NoteText.merge(value, current) : value;
    Change change =
        unsent(field)
            .map(one -> one.withValue(wanted))
            .orElseGet(() -> new Change(UUID.randomUUID().toString(), field, current, wanted));
    save(new SpoolLine.Changed(change));
    put(change, nowMillis);
    wake();
  }

  private Optional<Change> unsent(Field field) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      Waiting one = waiting.get(i);
      if (one.change().field().equals(field)) {
        return one.etag().isEmpty() ? Optional.of(one.change()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The change to send next: the oldest. A text that is still being typed waits a little, so that a
   * sentence is not a hundred revisions, unless something else waits behind it.
   */
  synchronized Optional<Waiting> next(long nowMillis, long settleMillis) {
    List<Waiting> sendable =
        waiting.stream().filter(one -> !one.change().field().isForSubmission()).toList();
    if (sendable.isEmpty()) {
      return Optional.empty();
    }
    Waiting first = sendable.get(0);
    boolean settled =
        sendable.size() > 1
            || first.etag().isPresent()
            || !first.change().field().isText()
            || nowMillis - first.touchedMillis() >= settleMillis;
    return settled ? Optional.of(first) : Optional.empty();
  }

  /**
   * Notes the etag with which a change goes out; its body is what is on disk now.
   *
   * @return the change as it is to be sent
   */
  synchronized Change sending(String id, String etag) {
    save(new SpoolLine.Sent(id, etag));
    mark(id, Optional.of(etag));
    return waiting.get(index(id)).change();
  }

  /** The server has the change. */
  synchronized void done(String id) {
    append(new SpoolLine.Done(id));
    waiting.removeIf(one -> one.change().id().equals(id));
    wake();
  }

  /**
   * Takes what was typed into the same field since the change was sent into the change itself: what
   * is merged with another device's text must be all of ours.
   */
  synchronized Change gathered(String id) {
    Change change = waiting.get(index(id)).change();
    List<Waiting> later =
        waiting.subList(index(id) + 1, waiting.size()).stream()
            .filter(one -> one.change().field().equals(change.field()))
            .toList();
    if (later.isEmpty()) {
      return change;
    }
    Change all = change.withValue(later.get(later.size() - 1).change().value());
    List<SpoolLine> lines = new ArrayList<>(List.of(new SpoolLine.Changed(all)));
    later.forEach(one -> lines.add(new SpoolLine.Done(one.change().id())));
    save(lines);
    waiting.removeAll(later);
    put(all, 0);
    return all;
  }

  /** The change goes out again in another form. */
  synchronized void again(Change change) {
    save(new SpoolLine.Changed(change));
    put(change, 0);
  }

  /** Keeps a conflict to show. */
  synchronized void clash(Conflict conflict) {
    save(new SpoolLine.Clashed(conflict));
    conflicts.add(conflict);
  }

  synchronized List<Conflict> conflicts() {
    return List.copyOf(conflicts);
  }

  /** The interviewer has seen the conflicts. */
  synchronized void conflictsSeen() {
    append(new SpoolLine.Seen());
    conflicts.clear();
  }

  synchronized Optional<View> view() {
    return view;
  }

  synchronized void look(View newView) {
    if (!view.equals(Optional.of(newView))) {
      append(new SpoolLine.Looked(newView));
      view = Optional.of(newView);
    }
  }

  /** The text that the interviewer's own editor has. */
  synchronized Optional<SpoolLine.Editing> editing() {
    return editing;
  }

  synchronized void editing(Field field, String base) {
    SpoolLine.Editing begun = new SpoolLine.Editing(field, base);
    save(begun);
    editing = Optional.of(begun);
  }

  /** What came of it is saved, or was not wanted. */
  synchronized void edited() {
    append(new SpoolLine.Edited());
    editing = Optional.empty();
  }

  /** The scorecard as the server has it. */
  synchronized void server(Sheet sheet) {
    server = sheet;
  }

  /** What the server holds in the field, as far as is known. */
  synchronized String atServer(Field field) {
    return server.get(field);
  }

  /** The scorecard as it will be when everything has arrived. */
  synchronized Sheet sheet() {
    Sheet sheet = server;
    for (Waiting one : waiting) {
      sheet = sheet.with(one.change().field(), one.change().value());
    }
    return sheet;
  }

  /** Changes that the server does not have. */
  synchronized int unsent() {
    return (int) waiting.stream().filter(one -> !one.change().field().isForSubmission()).count();
  }

  /** Ends what waited for the submission. */
  synchronized void submitted() {
    waiting.stream()
        .filter(one -> one.change().field().isForSubmission())
        .map(one -> one.change().id())
        .toList()
        .forEach(this::done);
  }

  /** Grows with everything that happens here. */
  synchronized long version() {
    return version;
  }

  /** Waits until something happens after {@code seen}, at most {@code millis}. */
  synchronized void await(long seen, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (version == seen && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }

  /** Something happened. */
  synchronized void wake() {
    version++;
    notifyAll();
  }

  /** Why this machine cannot keep changes; empty where it does. */
  synchronized String unsaved() {
    return unsaved;
  }

  /** Tries to keep what the disk refused before. */
  synchronized void saveAgain() {
    if (!unsaved.isEmpty()) {
      save(List.of());
    }
  }

  private void save(SpoolLine line) {
    save(List.of(line));
  }

  /** A disk that refuses stops nobody: the server may still take the change. */
  private void save(List<SpoolLine> lines) {
    try {
      spool.save(lines);
      unsaved = "";
    } catch (IOException e) {
      refused(e);
    }
  }

  private void append(SpoolLine line) {
    try {
      spool.append(List.of(line));
    } catch (IOException e) {
      refused(e);
    }
  }

  private void refused(IOException e) {
    unsaved = e.getMessage() == null ? e.toString() : e.getMessage();
  }

  @Override
  public synchronized void close() throws IOException {
    spool.close();
  }
}
