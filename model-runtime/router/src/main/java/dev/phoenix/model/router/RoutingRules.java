package dev.phoenix.model.router;

import static dev.phoenix.model.router.Group.CODING;
import static dev.phoenix.model.router.Group.COMPLEX;
import static dev.phoenix.model.router.Group.FAST;
import static dev.phoenix.model.router.Group.REASONING;

import dev.phoenix.model.api.text.TextModelException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How candidates are chosen: the first rule that matches decides.
 *
 * @param tasks task types that requests may name
 * @param rules in the order that they are looked at
 */
public record RoutingRules(Set<String> tasks, List<Rule> rules) {

  private static final Rule ANY =
      new Rule("any", Set.of(), Set.of(), Set.of(), List.of(FAST, COMPLEX, REASONING, CODING));

  /**
   * The rules of an installation that configures none: code and reasoning to the models made for
   * them, fast ones for whoever is in a hurry and for small jobs, the others for the rest. All
   * groups are named each time, for a worse answer is better than none.
   */
  public static final RoutingRules USUAL =
      new RoutingRules(
          Set.of(
              "draft", "summarise", "translate", "extract", "classify", "code", "reason", "chat"),
          List.of(
              rule("code", Set.of("code"), Set.of(), Set.of(), CODING, COMPLEX, REASONING, FAST),
              rule(
                  "reason", Set.of("reason"), Set.of(), Set.of(), REASONING, COMPLEX, CODING, FAST),
              rule(
                  "hurry",
                  Set.of(),
                  Set.of(),
                  Set.of(Priority.FAST),
                  FAST,
                  COMPLEX,
                  CODING,
                  REASONING),
              rule(
                  "hard",
                  Set.of(),
                  Set.of(Complexity.HIGH),
                  Set.of(),
                  COMPLEX,
                  REASONING,
                  FAST,
                  CODING),
              rule(
                  "well",
                  Set.of(),
                  Set.of(),
                  Set.of(Priority.QUALITY),
                  COMPLEX,
                  REASONING,
                  FAST,
                  CODING),
              ANY));

  /**
   * @throws IllegalArgumentException if a rule is for a task that does not exist, or two have the
   *     same name; the message names it
   */
  public RoutingRules {
    tasks = Set.copyOf(tasks);
    rules = List.copyOf(rules);
    Set<String> names = new HashSet<>();
    for (var rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException(
            "Two rules are called '%s': name them apart".formatted(Labels.shown(rule.name())));
      }
      if (!tasks.containsAll(rule.tasks())) {
        throw new IllegalArgumentException(
            "Rule '%s' is for tasks %s; there are %s: add the task, or mend the rule"
                .formatted(rule.name(), new TreeSet<>(rule.tasks()), new TreeSet<>(tasks)));
      }
    }
  }

  /**
   * These rules with others before them.
   *
   * @param more further task types
   * @param before rules that are looked at first
   * @throws IllegalArgumentException as the constructor does
   */
  public RoutingRules with(Set<String> more, List<Rule> before) {
    Set<String> all = new HashSet<>(tasks);
    all.addAll(more);
    return new RoutingRules(all, Stream.concat(before.stream(), rules.stream()).toList());
  }

  /**
   * The first rule that matches; one that takes all groups if none does.
   *
   * @throws TextModelException if there is no such task
   */
  Rule rule(String task, Complexity complexity, Priority priority) {
    if (!tasks.contains(task)) {
      throw new TextModelException(
          TextModelException.Reason.INVALID_REQUEST,
          "There is no task '%s'; there are %s"
              .formatted(Labels.shown(task), new TreeSet<>(tasks)));
    }
    return rules.stream()
        .filter(rule -> rule.matches(task, complexity, priority))
        .findFirst()
        .orElse(ANY);
  }

  private static Rule rule(
      String name,
      Set<String> tasks,
      Set<Complexity> complexities,
      Set<Priority> priorities,
      Group... groups) {
    return new Rule(name, tasks, complexities, priorities, List.of(groups));
  }
}
