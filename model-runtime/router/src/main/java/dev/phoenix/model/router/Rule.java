package dev.phoenix.model.router;

import java.util.List;
import java.util.Set;

/**
 * Which groups of models answer what, best first. Empty sets match everything.
 *
 * @param name what explanations call it
 * @param tasks task types that it is for
 * @param complexities complexities that it is for
 * @param priorities priorities that it is for
 * @param groups whose models are candidates, in this order; at least one
 */
public record Rule(
    String name,
    Set<String> tasks,
    Set<Complexity> complexities,
    Set<Priority> priorities,
    List<Group> groups) {

  /**
   * @throws IllegalArgumentException if there is no group
   */
  public Rule {
    tasks = Set.copyOf(tasks);
    complexities = Set.copyOf(complexities);
    priorities = Set.copyOf(priorities);
    groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException(
          "Rule '" + name + "' names no group: add one, such as fast");
    }
  }

  boolean matches(String task, Complexity complexity, Priority priority) {
    return in(tasks, task) && in(complexities, complexity) && in(priorities, priority);
  }

  private static <T> boolean in(Set<T> set, T value) {
    return set.isEmpty() || set.contains(value);
  }
}
