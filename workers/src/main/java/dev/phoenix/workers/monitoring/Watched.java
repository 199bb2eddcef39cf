package dev.phoenix.workers.monitoring;

import java.util.Set;

/**
 * What the supervisor tells people about itself.
 *
 * @param services those that it watches
 * @param troubles the keys of what is broken there now, such as {@code service:feed} or {@code
 *     disk}
 */
public record Watched(Set<String> services, Set<String> troubles) {

  /** Nothing. */
  public static final Watched NOTHING = new Watched(Set.of(), Set.of());

  /** Keeps copies. */
  public Watched {
    services = Set.copyOf(services);
    troubles = Set.copyOf(troubles);
  }

  /**
   * Whether the supervisor tells people that something is bad.
   *
   * @param name a service or a trouble's key
   * @param down whether it is down, which a service's supervisor sees, too
   */
  public boolean tells(String name, boolean down) {
    return troubles.contains(name) || (down && services.contains(name));
  }
}
