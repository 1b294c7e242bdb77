package dev.viva.server.store.seal;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import dev.viva.server.store.journal.Advice;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.DiskFullException;
import dev.viva.server.store.journal.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One key for each subject. A subject is whoever or whatever is to be forgotten at once: a
 * candidate, or a plan that is not for anybody yet. A key that is destroyed is gone from the ring;
 * its subject stays on a list, so that it is never taken for one whose key was lost.
 */
public final class KeyRing {
  /**
   * Replies of requests from before anything was sealed: they may be about anybody, so they are
   * erased with anybody.
   */
  public static final String FORMER_REPLIES = "replies-of-format-1";

  private static final Logger log = LoggerFactory.getLogger(KeyRing.class);
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final RingStorage storage;
  private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();
  private final Set<String> erased = ConcurrentHashMap.newKeySet();

  /** Keys that a crash would take away; nothing that they sealed may be acknowledged. */
  private final Set<String> unkept = ConcurrentHashMap.newKeySet();

  private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
  private byte[] figures;
  private boolean failed;

  private KeyRing(RingStorage storage, RingStorage.Content content) {
    this.storage = storage;
    keys.putAll(content.keys());
    erased.addAll(content.erased());
    figures = content.figures();
  }

  /** A ring that lasts as long as the process. */
  public static KeyRing inMemory() {
    return new KeyRing(
        RingStorage.NOWHERE, new RingStorage.Content(Map.of(), Set.of(), new byte[0]));
  }

  /** Whether the directory holds a ring. */
  public static boolean exists(FileLayer files, Path directory) {
    return files.exists(directory.resolve(RingFile.NAME));
  }

  /** Whether there is no ring, or one that never had a key. */
  public static boolean isUnused(FileLayer files, Path directory) throws IOException {
    return !exists(files, directory) || RingFile.isEmpty(files, directory);
  }

  /**
   * Makes an empty ring, and a master key beside it unless one is given.
   *
   * @param master from the environment
   */
  public static KeyRing create(
      FileLayer files, Path directory, UUID store, Optional<MasterKey> master) throws IOException {
    files.createDirectories(directory);
    MasterKey key = master.orElse(null);
    if (key == null) {
      Optional<MasterKey> there = MasterKey.read(files, directory);
      key = there.isPresent() ? there.get() : MasterKey.create(files, directory);
    }
    RingFile file = RingFile.create(files, directory, store, key);
    files.forceDirectory(directory.getParent());
    return new KeyRing(file, new RingStorage.Content(Map.of(), Set.of(), new byte[0]));
  }

  /**
   * Opens the ring of a store and changes nothing.
   *
   * @param master from the environment; empty: from the file beside the ring
   * @throws IOException where it is missing, damaged, another store's, or its master key is
   */
  public static KeyRing open(
      FileLayer files, Path directory, UUID store, Optional<MasterKey> master) throws IOException {
    if (!exists(files, directory)) {
      throw new DamagedException(
          directory.resolve(RingFile.NAME),
          0,
          "the key ring of store "
              + store
              + " is missing, and nothing about people can be read without it",
          Advice.RING);
    }
    MasterKey key = master.orElse(null);
    if (key == null) {
      key =
          MasterKey.read(files, directory)
              .orElseThrow(
                  () ->
                      new IOException(
                          directory.resolve(MasterKey.FILE)
                              + " is missing: put the master key there, or into VIVA_MASTER_KEY"));
    }
    RingFile.Opened opened = RingFile.open(files, directory, store, key);
    return new KeyRing(opened.file(), opened.content());
  }

  /** Copies the ring, and the master key beside it where there is one. */
  public static void copy(FileLayer files, Path from, Path to) throws IOException {
    files.createDirectories(to);
    if (files.exists(from.resolve(MasterKey.FILE))) {
      WholeFile.copy(files, from.resolve(MasterKey.FILE), to.resolve(MasterKey.FILE));
    }
    WholeFile.copy(files, from.resolve(RingFile.NAME), to.resolve(RingFile.NAME));
    files.forceDirectory(to.getParent());
  }

  /** The key of a subject; empty where it is erased or was never there. */
  Optional<SecretKey> find(String subject) {
    return Optional.ofNullable(keys.get(subject));
  }

  /**
   * The key of a subject, made where there is none. What it seals must not be acknowledged before
   * {@link #keep}.
   */
  synchronized SecretKey get(String subject) {
    SecretKey key = keys.get(subject);
    if (key != null) {
      return key;
    }
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException("'" + subject + "' cannot be a subject");
    }
    if (erased.contains(subject)) {
      throw new IllegalStateException(subject + " is erased; nothing can be kept about it");
    }
    SecretKey made = AesGcm.newKey();
    keys.put(subject, made);
    unkept.add(subject);
    return made;
  }

  /** Whether the key of the subject was destroyed. */
  public boolean isErased(String subject) {
    return erased.contains(subject);
  }

  /** Whether the ring has the key of the subject. */
  public boolean holds(String subject) {
    return keys.containsKey(subject);
  }

  /** Subjects whose keys were destroyed. */
  public Set<String> erased() {
    return Set.copyOf(erased);
  }

  /** How many subjects it knows, erased ones included; never falls. */
  public synchronized long size() {
    return (long) keys.size() + erased.size();
  }

  /**
   * Makes the keys of these subjects durable.
   *
   * @return whether there was anything to do
   * @throws VivaException.Exhausted where the disk is full
   * @throws VivaException.Unavailable where the ring cannot be written
   */
  public synchronized boolean keep(Collection<String> subjects) {
    Map<String, SecretKey> fresh = new LinkedHashMap<>();
    for (String subject : subjects) {
      if (unkept.contains(subject)) {
        fresh.put(subject, keys.get(subject));
      }
    }
    if (fresh.isEmpty()) {
      return false;
    }
    write(() -> storage.append(fresh));
    unkept.removeAll(fresh.keySet());
    return true;
  }

  /**
   * Destroys keys, and changes the figures that stay of those who were erased, in one step: after a
   * crash both or neither happened.
   *
   * @param change of the figures, which begin empty; called only where a key is there to destroy
   * @return whether a key was there to destroy
   */
  public synchronized boolean destroy(Collection<String> subjects, UnaryOperator<byte[]> change) {
    Set<String> wanted = new LinkedHashSet<>(subjects);
    boolean held = wanted.stream().anyMatch(keys::containsKey);
    wanted.removeAll(erased);
    if (wanted.isEmpty()) {
      return false;
    }
    Map<String, SecretKey> left = new LinkedHashMap<>(keys);
    left.keySet().removeAll(wanted);
    left.keySet().removeAll(unkept);
    Set<String> gone = new LinkedHashSet<>(erased);
    gone.addAll(wanted);
    byte[] changed = held ? change.apply(figures.clone()) : figures;
    write(() -> storage.replace(new RingStorage.Content(left, gone, changed)));
    keys.keySet().removeAll(wanted);
    unkept.removeAll(wanted);
    erased.addAll(wanted);
    figures = changed;
    listeners.forEach(listener -> listener.accept(wanted));
    return held;
  }

  /** Tells {@code listener} whose keys were destroyed, each time before {@link #destroy} ends. */
  void whenDestroyed(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  /** What stays of those who were erased; belongs to nobody. */
  public synchronized byte[] figures() {
    return figures.clone();
  }

  private interface Write {
    void run() throws IOException;
  }

  private void write(Write write) {
    if (failed) {
      throw unavailable();
    }
    try {
      write.run();
    } catch (IOException e) {
      if (DiskFullException.isCauseOf(e)) {
        throw new VivaException.Exhausted(
            Reason.DISK_FULL, "the disk is full; free some space, then try again");
      }
      log.error(
          "The key ring cannot be written; no keys are made until the next start: {}",
          e.toString());
      failed = true;
      throw unavailable();
    }
  }

  private static VivaException.Unavailable unavailable() {
    return new VivaException.Unavailable(
        Reason.STORE_READ_ONLY,
        "the key ring could not be written, so nothing new can be kept about people; check the disk, then restart the server");
  }
}
