package dev.phoenix.model.server.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that the HTTP door is called by. A foreign page can have its own name resolve to this
 * machine (DNS rebinding) and is then, to the browser, of the same origin; the {@code Host} that it
 * sends still is the foreign name. An address as it is cannot be resolved to another one.
 */
public final class HostNames {

  private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-fA-F:.]+]|[0-9]+(\\.[0-9]+){3}");
  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
  private static final String LOCALHOST = "localhost";

  private final Set<String> known;

  HostNames(List<String> known) {
    this.known = known.stream().map(HostNames::plain).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a request is meant for this machine.
   *
   * @param host a {@code Host} header, such as {@code localhost:8091}
   */
  public boolean knows(String host) {
    var name = plain(PORT.matcher(host).replaceFirst(""));
    return ADDRESS.matcher(name).matches()
        || name.equals(LOCALHOST)
        || name.endsWith("." + LOCALHOST)
        || known.contains(name);
  }

  /** In small letters and without the dot that may end a full name. */
  private static String plain(String name) {
    var small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
  }
}
