package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.EUR;
import static dev.phoenix.workers.books.BooksUnderTest.NOVEMBER;
import static dev.phoenix.workers.books.BooksUnderTest.NOW;
import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.storage.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldNameTheRequestsThatBroughtInMostOfEachCurrency(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    for (int i = 1; i <= 3; i++) {
      var books = test.books();
      books.request("PAYMENT", eur("10"), of("r" + i));
      books.earned(eur(i + "0"), of("r" + i));
    }
    test.books().earned(Money.parse("5", "USD"), of("r1", "2"));
    test.books().request("PAYMENT", eur("10"), of("nothing"));
    test.books().correct(6, eur("1"), of("r3", "c"));

    // when
    var best = test.ledger().bestReturns(NOVEMBER.minusMonths(11), NOVEMBER, 2);

    // then
    assertThat(best)
        .extracting(sums -> sums.requestId() + " " + sums.sums().returned())
        .containsExactly("r3 31.00 EUR", "r2 20.00 EUR", "r1 5.00 USD");
    assertThat(test.ledger().bestReturns(NOVEMBER.minusMonths(2), NOVEMBER.minusMonths(1), 2))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldShowABudgetOfWhichNothingIsUsed(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);

    // when
    var balances = test.ledger().balances(NOVEMBER);

    // then
    assertThat(balances).singleElement().isEqualTo(test.balance());
    assertThat(test.balance().left()).isEqualTo(eur("100"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldShowWhatHasEntriesAndNoBudget(TestDatabase kind) {
    // given
    var test = booked(kind);

    // when
    var balances = test.ledger().balances(NOVEMBER);

    // then
    assertThat(balances)
        .extracting(balance -> balance.account().kind(), Balance::limit, Balance::left)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("API_ACCOUNT", eur("0"), eur("-3")),
            org.assertj.core.groups.Tuple.tuple("PAYMENT", eur("100"), eur("85")));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldSumByMonthKindAndCurrency(TestDatabase kind) {
    // given
    var test = booked(kind);

    // when
    var sums = test.ledger().sums(NOVEMBER, NOVEMBER.plusMonths(1));

    // then
    assertThat(sums)
        .containsExactly(
            new AccountSums(
                new Account("API_ACCOUNT", NOVEMBER, EUR),
                eur("0"),
                eur("0"),
                eur("3"),
                eur("0"),
                eur("0"),
                0,
                1),
            new AccountSums(
                new Account("PAYMENT", NOVEMBER, EUR),
                eur("20"),
                eur("0"),
                eur("15"),
                eur("0"),
                eur("90"),
                1,
                1),
            new AccountSums(
                new Account("PAYMENT", NOVEMBER.plusMonths(1), EUR),
                eur("0"),
                eur("8"),
                eur("0"),
                eur("0"),
                eur("0"),
                0,
                0));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldTellWhatEachRequestCostAndBroughtIn(TestDatabase kind) {
    // given
    var test = booked(kind);

    // when
    var first = test.ledger().requests(NOVEMBER, "", 1);
    var second = test.ledger().requests(NOVEMBER, first.getLast().requestId(), 1);
    var none = test.ledger().requests(NOVEMBER, second.getLast().requestId(), 1);

    // then
    assertThat(first)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.requestId()).isEqualTo("r");
              assertThat(request.sums().asked()).isEqualTo(eur("20"));
              assertThat(request.sums().spent()).isEqualTo(eur("15"));
              assertThat(request.sums().returned()).isEqualTo(eur("90"));
            });
    assertThat(second).singleElement().extracting(RequestSums::requestId).isEqualTo("s");
    assertThat(none).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldPageTheEntriesThatPassAFilterLatestFirst(TestDatabase kind) {
    // given
    var test = booked(kind);
    var filter = new EntryFilter("PAYMENT", NOVEMBER, EUR, null, "r", "ana");

    // when
    var first = test.ledger().entries(filter, Long.MAX_VALUE, 3);
    var second = test.ledger().entries(filter, first.getLast().sequence(), 3);

    // then
    assertThat(first)
        .extracting(Entry::kind)
        .containsExactly(EntryKind.RETURN, EntryKind.SETTLEMENT, EntryKind.RESERVATION);
    assertThat(second).extracting(Entry::kind).containsExactly(EntryKind.REQUEST);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldTakeAFilterForNothingButText(TestDatabase kind) {
    // given
    var test = booked(kind);
    var hostile = new EntryFilter("' or 1=1 --", null, null, null, ":seq", "%");

    // when / then
    assertThat(test.ledger().entries(hostile, Long.MAX_VALUE, 10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldHandOnEveryEntryOnceAndInOrder(TestDatabase kind) {
    // given
    var test = booked(kind);
    var seen = new ArrayList<Long>();

    // when
    test.ledger().each(EntryFilter.ALL, entry -> seen.add(entry.sequence()));

    // then
    assertThat(seen).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L));
    assertThat(test.ledger().head().sequence()).isEqualTo(7);
  }

  private static BooksUnderTest booked(TestDatabase kind) {
    var test = BooksUnderTest.on(kind);
    var books = test.books();
    books.request("PAYMENT", eur("20"), of("r"));
    books.reserve("PAYMENT", eur("20"), of("r"));
    books.settle(eur("15"), of("r"));
    books.earned(eur("90"), of("r"));
    books.reserve("API_ACCOUNT", eur("0"), of("s"));
    books.settle(eur("3"), of("s"));
    test.books(NOW.plus(Duration.ofDays(20)), "100").reserve("PAYMENT", eur("8"), of("t"));
    return test;
  }
}
