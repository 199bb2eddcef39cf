package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.books.Reservation.Insufficient;
import dev.phoenix.workers.books.Reservation.Reserved;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One request after the other. */
class BooksTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldHoldBackWhatIsReserved(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().request("PAYMENT", eur("60"), of("r"));

    // when
    var answer = test.books().reserve("PAYMENT", eur("60"), of("r"));

    // then
    assertThat(answer).isInstanceOf(Reserved.class);
    assertThat(test.balance().reserved()).isEqualTo(eur("60"));
    assertThat(test.balance().left()).isEqualTo(eur("40"));
    assertThat(test.ledger().byRequest("r"))
        .extracting(Entry::kind)
        .containsExactly(EntryKind.REQUEST, EntryKind.RESERVATION);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldReserveToTheLastCentAndNoMore(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    var first = test.books().reserve("PAYMENT", eur("99.99"), of("r"));

    // when
    var tooMuch = test.books().reserve("PAYMENT", eur("0.02"), of("s"));
    var exact = test.books().reserve("PAYMENT", eur("0.01"), of("t"));

    // then
    assertThat(first).isInstanceOf(Reserved.class);
    assertThat(tooMuch)
        .isEqualTo(
            new Insufficient(
                eur("0.01"),
                eur("100"),
                "0.02 EUR is more than the 0.01 EUR that are left of 100.00 EUR for PAYMENT in"
                    + " 2026-11: raise phoenix.workers.books.budgets.PAYMENT.monthly, wait for the"
                    + " next month, or refuse the request"));
    assertThat(exact).isInstanceOf(Reserved.class);
    assertThat(test.balance().left().signum()).isZero();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldReserveNothingButZeroWithoutABudget(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);

    // when
    var otherKind = test.books().reserve("API_ACCOUNT", eur("0.01"), of("r"));
    var otherCurrency = test.books().reserve("PAYMENT", Money.parse("1", "USD"), of("s"));
    var free = test.books().reserve("API_ACCOUNT", eur("0"), of("t"));

    // then
    assertThat(otherKind)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(Insufficient.class))
        .satisfies(
            no -> assertThat(no.message()).contains("phoenix.workers.books.budgets.API_ACCOUNT"));
    assertThat(otherCurrency).isInstanceOf(Insufficient.class);
    assertThat(free).isInstanceOf(Reserved.class);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldGiveBackWhatIsReleased(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().reserve("PAYMENT", eur("60"), of("r"));

    // when
    var release = test.books().release(of("r"));

    // then
    assertThat(release.money()).isEqualTo(eur("60"));
    assertThat(test.balance().left()).isEqualTo(eur("100"));
    assertThatThrownBy(() -> test.books().release(of("r", "2")))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("nothing is held back");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldEndTheReservationWithTheRealCost(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().reserve("PAYMENT", eur("60"), of("r"));

    // when
    var settled = test.books().settle(eur("45.50"), of("r"));

    // then
    assertThat(settled.overrun()).isEqualTo(eur("0"));
    assertThat(test.balance().reserved()).isEqualTo(eur("0"));
    assertThat(test.balance().spent()).isEqualTo(eur("45.50"));
    assertThat(test.balance().left()).isEqualTo(eur("54.50"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldBookABillThatIsMoreThanTheBudget(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().reserve("PAYMENT", eur("60"), of("r"));

    // when
    var settled = test.books().settle(eur("130"), of("r"));
    var next = test.books().reserve("PAYMENT", eur("0.01"), of("s"));

    // then
    assertThat(settled.overrun()).isEqualTo(eur("70"));
    assertThat(test.balance().left()).isEqualTo(eur("-30"));
    assertThat(next).isInstanceOf(Insufficient.class);
    assertThat(test.books().reserve("PAYMENT", eur("0"), of("t"))).isInstanceOf(Reserved.class);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldBookABillThatComesAfterTheRelease(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().reserve("PAYMENT", eur("60"), of("r"));
    test.books().release(of("r"));

    // when
    var settled = test.books().settle(eur("20"), of("r"));

    // then
    assertThat(settled.overrun()).isEqualTo(eur("20"));
    assertThat(test.balance().left()).isEqualTo(eur("80"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldTakeBackAtMostWhatWasSpent(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().reserve("PAYMENT", eur("60"), of("r"));
    test.books().settle(eur("50"), of("r"));

    // when
    test.books().refund(eur("30"), of("r"));

    // then
    assertThat(test.balance().refunded()).isEqualTo(eur("30"));
    assertThat(test.balance().left()).isEqualTo(eur("80"));
    assertThatThrownBy(() -> test.books().refund(eur("20.01"), of("r", "2")))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("20.00 EUR are left");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldKeepReturnsOutOfTheBudget(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().request("PAYMENT", eur("60"), of("r"));

    // when
    test.books().earned(eur("1000"), of("r"));
    var dollars = test.books().earned(Money.parse("7", "USD"), of("r", "2"));

    // then
    assertThat(test.balance().returned()).isEqualTo(eur("1000"));
    assertThat(test.balance().left()).isEqualTo(eur("100"));
    assertThat(dollars.account().currency().getCurrencyCode()).isEqualTo("USD");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldBookLaterEntriesInTheMonthOfTheReservation(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    var lateInMadrid = Instant.parse("2026-11-30T22:59:59.999Z");
    test.books(lateInMadrid, "100").reserve("PAYMENT", eur("60"), of("r"));

    // when
    var december = test.books(lateInMadrid.plusMillis(1), "100");
    december.settle(eur("60"), of("r"));
    var next = december.reserve("PAYMENT", eur("100"), of("s"));

    // then
    assertThat(test.balance().spent()).isEqualTo(eur("60"));
    assertThat(next)
        .isInstanceOfSatisfying(
            Reserved.class,
            in -> assertThat(in.entry().account().month()).isEqualTo(YearMonth.of(2026, 12)));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldBookInOrderWhenTheClockJumpsBackAMonth(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    var december = Instant.parse("2026-12-02T12:00:00Z");
    test.books().reserve("PAYMENT", eur("60"), of("r"));
    test.books(december, "100").reserve("PAYMENT", eur("100"), of("s"));

    // when back in November
    var more = test.books().reserve("PAYMENT", eur("60"), of("t"));
    test.books().settle(eur("90"), of("s"));

    // then
    assertThat(more).isInstanceOf(Insufficient.class);
    assertThat(test.balance().reserved()).isEqualTo(eur("60"));
    assertThat(test.ledger().byRequest("s"))
        .extracting(entry -> entry.account().month())
        .containsOnly(YearMonth.of(2026, 12));
    assertThat(test.verifier().verify()).isInstanceOf(Verdict.Intact.class);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldKeepInstallationsApart(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().reserve("PAYMENT", eur("60"), of("r"));
    var elsewhere =
        new Books(
            test.jdbc(),
            test.transaction(),
            new dev.phoenix.workers.storage.Installation("elsewhere"),
            java.time.Clock.systemUTC(),
            BooksUnderTest.settings("100"));

    // when
    var answer = elsewhere.reserve("PAYMENT", eur("100"), of("r"));

    // then
    assertThat(answer)
        .isInstanceOfSatisfying(
            Reserved.class, in -> assertThat(in.entry().sequence()).isEqualTo(1));
  }
}
