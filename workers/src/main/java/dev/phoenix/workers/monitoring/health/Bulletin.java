package dev.phoenix.workers.monitoring.health;

import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.Watched;
import dev.phoenix.workers.monitoring.health.probe.TargetState;
import dev.phoenix.workers.monitoring.incident.Incident;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.monitoring.incident.Severity;
import dev.phoenix.workers.monitoring.incident.Trouble;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens an incident for what is bad, and closes it when that is over. It compares how all stands
 * with what is open, so that what a crash left undone is done after the next round.
 */
final class Bulletin {

  private static final String KEY = "health:";

  private final Targets targets;
  private final Incidents incidents;
  private final SupervisorDoor door;

  Bulletin(Targets targets, Incidents incidents, SupervisorDoor door) {
    this.targets = targets;
    this.incidents = incidents;
    this.door = door;
  }

  /** The key of a target's incident. */
  static String key(String target) {
    return KEY + target;
  }

  /** Tells what is new in how all targets stand. */
  void tell(List<Standing> standings) {
    var open =
        incidents.open().stream()
            .filter(incident -> incident.key().startsWith(KEY))
            .collect(Collectors.toMap(Incident::key, Function.identity(), (one, other) -> one));
    var byTarget =
        standings.stream().collect(Collectors.toMap(Standing::target, Function.identity()));
    var supervised = door.watched();
    for (var target : targets.all()) {
      var standing = byTarget.get(target.id());
      if (standing != null) {
        tell(target, standing, byTarget, supervised, open.get(key(target.id())));
      }
    }
    open.keySet().stream()
        .filter(key -> targets.find(key.substring(KEY.length())).isEmpty())
        .forEach(key -> incidents.close(key, "It is no longer looked at."));
  }

  private void tell(
      Target target,
      Standing standing,
      Map<String, Standing> all,
      Watched supervised,
      @Nullable Incident open) {
    if (standing.flapping() || standing.state().isBad()) {
      // one that is open stays so, whatever else breaks
      if (open != null || !explained(target, all)) {
        incidents.open(trouble(target, standing, supervised));
      }
    } else if (open != null && standing.state() == TargetState.UP) {
      incidents.close(open.key(), target.name() + " is up again: " + standing.detail());
    }
  }

  /** Whether what the target needs is bad itself, and so is what people are told of. */
  private boolean explained(Target target, Map<String, Standing> all) {
    var needed = target.needs() == null ? null : all.get(target.needs());
    return needed != null && (needed.seen().isBad() || needed.state().isBad());
  }

  private static Trouble trouble(Target target, Standing standing, Watched supervised) {
    boolean down = standing.state() == TargetState.DOWN;
    var service = target.service();
    var what =
        standing.flapping() ? "keeps changing" : down ? "is down" : "does not work as it should";
    return new Trouble(
        key(target.id()),
        down && target.critical() ? Severity.CRITICAL : Severity.WARNING,
        target.name() + " " + what,
        standing.detail(),
        service != null && supervised.tells(service, down));
  }
}
