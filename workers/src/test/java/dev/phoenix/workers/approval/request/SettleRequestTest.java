package dev.phoenix.workers.approval.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.workers.approval.request.SettleRequest.Execution;
import dev.phoenix.workers.books.Books;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.books.Voucher;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import dev.phoenix.workers.storage.WorkersSchema;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SettleRequestTest {

  private final Books books = books();
  private final SettleRequest task = new SettleRequest(books);

  @Test
  void shouldBookTheRealCostAndTheOverrun() {
    // given
    reserve("12.50");

    // when
    var outcome = settle("12.50", JsonNodeFactory.instance.textNode("13.00"));

    // then
    assertThat(outcome.toString()).contains("cost=13.00", "overrun=0.50");
  }

  @Test
  void shouldNotTakeAMissingCostForNothing() {
    // given
    reserve("12.50");

    // when
    var outcome = settle("12.50", null);

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Fault.class,
            fault -> assertThat(fault.message()).contains("What it cost is missing"));
  }

  @Test
  void shouldNeedNoCostWhereNothingWasAskedFor() {
    // given
    reserve("0");

    // when
    var outcome = settle("0", null);

    // then
    assertThat(outcome.toString()).contains("cost=0.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.001", "a lot", "1e13"})
  void shouldSayWhatIsWrongWithACostThatCannotBeBooked(String cost) {
    // given
    reserve("12.50");

    // when
    var outcome = settle("12.50", JsonNodeFactory.instance.textNode(cost));

    // then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            JobOutcome.Fault.class,
            fault -> assertThat(fault.message()).contains("resolve this incident"));
  }

  private void reserve(String amount) {
    books.reserve(
        "PAYMENT", Money.parse(amount, "EUR"), new Voucher("id", "1", 1L, "demo", "Hosting"));
  }

  private JobOutcome settle(String amount, @Nullable JsonNode cost) {
    return task.run(
        new SettleRequest.Input(request(amount), new Execution(true, cost, "bill 7", null)),
        new JobContext(1, task.type(), 1, 3));
  }

  private static HumanRequest request(String amount) {
    return RequestsMade.payment("k", "Hosting", amount).named("id", 1);
  }

  private static Books books() {
    var database = TestDatabase.H2.empty();
    WorkersSchema.migrate(database);
    return new Books(
        JdbcClient.create(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        new Installation("here"),
        Clock.systemUTC(),
        new BooksSettings(
            ZoneOffset.UTC,
            Map.of("PAYMENT", new BooksSettings.Budget(new BigDecimal(500), "EUR"))));
  }
}
