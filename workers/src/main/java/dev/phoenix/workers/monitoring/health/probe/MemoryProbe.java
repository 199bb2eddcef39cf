package dev.phoenix.workers.monitoring.health.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * The memory of all processes that the supervisor watches; without one, the heap of this process.
 *
 * @param megabytesAbove more is degraded; 0 for no such limit
 */
public record MemoryProbe(SupervisorDoor door, long megabytesAbove) implements Probe {

  private static final int MOST_NAMED = 3;
  private static final int HEAP_PERCENT = 92;

  private record Use(String name, long megabytes) {}

  @Override
  public Finding look() {
    if (!door.present()) {
      return heap(Runtime.getRuntime());
    }
    try {
      return processes(door.status());
    } catch (IOException e) {
      return Finding.down("the supervisor does not tell what runs: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.unknown("the workers are being stopped");
    }
  }

  private Finding processes(JsonNode status) {
    long all = status.path("memoryMegabytes").asLong();
    var text = "%d MB in all; most: %s".formatted(all, largest(status));
    return new Finding(
        megabytesAbove > 0 && all > megabytesAbove ? TargetState.DEGRADED : TargetState.UP, text);
  }

  private static String largest(JsonNode status) {
    var uses = new ArrayList<Use>();
    status
        .path("services")
        .forEach(
            service ->
                uses.add(
                    new Use(
                        service.path("name").asText(), service.path("memoryMegabytes").asLong())));
    return uses.stream()
        .sorted(Comparator.comparingLong(Use::megabytes).reversed())
        .limit(MOST_NAMED)
        .map(use -> use.name() + " " + use.megabytes() + " MB")
        .collect(Collectors.joining(", "));
  }

  private Finding heap(Runtime runtime) {
    long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    long most = runtime.maxMemory() >> 20;
    boolean above = megabytesAbove > 0 ? used > megabytesAbove : used * 100 > most * HEAP_PERCENT;
    return new Finding(
        above ? TargetState.DEGRADED : TargetState.UP,
        "the workers' heap takes %d MB of %d MB".formatted(used, most));
  }
}
