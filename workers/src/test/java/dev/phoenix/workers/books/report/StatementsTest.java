package dev.phoenix.workers.books.report;

import static dev.phoenix.workers.books.BooksUnderTest.NOVEMBER;
import static dev.phoenix.workers.books.BooksUnderTest.NOW;
import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.books.BooksUnderTest;
import dev.phoenix.workers.books.RequestSums;
import dev.phoenix.workers.books.Verdict.Broken;
import dev.phoenix.workers.books.Verdict.Intact;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementsTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldSayWhatAMonthCostAndBroughtIn(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    var books = test.books();
    books.request("PAYMENT", eur("60"), of("r"));
    books.reserve("PAYMENT", eur("60"), of("r"));
    books.settle(eur("50"), of("r"));
    var last = books.earned(eur("200"), of("r"));

    // when
    var statement = statements(test).of(NOVEMBER);

    // then
    assertThat(statement.accounts()).containsExactly(test.balance());
    assertThat(statement.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.requestId()).isEqualTo("r");
              assertThat(request.sums().spent()).isEqualTo(eur("50"));
              assertThat(request.sums().returned()).isEqualTo(eur("200"));
            });
    assertThat(statement.verdict()).isEqualTo(new Intact(4, last.head()));
    assertThat(statement.head()).isEqualTo(last.head());
    assertThat(statement.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldSayThatTheBooksWereChanged(TestDatabase kind) {
    // given
    var test = BooksUnderTest.alone(kind);
    test.books().request("PAYMENT", eur("60"), of("r"));
    test.disarm(kind);
    test.jdbc().sql("update book_entry set amount = 6").update();

    // when
    var statement = statements(test).of(NOVEMBER);

    // then
    assertThat(statement.verdict())
        .isEqualTo(new Broken(1, "Its fields are not those that its hash was made of"));
    assertThat(statement.head().sequence()).isEqualTo(1);
  }

  @Test
  void shouldListMoreThanAPageOfRequestsEachOnce() {
    // given
    var test = BooksUnderTest.on(TestDatabase.H2);
    var books = test.books();
    for (int i = 0; i < 501; i++) {
      books.request("PAYMENT", eur("1"), of("r" + i));
    }

    // when
    var statement = statements(test).of(NOVEMBER);

    // then
    assertThat(statement.requests())
        .extracting(RequestSums::requestId)
        .hasSize(501)
        .doesNotHaveDuplicates();
  }

  private static Statements statements(BooksUnderTest test) {
    return new Statements(
        test.ledger(),
        test.verifier(),
        BooksUnderTest.settings("100"),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
