package dev.viva.server.bank.markdown;

import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.Areas;
import java.nio.file.Path;

/** The area tree that comes with Viva, as an import sees it. */
public final class TestAreas {
  private TestAreas() {}

  /** {@code seeds/areas.yaml} of this project. */
  public static AreaLookup standard() {
    return Areas.lookup(AreaTree.load(Path.of("..", "seeds", "areas.yaml")));
  }
}
