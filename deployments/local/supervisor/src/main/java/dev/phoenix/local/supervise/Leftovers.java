package dev.phoenix.local.supervise;

import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a supervisor that was killed left behind. Found by recorded number and start time only. */
public final class Leftovers {

  private Leftovers() {}

  /** The services of a recorded run that still have living processes, last started first. */
  public static List<ServiceStatus> of(RunState state) {
    return state.services().reversed().stream()
        .filter(service -> service.processes().stream().anyMatch(ProcessIdentity::isAlive))
        .toList();
  }

  /**
   * Ends them in reverse order, each with all that it started.
   *
   * @return what could not be ended
   */
  public static List<ProcessIdentity> end(RunState state, Duration grace) {
    List<ProcessIdentity> left = new ArrayList<>();
    for (ServiceStatus service : of(state)) {
      Set<ProcessIdentity> processes = new LinkedHashSet<>();
      for (ProcessIdentity recorded : service.processes()) {
        recorded
            .find()
            .ifPresent(
                alive -> {
                  processes.add(recorded);
                  processes.addAll(ProcessTree.members(recorded));
                });
      }
      left.addAll(ProcessTree.end(processes, grace));
    }
    return left;
  }
}
