package dev.phoenix.workers.approval.request;

import static java.util.Objects.requireNonNullElse;

import dev.phoenix.workers.books.Books;
import dev.phoenix.workers.books.BooksException;
import dev.phoenix.workers.books.Reservation.Insufficient;
import dev.phoenix.workers.books.Reservation.Reserved;
import dev.phoenix.workers.books.Voucher;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets the amount of an approved request aside, or says that the budget has it no longer. */
@Component
final class ReserveBudget implements JobTask<ReserveBudget.Input> {

  /** The approved request. */
  record Input(HumanRequest request, Decision decision) {}

  /**
   * What came of it.
   *
   * @param state {@code reserved} or {@code insufficient}
   * @param message what to do where it is insufficient
   */
  record Funding(String state, @Nullable String message) {

    /** Whether there was not enough. */
    boolean insufficient() {
      return state.equals("insufficient");
    }
  }

  private final Books books;

  ReserveBudget(Books books) {
    this.books = books;
  }

  @Override
  public String type() {
    return "approval.reserve-budget";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var request = input.request();
    var voucher =
        new Voucher(
            JobInputs.id(request),
            "1",
            context.processInstanceKey(),
            requireNonNullElse(input.decision().by(), "unknown"),
            request.title());
    try {
      var funding =
          switch (books.reserve(request.type().name(), request.cost(), voucher)) {
            case Reserved _ -> new Funding("reserved", null);
            case Insufficient lack -> new Funding("insufficient", lack.message());
          };
      return new JobOutcome.Completed(Map.of("funding", funding));
    } catch (BooksException e) {
      return new JobOutcome.Fault("The amount cannot be reserved: " + e.getMessage());
    }
  }
}
