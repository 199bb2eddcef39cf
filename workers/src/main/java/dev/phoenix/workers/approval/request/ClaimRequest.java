package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.books.Books;
import dev.phoenix.workers.books.Voucher;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a request that is repeated join the first, and books what the first one asks for. */
@Component("claimHumanRequest")
final class ClaimRequest implements JobTask<ClaimRequest.Input> {

  /** The valid request. */
  record Input(HumanRequest request) {}

  /**
   * The request that was there before.
   *
   * @param waitKey by which its outcome is told to this process instance
   * @param outcome of it; null while it is open
   */
  record Joined(String waitKey, @Nullable JsonNode outcome) {}

  /**
   * What came of it.
   *
   * @param request with its names
   * @param joined null for the first
   */
  record Output(HumanRequest request, @Nullable Joined joined) {}

  private final Requests requests;
  private final Books books;

  ClaimRequest(Requests requests, Books books) {
    this.requests = requests;
    this.books = books;
  }

  @Override
  public String type() {
    return "approval.claim-request";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    long process = context.processInstanceKey();
    var claimed = requests.claim(input.request(), process);
    var request = input.request().named(claimed.id(), claimed.number());
    if (claimed.processInstanceKey() != process) {
      var joined = new Joined(OutcomeMessages.waitKey(claimed.id(), process), claimed.outcome());
      return new JobOutcome.Completed(new Output(request, joined));
    }
    if (request.cost().signum() > 0) {
      books.request(
          request.type().name(),
          request.cost(),
          new Voucher(claimed.id(), "1", process, request.caller(), request.title()));
    }
    return new JobOutcome.Completed(new Output(request, null));
  }
}
