package dev.phoenix.local.supervise;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.phoenix.local.process.ProcessIdentity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service at one moment.
 *
 * @param name its name
 * @param state what it is doing
 * @param since since when
 * @param process its process, null before the first start
 * @param descendants the processes that it started, as far as seen
 * @param startSeconds how long its last start took until it was healthy, null before
 * @param memoryMegabytes resident memory of all its processes
 * @param restarts how often it was started again
 * @param address where a person finds it
 */
public record ServiceStatus(
    String name,
    ServiceState state,
    Instant since,
    @Nullable ProcessIdentity process,
    List<ProcessIdentity> descendants,
    @Nullable Double startSeconds,
    long memoryMegabytes,
    int restarts,
    String address) {

  /** The service before its first start. */
  public static ServiceStatus waiting(String name, String address, Instant now) {
    return new ServiceStatus(name, ServiceState.WAITING, now, null, List.of(), null, 0, 0, address);
  }

  /** The same in another state since now. */
  public ServiceStatus in(ServiceState next, Instant now) {
    return new ServiceStatus(
        name,
        next,
        state == next ? since : now,
        process,
        descendants,
        startSeconds,
        memoryMegabytes,
        restarts,
        address);
  }

  /** The same with a new process that is starting. */
  public ServiceStatus started(ProcessIdentity identity, boolean again, Instant now) {
    return new ServiceStatus(
        name,
        ServiceState.STARTING,
        now,
        identity,
        List.of(),
        null,
        0,
        again ? restarts + 1 : restarts,
        address);
  }

  /** The same, healthy after a start of that many seconds. */
  public ServiceStatus healthy(double seconds, Instant now) {
    return new ServiceStatus(
        name,
        ServiceState.HEALTHY,
        now,
        process,
        descendants,
        seconds,
        memoryMegabytes,
        restarts,
        address);
  }

  /** The same with what was measured about its processes. */
  public ServiceStatus measured(List<ProcessIdentity> children, long megabytes) {
    return new ServiceStatus(
        name, state, since, process, children, startSeconds, megabytes, restarts, address);
  }

  /** Its process and all that it started, the process itself first. */
  @JsonIgnore
  public Set<ProcessIdentity> processes() {
    Set<ProcessIdentity> all = new LinkedHashSet<>();
    if (process != null) {
      all.add(process);
    }
    all.addAll(descendants);
    return all;
  }
}
