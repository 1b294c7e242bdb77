package dev.viva.server.bank;

import java.util.List;

/**
 * A subject.
 *
 * @param path ids from the root down, joined by {@code /}: {@code devops/kubernetes}
 * @param name as shown
 * @param aliases what people type for it, in lower case
 */
public record Area(String path, String name, List<String> aliases) {
  public Area {
    aliases = List.copyOf(aliases);
  }

  /** Whether asking for this area asks for {@code other} too: itself and everything below it. */
  public boolean covers(String other) {
    return covers(path, other);
  }

  /** Whether asking for area {@code path} asks for area {@code other} too. */
  public static boolean covers(String path, String other) {
    return other.startsWith(path)
        && (other.length() == path.length() || other.charAt(path.length()) == '/');
  }

  /** Path of the top-level area above. */
  public String top() {
    return top(path);
  }

  /** Path of the top-level area above {@code path}. */
  public static String top(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
