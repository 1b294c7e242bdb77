package dev.viva.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jline.utils.AttributedCharSequence;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden screens; {@code -Dscreens.update} writes them anew. */
class ScreenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/viva/cli/live");

  private static Map<String, Model> screens() {
    Map<String, Model> screens = new LinkedHashMap<>();
    Model model = Screens.model();
    screens.put("question", model);
    screens.put("writing", Screens.press(model, "n\nmore"));
    screens.put("offline", Screens.offline(model));
    screens.put("help", Screens.press(model, "?"));
    screens.put("find", Screens.press(model, "/often 2"));
    screens.put("replan", Screens.offered(model));
    screens.put("conflict", Screens.clashed(model));
    screens.put("submit", Screens.press(model, "S3"));
    return screens;
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "100, 30", "132, 50"})
  void draw_looksAsItShould(int width, int height) throws IOException {
    for (Map.Entry<String, Model> screen : screens().entrySet()) {
      List<AttributedString> lines =
          Screen.draw(screen.getValue().in(new Window(width, height)), new Palette(true));
      assertThat(lines).hasSize(height);
      assertThat(lines).allMatch(line -> line.columnLength() <= width);
      String text =
          lines.stream()
              .map(line -> line.toString().stripTrailing())
              .collect(Collectors.joining("\n", "", "\n"));
      Path golden = GOLDEN.resolve(screen.getKey() + "-" + width + "x" + height + ".txt");
      if (Boolean.getBoolean("screens.update")) {
        Files.createDirectories(GOLDEN);
        Files.writeString(golden, text);
      }
      assertThat(text)
          .as(golden + "; -Dscreens.update writes it anew")
          .isEqualTo(Files.readString(golden));
    }
  }

  @Test
  void draw_withoutColour_hasTheSameTextAndNoColourInIt() {
    screens()
        .forEach(
            (name, model) -> {
              String plain = ansi(model, new Palette(false));
              assertThat(plain)
                  .as(name)
                  .doesNotContainPattern("\u001b\\[[\\d;]*(?<!\\d)(3[0-7]|4[0-7]|9\\d)[;m]");
              assertThat(AttributedString.stripAnsi(plain))
                  .isEqualTo(AttributedString.stripAnsi(ansi(model, new Palette(true))));
            });
  }

  @Test
  void draw_inColour_setsNoBackgroundAndNeitherBlackNorWhite() {
    screens()
        .forEach(
            (name, model) ->
                assertThat(ansi(model, new Palette(true)))
                    .as(name + " reads on dark and on light")
                    .doesNotContainPattern(
                        "\u001b\\[[\\d;]*(?<!\\d)(30|37|4[0-7]|90|97|10[0-7])[;m]"));
  }

  private static String ansi(Model model, Palette palette) {
    return Screen.draw(model, palette).stream()
        .map(line -> line.toAnsi(256, AttributedCharSequence.ForceMode.None))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void draw_foreignText_isInert() {
    Model model = Screens.model();
    Model nasty =
        model.withSheet(model.sheet().with(Field.note("q-3"), "\u001b]0;owned\u0007\u202etxt"));
    String text =
        Screen.draw(nasty, new Palette(true)).stream()
            .map(AttributedString::toString)
            .collect(Collectors.joining());
    assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @ParameterizedTest
  @CsvSource({"40, 10", "20, 5", "300, 100", "1, 1", "10, 2", "7, 40", "200, 3"})
  void draw_oddSizes_fillsTheWindowAndNoMore(int width, int height) {
    screens()
        .forEach(
            (name, model) ->
                assertThat(Screen.draw(model.in(new Window(width, height)), new Palette(true)))
                    .as(name)
                    .hasSize(height)
                    .allMatch(line -> line.columnLength() <= width));
  }
}
