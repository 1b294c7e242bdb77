package dev.viva.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Documents compared with files under {@code src/test/golden}. {@code -Dgolden.accept=true} writes
 * them anew: look at the difference before you commit it.
 */
public final class Golden {
  private static final Path FILES = Path.of("src/test/golden");

  private Golden() {}

  public static void assertSame(String file, String actual) {
    Path golden = FILES.resolve(file);
    try {
      if (Boolean.getBoolean("golden.accept")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
