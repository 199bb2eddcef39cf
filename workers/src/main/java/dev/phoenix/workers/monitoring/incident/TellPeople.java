package dev.phoenix.workers.monitoring.incident;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobInputException;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.monitoring.tell.Teller;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells people that something broke, that nobody looks into it, or that it is over. */
@Component
final class TellPeople implements JobTask<TellPeople.Input> {

  /** News that could not be brought for so long are not brought any more. */
  private static final Duration STALE = Duration.ofHours(1);

  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final Set<String> MOMENTS = Set.of("opened", "escalated", "closed");

  /**
   * What is told.
   *
   * @param incident as it was when it was opened
   * @param moment {@code opened}, {@code escalated} or {@code closed}
   */
  record Input(Opened incident, String moment) {

    Input {
      required(incident, "incident");
      if (!MOMENTS.contains(required(moment, "moment"))) {
        throw new JobInputException("the variable 'moment' must be opened, escalated or closed");
      }
    }
  }

  private final IncidentTable table;
  private final IncidentNews news;
  private final Teller teller;
  private final Clock clock;

  TellPeople(IncidentTable table, IncidentNews news, Teller teller, Clock clock) {
    this.table = table;
    this.news = news;
    this.teller = teller;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "monitoring.tell-people";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var incident = table.find(input.incident().id()).orElse(null);
    if (incident == null) {
      // the workers' database is another one than it was: nobody can be told what is not known
      return ended(Map.of());
    }
    boolean elsewhere = incident.told() && !input.moment().equals("escalated");
    if (elsewhere || incident.superseded()) {
      return ended(Map.of());
    }
    if (input.moment().equals("closed") && incident.closedAt() == null) {
      return new JobOutcome.Fault(
          "Incident %s is not closed: close it where it was opened, then retry"
              .formatted(incident.key()));
    }
    var now = news.of(incident, input.incident(), input.moment(), context.jobKey());
    var told = teller.tell(now);
    // an escalation comes long after the beginning, and is news all the same
    boolean stale =
        !input.moment().equals("escalated")
            && now.facts().at().plus(STALE).isBefore(clock.instant());
    return told.after().isZero() || stale || !context.hasRetryLeft()
        ? ended(told.ways())
        : new JobOutcome.PassingTrouble(
            "Telegram or the webhook cannot be reached; tried again for an hour", longer(told));
  }

  private static Duration longer(Teller.Told told) {
    return told.after().compareTo(PAUSE) > 0 ? told.after() : PAUSE;
  }

  private static JobOutcome ended(Map<String, String> ways) {
    return new JobOutcome.Completed(Map.of("told", ways));
  }
}
