package dev.viva.server.store.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * An immutable ordered map: a change makes a new map that shares all but a path with the old one
 * (an AVL tree). A reader keeps the map it began with, so it needs no lock and waits for nobody,
 * however long it scans.
 */
public final class PersistentMap {
  private static final PersistentMap EMPTY = new PersistentMap(null);

  private final Node root;

  private PersistentMap(Node root) {
    this.root = root;
  }

  public static PersistentMap empty() {
    return EMPTY;
  }

  public boolean isEmpty() {
    return root == null;
  }

  /** The cell, or null. */
  public Cell get(String key) {
    Node node = root;
    while (node != null) {
      int order = key.compareTo(node.key);
      if (order == 0) {
        return node.cell;
      }
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }

  public PersistentMap put(String key, Cell cell) {
    return new PersistentMap(put(root, key, cell));
  }

  public PersistentMap putAll(Iterable<Row> rows) {
    Node node = root;
    for (Row row : rows) {
      node = put(node, row.key(), row.cell());
    }
    return new PersistentMap(node);
  }

  public PersistentMap remove(String key) {
    return get(key) == null ? this : new PersistentMap(remove(root, key));
  }

  /**
   * Rows in order.
   *
   * @param to excluded; empty for no end
   */
  public Iterator<Row> scan(String from, String to) {
    return new Scan(root, from, to);
  }

  private static Node put(Node node, String key, Cell cell) {
    if (node == null) {
      return new Node(key, cell, null, null);
    }
    int order = key.compareTo(node.key);
    if (order == 0) {
      return new Node(key, cell, node.left, node.right);
    }
    return order < 0
        ? balance(node, put(node.left, key, cell), node.right)
        : balance(node, node.left, put(node.right, key, cell));
  }

  private static Node remove(Node node, String key) {
    int order = key.compareTo(node.key);
    if (order < 0) {
      return balance(node, remove(node.left, key), node.right);
    }
    if (order > 0) {
      return balance(node, node.left, remove(node.right, key));
    }
    if (node.left == null) {
      return node.right;
    }
    if (node.right == null) {
      return node.left;
    }
    Node next = node.right;
    while (next.left != null) {
      next = next.left;
    }
    return balance(next, node.left, remove(node.right, next.key));
  }

  /** {@code entry} over two subtrees whose heights differ by two at most. */
  private static Node balance(Node entry, Node left, Node right) {
    int lean = height(left) - height(right);
    if (lean > 1) {
      if (height(left.left) >= height(left.right)) {
        return left.with(left.left, entry.with(left.right, right));
      }
      Node top = left.right;
      return top.with(left.with(left.left, top.left), entry.with(top.right, right));
    }
    if (lean < -1) {
      if (height(right.right) >= height(right.left)) {
        return right.with(entry.with(left, right.left), right.right);
      }
      Node top = right.left;
      return top.with(entry.with(left, top.left), right.with(top.right, right.right));
    }
    return entry.with(left, right);
  }

  private static int height(Node node) {
    return node == null ? 0 : node.height;
  }

  private static final class Node {
    final String key;
    final Cell cell;
    final Node left;
    final Node right;
    final int height;

    Node(String key, Cell cell, Node left, Node right) {
      this.key = key;
      this.cell = cell;
      this.left = left;
      this.right = right;
      this.height = 1 + Math.max(height(left), height(right));
    }

    Node with(Node newLeft, Node newRight) {
      return new Node(key, cell, newLeft, newRight);
    }
  }

  private static final class Scan implements Iterator<Row> {
    private final Deque<Node> path = new ArrayDeque<>();
    private final String to;

    Scan(Node root, String from, String to) {
      this.to = to;
      Node node = root;
      while (node != null) {
        if (node.key.compareTo(from) >= 0) {
          path.push(node);
          node = node.left;
        } else {
          node = node.right;
        }
      }
    }

    @Override
    public boolean hasNext() {
      return !path.isEmpty() && (to.isEmpty() || path.peek().key.compareTo(to) < 0);
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Node node = path.pop();
      for (Node next = node.right; next != null; next = next.left) {
        path.push(next);
      }
      return new Row(node.key, node.cell);
    }
  }
}
