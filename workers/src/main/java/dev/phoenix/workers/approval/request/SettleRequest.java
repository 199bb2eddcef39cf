package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.books.Books;
import dev.phoenix.workers.books.BooksException;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.books.Voucher;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Books what a request really cost, or gives back what was set aside for it. */
@Component
final class SettleRequest implements JobTask<SettleRequest.Input> {

  private static final String PERSON = "system";

  /** The request and what came of carrying it out. */
  record Input(HumanRequest request, Execution execution) {}

  /**
   * What came of carrying it out.
   *
   * @param done whether it was
   * @param cost really, a number or digits in the request's currency; may be null only if the
   *     request costs nothing
   * @param reference such as the number of a bill
   */
  record Execution(
      boolean done, @Nullable JsonNode cost, @Nullable String reference, @Nullable String note) {}

  /**
   * What was booked.
   *
   * @param cost the real one; null if it was not carried out
   * @param overrun how much more that is than was approved; null likewise
   * @param entry its number in the books
   */
  record Settlement(@Nullable String cost, @Nullable String overrun, long entry) {}

  private final Books books;

  SettleRequest(Books books) {
    this.books = books;
  }

  @Override
  public String type() {
    return "approval.settle-request";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var execution = input.execution();
    var voucher =
        new Voucher(
            JobInputs.id(input.request()),
            "1",
            context.processInstanceKey(),
            PERSON,
            note(execution));
    try {
      return new JobOutcome.Completed(
          Map.of("settlement", book(input.request(), execution, voucher)));
    } catch (BooksException e) {
      return new JobOutcome.Fault(
          "The cost cannot be booked: %s. Set the variable 'execution' and resolve this incident."
              .formatted(e.getMessage()));
    }
  }

  private Settlement book(HumanRequest request, Execution execution, Voucher voucher) {
    if (!execution.done()) {
      return new Settlement(null, null, books.release(voucher).sequence());
    }
    var cost = cost(request, execution.cost());
    var settled = books.settle(cost, voucher);
    return new Settlement(
        cost.amount().toPlainString(),
        settled.overrun().amount().toPlainString(),
        settled.entry().sequence());
  }

  /** What was not told is nothing only where nothing was asked for. */
  private static Money cost(HumanRequest request, @Nullable JsonNode told) {
    if (told != null && !told.isNull()) {
      return Money.parse(told, request.currency());
    }
    if (request.cost().signum() > 0) {
      throw new BooksException("What it cost is missing");
    }
    return request.cost();
  }

  private static String note(Execution execution) {
    var parts = new StringBuilder();
    if (execution.reference() != null) {
      parts.append(execution.reference());
    }
    if (execution.note() != null) {
      parts.append(parts.isEmpty() ? "" : ": ").append(execution.note());
    }
    return parts.length() > 2000 ? parts.substring(0, 2000) : parts.toString();
  }
}
