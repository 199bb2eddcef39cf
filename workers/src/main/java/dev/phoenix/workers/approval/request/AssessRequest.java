package dev.phoenix.workers.approval.request;

import dev.phoenix.workers.books.Account;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Ledger;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets a request beside the budget, its return, earlier ones, and the day's attention. */
@Component
final class AssessRequest implements JobTask<AssessRequest.Input> {

  /** A share that no budget has. */
  private static final BigDecimal BEYOND = new BigDecimal(1_000_000);

  private static final MathContext DIGITS = new MathContext(6);

  /** The claimed request. */
  record Input(HumanRequest request) {}

  /**
   * What the decision table goes by.
   *
   * @param budgetLeft of this month, before this request
   * @param budgetShare the cost as a share of that; 0 if it costs nothing, and a million if nothing
   *     is left
   * @param returnRatio the expected return over the cost; null if either is not known
   * @param precedents how many of the latest requests of the same caller and type people decided
   * @param approvedShare of those
   * @param attentionLeft how many more people may be asked today
   * @param automatable whether a job can carry it out
   */
  record Assessment(
      String budgetLeft,
      BigDecimal budgetShare,
      @Nullable BigDecimal returnRatio,
      int precedents,
      double approvedShare,
      int attentionLeft,
      boolean automatable) {}

  private final Requests requests;
  private final Ledger ledger;
  private final BooksSettings budgets;
  private final RequestSettings settings;
  private final Clock clock;

  AssessRequest(
      Requests requests,
      Ledger ledger,
      BooksSettings budgets,
      RequestSettings settings,
      Clock clock) {
    this.requests = requests;
    this.ledger = ledger;
    this.budgets = budgets;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "approval.assess-request";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var request = input.request();
    var cost = request.cost();
    var here = clock.withZone(budgets.zoneOrSystem());
    var left =
        ledger
            .balance(new Account(request.type().name(), YearMonth.now(here), cost.currency()))
            .left();
    var precedents = requests.precedents(request);
    var today = LocalDate.now(here).atStartOfDay(budgets.zoneOrSystem()).toInstant();
    var assessment =
        new Assessment(
            left.toString(),
            share(cost, left),
            ratio(request),
            precedents.decided(),
            precedents.decided() == 0 ? 0 : (double) precedents.approved() / precedents.decided(),
            Math.max(0, settings.attentionPerDay() - requests.openedSince(today)),
            request.action() != null);
    return new JobOutcome.Completed(Map.of("assessment", assessment));
  }

  private static BigDecimal share(Money cost, Money left) {
    if (cost.signum() == 0) {
      return BigDecimal.ZERO;
    }
    return left.signum() <= 0 ? BEYOND : cost.amount().divide(left.amount(), DIGITS).min(BEYOND);
  }

  private static @Nullable BigDecimal ratio(HumanRequest request) {
    var cost = request.cost();
    return request.expectedReturn() == null || cost.signum() == 0
        ? null
        : new BigDecimal(request.expectedReturn()).divide(cost.amount(), DIGITS);
  }
}
