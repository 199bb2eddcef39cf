package dev.phoenix.local.watch;

import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.supervise.ServiceStatus;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Which metrics there are. */
record WatchMetrics(Metrics text) {

  private static final String SERVICE = "service";

  WatchMetrics services(List<ServiceStatus> services, Map<String, Integer> hung) {
    text.metric("phoenix_service_up", "gauge", "Whether a service is healthy.");
    services.forEach(
        each ->
            text.sample(
                "phoenix_service_up", of(each), each.state() == ServiceState.HEALTHY ? 1 : 0));
    text.metric(
        "phoenix_service_restarts_total", "counter", "How often a service was started again.");
    services.forEach(
        each -> text.sample("phoenix_service_restarts_total", of(each), each.restarts()));
    text.metric(
        "phoenix_service_hung_total", "counter", "How often a service did not answer any more.");
    services.forEach(
        each ->
            text.sample("phoenix_service_hung_total", of(each), hung.getOrDefault(each.name(), 0)));
    text.metric(
        "phoenix_service_memory_bytes", "gauge", "Resident memory of a service's processes.");
    services.forEach(
        each ->
            text.sample(
                "phoenix_service_memory_bytes", of(each), each.memoryMegabytes() * 1024 * 1024));
    return this;
  }

  WatchMetrics watch(Map<Notice.State, Long> notices, WatchState state, Map<String, Long> probes) {
    text.metric("phoenix_watch_notices_total", "counter", "Messages to people, by their end.");
    for (var end : Notice.State.values()) {
      if (end.isFinal()) {
        text.sample(
            "phoenix_watch_notices_total",
            Map.of("state", end.word()),
            notices.getOrDefault(end, 0L));
      }
    }
    text.metric("phoenix_watch_notices_waiting", "gauge", "Messages that are still to be sent.")
        .sample(
            "phoenix_watch_notices_waiting",
            state.notices().stream().filter(notice -> !notice.state().isFinal()).count());
    text.metric("phoenix_watch_troubles", "gauge", "What is broken now.")
        .sample("phoenix_watch_troubles", state.open().size());
    text.metric("phoenix_watch_probes_total", "counter", "Questions to the model, by what came.");
    for (var outcome : List.of("sense", "babble", "not_asked")) {
      text.sample(
          "phoenix_watch_probes_total",
          Map.of("outcome", outcome),
          probes.getOrDefault(outcome, 0L));
    }
    return this;
  }

  WatchMetrics machine(OptionalLong memoryMegabytes, OptionalLong diskMegabytes) {
    memoryMegabytes.ifPresent(
        megabytes ->
            text.metric("phoenix_memory_available_bytes", "gauge", "What the machine has left.")
                .sample("phoenix_memory_available_bytes", megabytes * 1024 * 1024));
    diskMegabytes.ifPresent(
        megabytes ->
            text.metric("phoenix_disk_free_bytes", "gauge", "What is free where data are kept.")
                .sample("phoenix_disk_free_bytes", megabytes * 1024 * 1024));
    return this;
  }

  private static Map<String, String> of(ServiceStatus service) {
    return Map.of(SERVICE, service.name());
  }
}
