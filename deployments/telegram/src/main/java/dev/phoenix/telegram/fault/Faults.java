package dev.phoenix.telegram.fault;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The faults to come, method by method in their order, and what was called how often. */
@Component
public class Faults {

  private final Map<String, ArrayDeque<Fault>> coming = new HashMap<>();
  private final Map<String, Integer> calls = new TreeMap<>();
  private final Map<String, Integer> happened = new TreeMap<>();

  /** Has something go wrong at the next calls of a method, after what was asked for before. */
  public synchronized void add(Fault fault) {
    coming.computeIfAbsent(fault.method(), key -> new ArrayDeque<>()).add(fault);
  }

  /** Counts a call, and says what goes wrong with it. */
  public synchronized Optional<Fault> next(String method) {
    calls.merge(method, 1, Integer::sum);
    var queue = coming.get(method);
    if (queue == null || queue.isEmpty()) {
      return Optional.empty();
    }
    var fault = queue.removeFirst();
    if (fault.count() > 1) {
      queue.addFirst(fault.oneLess());
    }
    happened.merge(method, 1, Integer::sum);
    return Optional.of(fault);
  }

  /** How often each method was called since the start of this process. */
  public synchronized Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  /** How often something went wrong with each. */
  public synchronized Map<String, Integer> happened() {
    return new TreeMap<>(happened);
  }
}
