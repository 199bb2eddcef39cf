package dev.phoenix.model.router;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which groups of models answer what, best first. Empty sets match everything.
 *
 * @param name what explanations call it; not blank
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
   * @throws IllegalArgumentException if there is no name or no group; the message says what to add
   */
  public Rule {
    tasks = Set.copyOf(tasks);
    complexities = Set.copyOf(complexities);
    priorities = Set.copyOf(priorities);
    groups = List.copyOf(groups);
    if (name.isBlank()) {
      throw new IllegalArgumentException("A rule has no name: name each, such as legal");
    }
    if (groups.isEmpty()) {
      throw new IllegalArgumentException(
          "Rule '%s' names no group: add at least one of %s"
              .formatted(
                  Labels.shown(name), Arrays.stream(Group.values()).map(Labels::of).toList()));
    }
  }

  boolean matches(String task, Complexity complexity, Priority priority) {
    return in(tasks, task) && in(complexities, complexity) && in(priorities, priority);
  }

  private static <T> boolean in(Set<T> set, T value) {
    return set.isEmpty() || set.contains(value);
  }
}
