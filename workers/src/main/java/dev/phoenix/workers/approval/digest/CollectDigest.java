package dev.phoenix.workers.approval.digest;

import static dev.phoenix.workers.job.JobInputException.required;

import dev.phoenix.workers.approval.request.RequestFilter;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.approval.request.RequestState;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts together what people were not asked in a day. */
@Component
final class CollectDigest implements JobTask<CollectDigest.Input> {

  private static final int PAGE = 200;
  // A request is routed within moments; this much later at most it is closed as not asked.
  private static final Duration ROUTED = Duration.ofDays(1);

  /**
   * Which day.
   *
   * @param from requests that were closed then or later
   * @param to and before then
   */
  record Input(String date, Instant from, Instant to) {

    Input {
      required(date, "date");
      required(from, "from");
      required(to, "to");
    }
  }

  private final RequestList requests;
  private final DigestSettings settings;

  CollectDigest(RequestList requests, DigestSettings settings) {
    this.requests = requests;
    this.settings = settings;
  }

  @Override
  public String type() {
    return "approval.collect-digest";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var digest = Digest.of(input.date(), left(input), settings.language());
    return new JobOutcome.Completed(Map.of("digest", digest));
  }

  private List<RequestRecord> left(Input input) {
    var filter =
        new RequestFilter(
            Set.of(RequestState.NOT_ASKED), null, null, input.from().minus(ROUTED), input.to());
    var left = new ArrayList<RequestRecord>();
    var page = requests.page(filter, Long.MAX_VALUE, PAGE);
    while (!page.isEmpty()) {
      page.stream().filter(record -> closedIn(record, input)).forEach(left::addFirst);
      page = requests.page(filter, page.getLast().number(), PAGE);
    }
    return left;
  }

  private static boolean closedIn(RequestRecord record, Input input) {
    var closed = record.closedAt();
    return closed != null && !closed.isBefore(input.from()) && closed.isBefore(input.to());
  }
}
