package dev.phoenix.local.bench.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.phoenix.local.UserError;
import dev.phoenix.local.child.ChildPlatform;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.rest.SupervisorDoor;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.supervise.ServiceStatus;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a platform's supervisor shows of it. */
record Sight(ChildPlatform platform, Home home, Settings settings) {

  boolean isAsBefore(Cell cell, ProcessIdentity before) {
    var status = status(cell);
    return status != null
        && status.state() == ServiceState.HEALTHY
        && before.equals(status.process());
  }

  boolean isAnother(Cell cell, ProcessIdentity before) {
    var status = status(cell);
    return status != null && !before.equals(status.process());
  }

  boolean allHealthy() {
    return platform.state().stream()
        .flatMap(state -> state.services().stream())
        .allMatch(service -> service.state() == ServiceState.HEALTHY);
  }

  /** Whether its watch says now that this is broken. */
  boolean isTrouble(Cell cell) {
    return status()
        .at("/watch/troubles")
        .valueStream()
        .anyMatch(
            trouble ->
                trouble.path("key").asText().equals(cell.trouble()) && !trouble.hasNonNull("back"));
  }

  /** Likewise, when all services are healthy and this is not broken any more. */
  boolean isOver(Cell cell) {
    var services = status().path("services");
    return !services.isEmpty()
        && services
            .valueStream()
            .allMatch(each -> each.path("state").asText().equals(ServiceState.HEALTHY.word()))
        && !isTrouble(cell);
  }

  /** Asked at its door: a full disk does not take its files. Empty while nobody answers. */
  private JsonNode status() {
    try {
      return SupervisorDoor.of(home, settings).status();
    } catch (IOException | UserError unknown) {
      return MissingNode.getInstance();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MissingNode.getInstance();
    }
  }

  Set<String> names() {
    return platform.state().stream()
        .flatMap(state -> state.services().stream())
        .map(ServiceStatus::name)
        .collect(Collectors.toSet());
  }

  private @Nullable ServiceStatus status(Cell cell) {
    return platform.state().stream()
        .flatMap(state -> state.services().stream())
        .filter(service -> service.name().equals(cell.process()))
        .findFirst()
        .orElse(null);
  }
}
