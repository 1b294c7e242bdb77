package dev.viva.server.interview;

import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Texts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How somebody is called who may not be there yet: by name, by mail address, or by both as in a
 * mail, {@code Ada Lovelace <ada@example.org>}.
 *
 * @param name as shown; the address where no name is given
 * @param address may be empty
 */
record CalledPerson(String name, String address) {
  static final int LONGEST = 300;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
  private static final Pattern BOTH = Pattern.compile("(\\S.*\\S|\\S)\\s*<(" + ADDRESS + ")>");

  /** Reads what stands where a candidate is asked for. */
  static CalledPerson parse(String called) {
    String text = Texts.line("candidate", called, LONGEST);
    Matcher both = BOTH.matcher(text);
    if (both.matches()) {
      return new CalledPerson(both.group(1), both.group(2));
    }
    return new CalledPerson(text, ADDRESS.matcher(text).matches() ? text : "");
  }

  /** What the fields of a candidate say. */
  static CalledPerson of(String displayName, String email) {
    return new CalledPerson(
        Texts.line("candidate.display_name", displayName, LONGEST), address(email));
  }

  /**
   * A mail address, or nothing.
   *
   * @throws VivaException.Invalid where it is something else, since people are known by it
   */
  private static String address(String email) {
    String address = Texts.optionalLine("candidate.email", email, LONGEST);
    if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
      throw new VivaException.Invalid(
          "candidate.email",
          "'" + Texts.shown(address) + "' is no address, expected one such as ada@example.org");
    }
    return address;
  }

  boolean hasAddress() {
    return !address.isEmpty();
  }

  /** Whether the candidate has this address. */
  boolean hasAddressOf(Candidate candidate) {
    return hasAddress() && isSame(address, candidate.email());
  }

  /** Whether the candidate has this name. */
  boolean hasNameOf(Candidate candidate) {
    return isSame(name, candidate.displayName());
  }

  private static boolean isSame(String one, String other) {
    return normalised(one).equals(normalised(other));
  }

  /** Other white space than spaces is refused where names come in. */
  private static String normalised(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.contains("  ") ? lower.replaceAll(" +", " ") : lower;
  }
}
