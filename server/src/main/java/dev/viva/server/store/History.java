package dev.viva.server.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every commit that is still kept, as it was written: the audit trail. */
public interface History {
  /** Index of the first commit that is kept, were it only the next one. */
  long first();

  /** Index of the last commit. */
  long last();

  /**
   * Index of the first commit of the part that holds commit {@code index}. To read backwards, read
   * whole parts: a part is read from its beginning anyway.
   */
  long partOf(long index);

  /** Hands over commits {@code from} to {@code to}, both included, in order. */
  void read(long from, long to, Consumer<Batch> consumer);

  /**
   * Checks that nothing was changed, removed, inserted or swapped.
   *
   * @param known a head that was kept elsewhere, which the history must go through
   */
  Verified verify(Optional<Head> known);

  /**
   * What was verified.
   *
   * @param head of the last commit, {@code index:hash}; stands for everything before it
   * @param findings one line for each damage: file, offset, what it is
   */
  record Verified(long records, String head, List<String> findings) {
    public Verified {
      findings = List.copyOf(findings);
    }

    public boolean isIntact() {
      return findings.isEmpty();
    }
  }

  /**
   * A place in the chain.
   *
   * @param hash SHA-256 in hexadecimal
   */
  record Head(long index, String hash) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** Reads {@code index:hash}; empty where it is not that. */
    public static Optional<Head> parse(String text) {
      Matcher matcher = TEXT.matcher(text.strip());
      return matcher.matches()
          ? Optional.of(new Head(Long.parseLong(matcher.group(1)), matcher.group(2)))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return index + ":" + hash;
    }
  }
}
