package dev.viva.server.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.mapdb.DataInput2;
import org.mapdb.DataOutput2;

/** Keys keep the order of strings, and are found in a node as MapDB itself would find them. */
final class RowsProperties {
  @Property
  void key_keepsTheOrderAndComesBack(@ForAll String one, @ForAll String other) {
    assertThat(Rows.text(Rows.key(one))).isEqualTo(one);
    assertThat(Integer.signum(Rows.KEY.compare(Rows.key(one), Rows.key(other))))
        .isEqualTo(Integer.signum(one.compareTo(other)));
  }

  @Property
  void search_findsWhatMapDbFindsAndReadsAsFar(
      @ForAll @Size(max = 9) Set<String> texts, @ForAll String missing) throws IOException {
    byte[][] node = new TreeSet<>(texts).stream().map(Rows::key).toArray(byte[][]::new);
    DataOutput2 out = new DataOutput2();
    Rows.KEY.valueArraySerialize(out, node);
    out.writeInt(42);
    Set<String> wanted = new TreeSet<>(texts);
    wanted.add(missing);

    for (String text : wanted) {
      byte[] key = Rows.key(text);
      DataInput2 in = new DataInput2.ByteArray(out.copyBytes());
      assertThat(Rows.KEY.valueArrayBinarySearch(key, in, node.length, Rows.KEY))
          .isEqualTo(Rows.KEY.valueArraySearch(node, key, Rows.KEY));
      assertThat(in.readInt()).isEqualTo(42);
    }
  }
}
