package dev.viva.server.bank.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Inputs that hang or overflow a Markdown parser, or would a naive reading: each ends, with a
 * reading or as an invalid document. The time limit only ends what hangs; that the work stays in
 * bounds is counted elsewhere ({@code ReadingWorkTest}).
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileDocumentsTest {
  private static final AreaLookup AREAS = TestAreas.standard();

  static Stream<Arguments> documents() {
    return HostileInputs.all().entrySet().stream()
        .map(input -> Arguments.of(input.getKey(), input.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void read_ofHostileInput_endsWithAReadingOrAnInvalidDocument(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    try {
      Reading reading =
          MarkdownImporter.read(
              new SourceDocument("hostile.md", bytes), ImportOptions.into("bank"), AREAS);
      assertThat(reading.entries()).hasSizeLessThanOrEqualTo(bytes.length);
    } catch (VivaException.Invalid e) {
      assertThat(e.reason()).isEqualTo(Reason.INVALID_DOCUMENT);
      assertThat(e).hasMessageStartingWith("hostile.md");
    }
    System.out.printf(
        "%6d ms  %s (%d bytes)%n", (System.nanoTime() - start) / 1_000_000, name, bytes.length);
  }
}
