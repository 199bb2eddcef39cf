package dev.phoenix.workers.monitoring.health;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says after a round what counts, tells what changed, and writes it down. */
final class ConcludeRound implements JobTask<ConcludeRound.Input> {

  /**
   * Which.
   *
   * @param roundId the round's
   * @param startedAt when it began
   */
  record Input(String roundId, Instant startedAt) {

    Input {
      required(roundId, "roundId");
      required(startedAt, "startedAt");
    }
  }

  /**
   * Where it is written down.
   *
   * @param settings how changes are damped, and how long looks are kept
   */
  record Records(HealthSettings settings, Looks looks, Standings standings, StatusFile file) {}

  private final Targets targets;
  private final Records records;
  private final Bulletin bulletin;
  private final HealthMetrics metrics;
  private final Clock clock;

  ConcludeRound(
      Targets targets, Records records, Bulletin bulletin, HealthMetrics metrics, Clock clock) {
    this.targets = targets;
    this.records = records;
    this.bulletin = bulletin;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "monitoring.conclude-round";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var now = clock.instant();
    // a round of the future would keep all others from counting
    var roundAt = input.startedAt().isAfter(now) ? now : input.startedAt();
    var damping =
        new Damping(records.settings().flappingChanges(), records.settings().flappingRounds());
    var history =
        records.looks().since(now.minus(Trends.SPAN)).stream()
            .collect(Collectors.groupingBy(Look::target));
    for (var look : records.looks().conclude(input.roundId())) {
      targets
          .find(look.target())
          .ifPresent(
              target -> {
                var trend = Trends.of(history.getOrDefault(target.id(), List.of()), now);
                records
                    .standings()
                    .advance(
                        target.id(),
                        roundAt,
                        before -> damping.next(before, look, target, roundAt).going(trend));
              });
    }
    for (var standing : records.standings().all()) {
      if (targets.find(standing.target()).isEmpty()) {
        records.standings().forget(standing.target());
      }
    }
    bulletin.tell(records.standings().all());
    records.file().write();
    records.looks().prune(records.settings().kept());
    metrics.round();
    return new JobOutcome.Completed(Map.of());
  }
}
