package dev.viva.cli.live;

import dev.viva.v1.PlanItem;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The keys while a question is chosen: by its number, by its words, or with the arrows. */
final class ChoosingKeys {
  private static final int LONGEST = 60;

  private ChoosingKeys() {}

  static Step press(Model model, Mode.Choosing choosing, Key key) {
    return switch (key.kind()) {
      case UP, LEFT -> Step.to(model.withMode(move(model, choosing, -1)));
      case DOWN, RIGHT, TAB -> Step.to(model.withMode(move(model, choosing, 1)));
      case ENTER -> go(model, choosing.chosen());
      case BACKSPACE -> {
        String typed = choosing.typed();
        int end = typed.isEmpty() ? 0 : typed.offsetByCodePoints(typed.length(), -1);
        yield Step.to(model.withMode(typed(model, choosing, typed.substring(0, end))));
      }
      case CHAR, PASTE ->
          choosing.finding() ? find(model, choosing, key) : number(model, choosing, key);
      default -> Step.to(model);
    };
  }

  private static Step find(Model model, Mode.Choosing choosing, Key key) {
    String typed = choosing.typed() + key.text().replace('\n', ' ');
    return typed.length() > LONGEST
        ? Step.to(model)
        : Step.to(model.withMode(typed(model, choosing, typed)));
  }

  /** Goes at once where no further digit can follow. */
  private static Step number(Model model, Mode.Choosing choosing, Key key) {
    if (!key.text().matches("\\d")) {
      return Step.to(model);
    }
    int position = Integer.parseInt(choosing.typed() + key.text());
    int count = model.items().size();
    if (position < 1 || position > count) {
      return Step.to(
          model
              .withMode(typed(model, choosing, ""))
              .saying("no question " + position + ": there are " + count));
    }
    return position * 10 > count
        ? go(model, position - 1)
        : Step.to(model.withMode(new Mode.Choosing(false, String.valueOf(position), position - 1)));
  }

  private static Step go(Model model, int index) {
    return index < 0
        ? Step.to(model)
        : new Edits(model.withMode(new Mode.Asking())).go(index).done();
  }

  private static Mode.Choosing typed(Model model, Mode.Choosing choosing, String typed) {
    List<Integer> listed = listed(model, choosing.finding(), typed);
    int from = model.index();
    int chosen =
        listed.stream()
            .filter(index -> index >= from)
            .findFirst()
            .orElse(listed.isEmpty() ? -1 : listed.get(0));
    return new Mode.Choosing(choosing.finding(), typed, chosen);
  }

  private static Mode.Choosing move(Model model, Mode.Choosing choosing, int step) {
    List<Integer> listed = listed(model, choosing.finding(), choosing.typed());
    if (listed.isEmpty()) {
      return choosing;
    }
    int at = Math.floorMod(listed.indexOf(choosing.chosen()) + step, listed.size());
    return new Mode.Choosing(choosing.finding(), choosing.typed(), listed.get(at));
  }

  /** Indices of the questions that are left to choose from. */
  static List<Integer> listed(Model model, boolean finding, String typed) {
    return IntStream.range(0, model.items().size())
        .filter(index -> !finding || matches(model, model.items().get(index), typed))
        .boxed()
        .toList();
  }

  private static boolean matches(Model model, PlanItem item, String words) {
    String all =
        String.join(
                "\n",
                item.getQuestion().getTitle(),
                item.getQuestion().getText(),
                item.getQuestion().getAnswer(),
                item.getArea(),
                model.sheet().get(Field.note(item.getQuestion().getId())))
            .toLowerCase(Locale.ROOT);
    return List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
        .allMatch(all::contains);
  }
}
