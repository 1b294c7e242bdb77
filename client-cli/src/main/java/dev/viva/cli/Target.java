package dev.viva.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server is, and whether to speak TLS with it: always, except with this machine. A token
 * never goes over a network in the clear.
 *
 * @param authority {@code HOST:PORT}
 */
public record Target(String authority, boolean secure) {
  private static final Pattern FORM =
      Pattern.compile("(?:(https?)://)?((?:\\[[0-9a-fA-F:.]+]|[^:/\\s\\[\\]@]+)):(\\d{1,5})/?");

  /**
   * Reads {@code HOST:PORT} or {@code https://HOST:PORT}.
   *
   * @throws Failure where it is of another form, or says plain text to another machine
   */
  static Target parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Failure(
          ExitCode.USAGE,
          "--server '" + text + "' is not of the form HOST:PORT or https://HOST:PORT");
    }
    String scheme = form.group(1);
    boolean local = isThisMachine(form.group(2));
    if ("http".equals(scheme) && !local) {
      throw new Failure(
          ExitCode.USAGE,
          "--server '" + text + "' would send your token in the clear: use https://");
    }
    boolean secure = "https".equals(scheme) || scheme == null && !local;
    return new Target(form.group(2) + ":" + form.group(3), secure);
  }

  /** Whether it is this machine by its own name or address; other names are not looked up. */
  boolean isThisMachine() {
    return isThisMachine(authority.substring(0, authority.lastIndexOf(':')));
  }

  private static boolean isThisMachine(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    boolean address = host.startsWith("[") || host.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
    try {
      return address && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
