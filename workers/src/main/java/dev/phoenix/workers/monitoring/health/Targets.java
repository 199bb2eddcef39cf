package dev.phoenix.workers.monitoring.health;

import java.util.List;
import java.util.Optional;

/**
 * All that is looked at.
 *
 * @param all in the order in which they are shown within their groups
 */
record Targets(List<Target> all) {

  Targets {
    all = List.copyOf(all);
  }

  Optional<Target> find(String id) {
    return all.stream().filter(target -> target.id().equals(id)).findFirst();
  }
}
