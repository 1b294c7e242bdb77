package dev.viva.server.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What coverage one plan has that another lacks, in words. */
final class Losses {
  private Losses() {}

  private record Share(int questions, int minutes) {
    Share plus(Plan.Item item) {
      return new Share(questions + 1, minutes + item.minutes());
    }
  }

  /** One line for each area that loses questions or minutes, in the order of the old plan. */
  static List<String> between(Plan before, Plan after) {
    Map<String, Share> left = shares(after);
    List<String> losses = new ArrayList<>();
    shares(before)
        .forEach(
            (area, was) -> {
              Share is = left.getOrDefault(area, new Share(0, 0));
              if (is.questions() < was.questions() || is.minutes() < was.minutes()) {
                losses.add(line(area, was, is));
              }
            });
    return losses;
  }

  private static String line(String area, Share was, Share is) {
    return is.questions() == 0
        ? area + ": not covered any more (" + count(was) + ")"
        : area + ": " + count(is) + " instead of " + count(was);
  }

  private static String count(Share share) {
    String questions = share.questions() == 1 ? " question, " : " questions, ";
    return share.questions() + questions + share.minutes() + " min";
  }

  private static Map<String, Share> shares(Plan plan) {
    Map<String, Share> shares = new LinkedHashMap<>();
    for (Plan.Item item : plan.items()) {
      Share so = shares.getOrDefault(item.area(), new Share(0, 0));
      shares.put(item.area(), so.plus(item));
    }
    return shares;
  }
}
