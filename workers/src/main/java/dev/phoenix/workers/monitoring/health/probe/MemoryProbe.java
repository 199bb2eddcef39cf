package dev.phoenix.workers.monitoring.health.probe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.connector.commons.http.HttpFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The memory of all processes that the supervisor watches; without one, the heap of this process.
 *
 * @param door the supervisor's; null where there is none
 * @param megabytesAbove more is degraded; 0 for no such limit
 */
public record MemoryProbe(@Nullable SupervisorDoor door, long megabytesAbove) implements Probe {

  private static final int MOST_NAMED = 3;
  private static final int HEAP_PERCENT = 92;

  private record Use(String name, long megabytes) {}

  @Override
  public Finding look() throws HttpFailure {
    return door == null ? heap(Runtime.getRuntime()) : processes(door);
  }

  private Finding processes(SupervisorDoor there) throws HttpFailure {
    var status = there.status();
    if (status.isEmpty()) {
      return Finding.degraded("the supervisor does not tell what runs");
    }
    long all = status.get().path("memoryMegabytes").asLong();
    var text = "%d MB in all; most: %s".formatted(all, largest(status.get()));
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
