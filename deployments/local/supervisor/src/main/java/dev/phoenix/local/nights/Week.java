package dev.phoenix.local.nights;

import dev.phoenix.local.demo.Reviewer;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Feedback;
import dev.phoenix.local.rest.ModelRuntime;
import dev.phoenix.local.rest.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Days of posts, each with a night of learning, one after the other, with nobody to look after
 * them: a reviewer with a voice of their own gets posts on new topics each day, and clients draft
 * all the time.
 */
public final class Week {

  /** Verdicts of people come from the reviewer by day; by night drafts alone are compared. */
  private static final Duration WATCH = Duration.ofMinutes(1);

  private static final int CLIENTS = 4;

  private final Camunda camunda;
  private final Workers workers;
  private final Drafter drafter;
  private final Path logs;
  private final Consumer<String> say;

  /**
   * A week on a running platform that has learned nothing yet, and whose golden queries expect the
   * reviewer's words.
   *
   * @param logs folder whose workers' log is shown if it does not go on
   * @param say is told what goes on
   */
  public Week(
      Camunda camunda, Workers workers, ModelRuntime runtime, Path logs, Consumer<String> say) {
    this.camunda = camunda;
    this.workers = workers;
    this.drafter = new Drafter(runtime);
    this.logs = logs;
    this.say = say;
  }

  /**
   * What a week was like.
   *
   * @param before coverage of the voice on unseen topics before it, 0 to 1
   * @param lost verdicts that were given and are not in the feedback store
   */
  public record Result(double before, List<Day> days, long lost) {

    /** Nights that did not end as designed. */
    public long failedNights() {
      return days.stream()
          .map(day -> new NightRunner.Night(day.outcome(), "", "", day.took()))
          .filter(NightRunner.Night::failed)
          .count();
    }

    /** Requests of clients that were not answered. */
    public int failedRequests() {
      return days.stream().mapToInt(Day::failures).sum();
    }
  }

  /**
   * Runs it.
   *
   * @param posts a day
   * @param unseen topics that coverage is measured on
   * @param since learns from feedback given from then on; null for all
   */
  public Result run(int days, int posts, int unseen, @Nullable Instant since)
      throws IOException, InterruptedException {
    if (days * posts > Topics.most()) {
      throw new IllegalArgumentException("There are no more than " + Topics.most() + " topics");
    }
    var known = known();
    var held = Topics.unseen(unseen);
    var before = drafter.coverage(held);
    say.accept("voice on unseen topics before: %.2f".formatted(before));
    var nights = new NightRunner(workers, WATCH, say);
    var done = new ArrayList<Day>();
    try (var clients = new Clients(drafter, CLIENTS)) {
      var reviewer = new Reviewer(camunda, say, logs);
      for (int day = 1; day <= days; day++) {
        int drafts = clients.drafts();
        int failures = clients.failures();
        var reviewed =
            reviewer.review(List.copyOf(Topics.series("day-" + day, (day - 1) * posts, posts)));
        var night = nights.run(since);
        done.add(
            new Day(
                day,
                reviewed.verdicts(),
                reviewed.edited(),
                night.outcome(),
                night.adapter(),
                night.reason(),
                drafter.coverage(held),
                clients.drafts() - drafts,
                clients.failures() - failures,
                night.took()));
        Day.table(before, done).forEach(say);
      }
    }
    return new Result(before, done, days * posts - (known() - known));
  }

  private long known() throws IOException, InterruptedException {
    return new Feedback(workers).counts().path("total").asLong();
  }
}
