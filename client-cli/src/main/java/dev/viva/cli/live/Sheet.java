package dev.viva.cli.live;

import com.google.protobuf.util.Timestamps;
import dev.viva.v1.ItemRating;
import dev.viva.v1.Rating;
import dev.viva.v1.Scorecard;
import java.util.HashMap;
import java.util.Map;

/** The values of a scorecard's fields. */
record Sheet(Map<Field, String> values) {
  static final Sheet EMPTY = new Sheet(Map.of());

  Sheet {
    values = Map.copyOf(values);
  }

  static Sheet of(Scorecard card) {
    Map<Field, String> values = new HashMap<>();
    for (ItemRating item : card.getRatingsList()) {
      String question = item.getQuestion();
      if (item.getRating() != Rating.RATING_UNSPECIFIED) {
        values.put(Field.rating(question), item.getRating().name());
      }
      values.put(Field.note(question), item.getNote());
      if (item.getBookmarked()) {
        values.put(Field.bookmark(question), "true");
      }
      if (item.hasAskTime()) {
        values.put(Field.asked(question), Timestamps.toString(item.getAskTime()));
      }
      if (item.getSpentSeconds() > 0) {
        values.put(Field.spent(question), String.valueOf(item.getSpentSeconds()));
      }
    }
    values.put(Field.GENERAL_NOTE, card.getNote());
    values.put(Field.PRIVATE_NOTE, card.getPrivateNote());
    values.values().removeIf(String::isEmpty);
    return new Sheet(values);
  }

  String get(Field field) {
    return values.getOrDefault(field, "");
  }

  Sheet with(Field field, String value) {
    Map<Field, String> changed = new HashMap<>(values);
    if (value.isEmpty()) {
      changed.remove(field);
    } else {
      changed.put(field, value);
    }
    return new Sheet(changed);
  }

  Rating rating(String question) {
    String name = get(Field.rating(question));
    return name.isEmpty() ? Rating.RATING_UNSPECIFIED : Rating.valueOf(name);
  }

  /** Seconds spent on the question, as far as they were noted. */
  int spent(String question) {
    String seconds = get(Field.spent(question));
    return seconds.isEmpty() ? 0 : Integer.parseInt(seconds);
  }
}
