package dev.phoenix.workers.monitoring.health;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one target and keeps at once what was seen. */
final class ProbeTarget implements JobTask<ProbeTarget.Input> {

  private static final Logger LOG = LoggerFactory.getLogger(ProbeTarget.class);

  /**
   * Which.
   *
   * @param roundId the round's
   * @param target the target's id
   */
  record Input(String roundId, String target) {

    Input {
      required(roundId, "roundId");
      required(target, "target");
    }
  }

  private final Targets targets;
  private final Prober prober;
  private final Looks looks;

  ProbeTarget(Targets targets, Prober prober, Looks looks) {
    this.targets = targets;
    this.prober = prober;
    this.looks = looks;
  }

  @Override
  public String type() {
    return "monitoring.probe-target";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var target = targets.find(input.target());
    if (target.isEmpty()) {
      LOG.info("A round names a target that is not configured here; it is left out");
    } else if (looks.begin(input.roundId(), target.get().id())) {
      var seen = prober.look(target.get());
      looks.end(input.roundId(), target.get().id(), seen.finding(), seen.took());
    }
    return new JobOutcome.Completed(Map.of());
  }
}
