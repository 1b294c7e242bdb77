package dev.viva.cli.live;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of the spool: a checksum, then JSON that a person can read in need. A line whose
 * checksum is wrong was torn while it was written.
 */
sealed interface SpoolLine {
  /** A change, or a newer value of one that was not sent yet. */
  record Changed(Change change) implements SpoolLine {}

  /** The change goes out with this etag; from now on its body is fixed. */
  record Sent(String id, String etag) implements SpoolLine {}

  /** The server has it. */
  record Done(String id) implements SpoolLine {}

  /** Another device set the same field. */
  record Clashed(Conflict conflict) implements SpoolLine {}

  /** The interviewer has seen the conflicts. */
  record Seen() implements SpoolLine {}

  /** Where the interviewer is. */
  record Looked(View view) implements SpoolLine {}

  /**
   * The interviewer's own editor has the text of the field.
   *
   * @param base what it was
   */
  record Editing(Field field, String base) implements SpoolLine {}

  /** What came of it is in the lines before this one. */
  record Edited() implements SpoolLine {}

  /** With its line end. */
  default byte[] encode() {
    byte[] json = json().toString().getBytes(StandardCharsets.UTF_8);
    String line = checksum(json) + " " + new String(json, StandardCharsets.UTF_8) + "\n";
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private static String checksum(byte[] json) {
    CRC32C crc = new CRC32C();
    crc.update(json);
    return String.format("%08x", crc.getValue());
  }

  private JsonObject json() {
    JsonObject json = new JsonObject();
    if (this instanceof Changed changed) {
      Change change = changed.change();
      json.addProperty("type", "change");
      json.addProperty("id", change.id());
      put(json, change.field());
      json.addProperty("base", change.base());
      json.addProperty("value", change.value());
    } else if (this instanceof Sent sent) {
      json.addProperty("type", "sent");
      json.addProperty("id", sent.id());
      json.addProperty("etag", sent.etag());
    } else if (this instanceof Done done) {
      json.addProperty("type", "done");
      json.addProperty("id", done.id());
    } else if (this instanceof Clashed clashed) {
      json.addProperty("type", "conflict");
      put(json, clashed.conflict().field());
      json.addProperty("mine", clashed.conflict().mine());
      json.addProperty("theirs", clashed.conflict().theirs());
    } else if (this instanceof Editing editing) {
      json.addProperty("type", "editing");
      put(json, editing.field());
      json.addProperty("base", editing.base());
    } else if (this instanceof Edited) {
      json.addProperty("type", "edited");
    } else if (this instanceof Looked looked) {
      View view = looked.view();
      json.addProperty("type", "view");
      json.addProperty("question", view.question());
      json.addProperty("answer", view.answer());
      json.addProperty("rubric", view.rubric());
      json.addProperty("probe", view.probe());
      json.addProperty("scroll", view.scroll());
      json.addProperty("editing", view.editing());
      json.addProperty("cursor", view.cursor());
    } else {
      json.addProperty("type", "seen");
    }
    return json;
  }

  private static void put(JsonObject json, Field field) {
    json.addProperty("field", field.kind().name());
    json.addProperty("question", field.question());
  }

  /** Reads a line without its end; empty where it is damaged. */
  static Optional<SpoolLine> decode(String line) {
    if (line.length() < 10 || line.charAt(8) != ' ') {
      return Optional.empty();
    }
    String json = line.substring(9);
    if (!checksum(json.getBytes(StandardCharsets.UTF_8)).equals(line.substring(0, 8))) {
      return Optional.empty();
    }
    try {
      return of(JsonParser.parseString(json).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<SpoolLine> of(JsonObject json) {
    return switch (text(json, "type")) {
      case "change" ->
          Optional.of(
              new Changed(
                  new Change(
                      text(json, "id"), field(json), text(json, "base"), text(json, "value"))));
      case "sent" -> Optional.of(new Sent(text(json, "id"), text(json, "etag")));
      case "done" -> Optional.of(new Done(text(json, "id")));
      case "conflict" ->
          Optional.of(
              new Clashed(new Conflict(field(json), text(json, "mine"), text(json, "theirs"))));
      case "seen" -> Optional.of(new Seen());
      case "editing" -> Optional.of(new Editing(field(json), text(json, "base")));
      case "edited" -> Optional.of(new Edited());
      case "view" ->
          Optional.of(
              new Looked(
                  new View(
                      text(json, "question"),
                      json.get("answer").getAsBoolean(),
                      json.get("rubric").getAsBoolean(),
                      json.get("probe").getAsInt(),
                      json.get("scroll").getAsInt(),
                      text(json, "editing"),
                      json.get("cursor").getAsInt())));
      default -> Optional.empty();
    };
  }

  private static Field field(JsonObject json) {
    return new Field(Field.Kind.valueOf(text(json, "field")), text(json, "question"));
  }

  private static String text(JsonObject json, String key) {
    return json.get(key).getAsString();
  }
}
