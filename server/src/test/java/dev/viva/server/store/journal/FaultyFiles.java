package dev.viva.server.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk in memory that behaves as badly as disks may: what was not forced may be lost in a crash,
 * whole or by sectors and in any order; names that were not forced may be old; the n-th call may
 * fail; and after a failed force the data is still read, but never written. Any thread may use it.
 */
public final class FaultyFiles implements FileLayer {
  private static final int SECTOR = 512;

  private final Random random;
  private final Map<Path, Node> names = new HashMap<>();
  private final Map<Path, Node> durableNames = new HashMap<>();
  private final List<NameChange> nameChanges = new ArrayList<>();
  private Fault fault = Fault.NONE;
  private int callsUntilFault = Integer.MAX_VALUE;
  private boolean crashed;
  private boolean full;

  /** What goes wrong. */
  public enum Fault {
    NONE,
    IO_ERROR,
    DISK_FULL,
    CRASH
  }

  private record NameChange(Path path, Node node) {}

  private static final class Node {
    byte[] current = {};
    byte[] durable = {};
    final List<Change> pending = new ArrayList<>();
  }

  /** A write, or a truncation where there are no bytes. */
  private record Change(long position, byte[] bytes) {}

  public FaultyFiles(long seed) {
    random = new Random(seed);
  }

  /** The n-th change from now on goes wrong, once; a full disk fails writes only. */
  public synchronized void failAfter(int calls, Fault next) {
    callsUntilFault = calls;
    fault = next;
  }

  /** Whether every write fails for want of space. */
  public synchronized void setFull(boolean isFull) {
    full = isFull;
  }

  public synchronized boolean hasCrashed() {
    return crashed;
  }

  /** The same machine after power came back. */
  public synchronized void powerCut() {
    crashed = false;
    callsUntilFault = Integer.MAX_VALUE;
    int kept = random.nextInt(nameChanges.size() + 1);
    nameChanges.subList(0, kept).forEach(this::makeDurable);
    nameChanges.clear();
    names.clear();
    names.putAll(durableNames);
    names.values().forEach(this::loseUnforced);
  }

  private void loseUnforced(Node node) {
    boolean inOrder = random.nextBoolean();
    int whole = random.nextInt(node.pending.size() + 1);
    byte[] content = node.durable;
    for (int i = 0; i < node.pending.size(); i++) {
      Change change = node.pending.get(i);
      if (inOrder && i < whole) {
        content = apply(content, change);
      } else if (!inOrder || i == whole) {
        content = applySome(content, change);
      }
    }
    node.current = content;
    node.durable = content;
    node.pending.clear();
  }

  private byte[] applySome(byte[] content, Change change) {
    if (change.bytes() == null) {
      return random.nextBoolean() ? apply(content, change) : content;
    }
    byte[] result = content;
    long end = change.position() + change.bytes().length;
    for (long from = change.position(); from < end; ) {
      long to = Math.min(end, (from / SECTOR + 1) * SECTOR);
      if (random.nextBoolean()) {
        int offset = (int) (from - change.position());
        result =
            apply(
                result,
                new Change(
                    from, Arrays.copyOfRange(change.bytes(), offset, offset + (int) (to - from))));
      }
      from = to;
    }
    return result;
  }

  private static byte[] apply(byte[] content, Change change) {
    if (change.bytes() == null) {
      return Arrays.copyOf(content, (int) change.position());
    }
    int end = (int) change.position() + change.bytes().length;
    byte[] result = Arrays.copyOf(content, Math.max(content.length, end));
    System.arraycopy(change.bytes(), 0, result, (int) change.position(), change.bytes().length);
    return result;
  }

  private void makeDurable(NameChange change) {
    if (change.node() == null) {
      durableNames.remove(change.path());
    } else {
      durableNames.put(change.path(), change.node());
    }
  }

  /** Content of a file, to be damaged by {@link #set}. */
  public synchronized byte[] get(Path file) {
    return names.get(file).current.clone();
  }

  /** Replaces the content of a file, durably. */
  public synchronized void set(Path file, byte[] content) {
    Node node = new Node();
    node.current = content;
    node.durable = content;
    names.put(file, node);
    durableNames.put(file, node);
  }

  /** Removes a file, durably. */
  public synchronized void remove(Path file) {
    names.remove(file);
    durableNames.remove(file);
  }

  /** The next fault, where it is due. */
  private Fault next(boolean isWrite) throws IOException {
    if (crashed) {
      throw new IOException("crashed");
    }
    if (full && isWrite) {
      return Fault.DISK_FULL;
    }
    if (--callsUntilFault > 0 || (fault == Fault.DISK_FULL && !isWrite)) {
      return Fault.NONE;
    }
    callsUntilFault = Integer.MAX_VALUE;
    crashed = fault == Fault.CRASH;
    return fault;
  }

  private void change(String what) throws IOException {
    if (next(false) != Fault.NONE) {
      throw new IOException("Input/output error at " + what);
    }
  }

  private void rename(Path path, Node node) {
    nameChanges.add(new NameChange(path, node));
    if (node == null) {
      names.remove(path);
    } else {
      names.put(path, node);
    }
  }

  private Node node(Path file) throws NoSuchFileException {
    Node node = names.get(file);
    if (node == null) {
      throw new NoSuchFileException(file.toString());
    }
    return node;
  }

  @Override
  public synchronized DurableFile create(Path file) throws IOException {
    change("create");
    if (names.containsKey(file)) {
      throw new IOException(file + " exists");
    }
    rename(file, new Node());
    return open(file);
  }

  @Override
  public synchronized DurableFile open(Path file) throws IOException {
    return new FaultyFile(node(file));
  }

  @Override
  public synchronized DurableFile openReadOnly(Path file) throws IOException {
    return open(file);
  }

  @Override
  public synchronized boolean exists(Path file) {
    return names.keySet().stream().anyMatch(name -> name.startsWith(file));
  }

  @Override
  public synchronized List<String> list(Path directory) {
    return names.keySet().stream()
        .filter(file -> file.startsWith(directory) && !file.equals(directory))
        .map(file -> directory.relativize(file).getName(0).toString())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public synchronized void createDirectories(Path directory) {
    // directories are only names here
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    change("rename");
    Node node = node(from);
    rename(from, (Node) null);
    rename(to, node);
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    change("delete");
    node(file);
    rename(file, (Node) null);
  }

  @Override
  public synchronized void forceDirectory(Path directory) throws IOException {
    change("forceDirectory");
    List<NameChange> forced =
        nameChanges.stream().filter(entry -> directory.equals(entry.path().getParent())).toList();
    forced.forEach(this::makeDurable);
    nameChanges.removeAll(forced);
  }

  @Override
  public synchronized long usableSpace(Path directory) {
    return Long.MAX_VALUE;
  }

  @Override
  public synchronized Closeable lock(Path file) {
    return () -> {};
  }

  private final class FaultyFile implements DurableFile {
    private final Node node;

    FaultyFile(Node node) {
      this.node = node;
    }

    @Override
    public int read(ByteBuffer target, long position) {
      synchronized (FaultyFiles.this) {
        return readNow(target, position);
      }
    }

    private int readNow(ByteBuffer target, long position) {
      if (position >= node.current.length) {
        return -1;
      }
      int count = (int) Math.min(target.remaining(), node.current.length - position);
      target.put(node.current, (int) position, count);
      return count;
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      synchronized (FaultyFiles.this) {
        writeNow(source, position);
      }
    }

    private void writeNow(ByteBuffer source, long position) throws IOException {
      Fault now = next(true);
      int count = now == Fault.NONE ? source.remaining() : random.nextInt(source.remaining() + 1);
      byte[] bytes = new byte[count];
      source.get(bytes);
      change(new Change(position, bytes));
      if (now != Fault.NONE) {
        throw new IOException(
            now == Fault.DISK_FULL ? "No space left on device" : "Input/output error at write");
      }
    }

    private void change(Change change) {
      node.current = apply(node.current, change);
      node.pending.add(change);
    }

    @Override
    public long size() {
      synchronized (FaultyFiles.this) {
        return node.current.length;
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (FaultyFiles.this) {
        FaultyFiles.this.change("truncate");
        if (size < node.current.length) {
          change(new Change(size, null));
        }
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (FaultyFiles.this) {
        forceNow();
      }
    }

    private void forceNow() throws IOException {
      Fault now = next(false);
      if (now == Fault.IO_ERROR) {
        node.pending.clear();
      }
      if (now != Fault.NONE) {
        throw new IOException("Input/output error at force");
      }
      node.durable = node.current;
      node.pending.clear();
    }

    @Override
    public void close() {
      // nothing to give back
    }
  }
}
