package dev.viva.server.bank;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Texts;
import java.util.regex.Pattern;

/** Ids of banks. */
final class BankIds {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST = 60;

  private BankIds() {}

  /** Checks that {@code id} can be a bank's, and returns it. */
  static String require(String field, String id) {
    if (id.length() > LONGEST || !FORM.matcher(id).matches()) {
      throw new VivaException.Invalid(
          field,
          "'"
              + Texts.shown(id)
              + "' is not a bank id: lower-case words joined by '-', 60 characters at most");
    }
    return id;
  }
}
