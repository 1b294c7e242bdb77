package dev.viva.server.store.journal;

import dev.viva.server.store.History;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Verifies a journal for an auditor: like {@link JournalCheck}, but does not end with the first
 * damage. After one it goes on with the next segment, whose head says where it begins.
 */
public final class ChainCheck {
  private final Segments segments;
  private final Optional<Journal.Extent> upTo;
  private final Optional<History.Head> known;
  private final Marks marks;
  private final List<String> findings = new ArrayList<>();
  private long records;
  private Link last;
  private Link forgotten = Link.START;
  private boolean metKnown;

  private ChainCheck(
      Segments segments, Optional<Journal.Extent> upTo, Optional<History.Head> known, Marks marks) {
    this.segments = segments;
    this.upTo = upTo;
    this.known = known;
    this.marks = marks;
  }

  /** Reads what a record says was deleted on purpose: everything up to the link. */
  @FunctionalInterface
  public interface Marks {
    Optional<Link> in(JournalRecord journalRecord) throws IOException;
  }

  /**
   * Verifies.
   *
   * @param upTo how far a journal reaches that is being written; empty: it is not
   * @param known a head that was kept elsewhere
   * @param marks finds what was deleted on purpose
   */
  public static History.Verified verify(
      FileLayer files,
      Path directory,
      UUID store,
      Optional<Journal.Extent> upTo,
      Optional<History.Head> known,
      Marks marks)
      throws IOException {
    return new ChainCheck(new Segments(files, directory, store), upTo, known, marks).run();
  }

  private History.Verified run() throws IOException {
    List<Long> befores = new ArrayList<>(segments.list());
    upTo.ifPresent(extent -> befores.removeIf(index -> index > extent.lastSegment()));
    if (befores.isEmpty()) {
      findings.add(segments.directory() + ": there are no journal segments");
    }
    for (int i = 0; i < befores.size(); i++) {
      boolean isLast = i == befores.size() - 1;
      try {
        segment(befores.get(i), isLast);
      } catch (DamagedException | NewerFormatException e) {
        findings.add(e.getMessage());
        last = null;
      }
    }
    if (findings.isEmpty()) {
      checkBeginning(befores.get(0));
    }
    known.ifPresent(head -> checkKnown(head, befores));
    return new History.Verified(records, last == null ? "" : last.toString(), findings);
  }

  private void segment(long before, boolean isLast) throws IOException {
    Path path = segments.path(before);
    ByteBuffer bytes = segments.bytes(before);
    if (isLast && upTo.isPresent()) {
      bytes.limit((int) Math.min(bytes.limit(), upTo.get().bytes()));
    }
    Link head = segments.head(before, bytes).before();
    if (last != null && !last.equals(head)) {
      findings.add(
          path
              + ", offset 0: the segment continues record "
              + head
              + ", the one before it ends with "
              + last);
    }
    visit(head);
    SegmentScan.Result result =
        SegmentScan.scan(
            path,
            bytes,
            head,
            record -> {
              records++;
              visit(record.link());
              forgotten = marks.in(record).orElse(forgotten);
            });
    last = result.last();
    boolean ended = result.tail() == SegmentScan.Tail.ENDED;
    if (ended && isLast) {
      findings.add(path + ", offset " + result.end() + ": the segment after it is missing");
    } else if (!ended && !isLast) {
      findings.add(
          path
              + ", offset "
              + result.end()
              + ": the segment ends without its mark, and later ones exist");
    }
  }

  private void visit(Link link) {
    if (known.isPresent() && known.get().index() == link.index()) {
      metKnown = metKnown || HexFormat.of().formatHex(link.hash()).equals(known.get().hash());
    }
  }

  /** A history that does not begin with record 1 says itself why. */
  private void checkBeginning(long before) throws IOException {
    if (before > forgotten.index()) {
      findings.add(
          "records "
              + (forgotten.index() + 1)
              + " to "
              + before
              + " are missing, and nothing says that they were deleted on purpose");
    } else if (before > 0 && before == forgotten.index()) {
      Link head = segments.head(before, segments.bytes(before)).before();
      if (!head.equals(forgotten)) {
        findings.add(
            segments.path(before)
                + ", offset 0: the segment continues record "
                + head
                + ", the one that was deleted is "
                + forgotten);
      }
    }
  }

  private void checkKnown(History.Head head, List<Long> befores) {
    if (metKnown) {
      return;
    }
    if (last != null && head.index() > last.index()) {
      findings.add(
          "the history ends with record "
              + last.index()
              + ", but record "
              + head.index()
              + " is known: what came after was removed");
    } else if (!befores.isEmpty() && head.index() < befores.get(0)) {
      findings.add(
          "record "
              + head.index()
              + " is no longer kept, the first is "
              + (befores.get(0) + 1)
              + ": compare with a later head");
    } else {
      findings.add(
          "record " + head.index() + " is not the one that is known: the history was written anew");
    }
  }
}
