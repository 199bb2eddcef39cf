package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.storage.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries 1 to 5: a request of 60, its reservation, 50 spent, 20 refunded, 200 earned. */
class BooksCorrectionTest {

  private final BooksUnderTest test = BooksUnderTest.on(TestDatabase.H2);
  private final Books books = test.books();

  @BeforeEach
  void book() {
    books.request("PAYMENT", eur("60"), of("r"));
    books.reserve("PAYMENT", eur("60"), of("r"));
    books.settle(eur("50"), of("r"));
    books.refund(eur("20"), of("r"));
    books.earned(eur("200"), of("r"));
  }

  @Test
  void shouldCountAsTheEntryThatItCorrects() {
    // when
    books.correct(3, eur("7"), of("r", "cost"));
    books.correct(4, eur("-5"), of("r", "refund"));
    books.correct(5, eur("-200"), of("r", "return"));
    books.correct(1, eur("1"), of("r", "request"));

    // then
    assertThat(test.balance().spent()).isEqualTo(eur("57"));
    assertThat(test.balance().refunded()).isEqualTo(eur("15"));
    assertThat(test.balance().returned()).isEqualTo(eur("0"));
    assertThat(test.balance().left()).isEqualTo(eur("58"));
    assertThat(test.ledger().sums(payments().month(), payments().month()))
        .first()
        .extracting(AccountSums::asked)
        .isEqualTo(eur("61"));
  }

  @Test
  void shouldNameTheEntryAndWhy() {
    // when
    var correction = books.correct(3, eur("7"), of("r", "cost"));

    // then
    assertThat(correction.about()).isEqualTo(3);
    assertThat(correction.voucher().note()).isEqualTo("for the oven");
    assertThat(correction.voucher().person()).isEqualTo("ana");
  }

  @Test
  void shouldWantToKnowWhy() {
    assertRefused(
        () -> books.correct(3, eur("1"), new Voucher("r", "2", null, "ana", " ")),
        "needs a note that says why");
  }

  @Test
  void shouldNotCorrectBelowZero() {
    assertRefused(() -> books.correct(1, eur("-60.01"), of("r")), "would be -0.01 EUR");
    assertRefused(() -> books.correct(5, eur("-200.01"), of("r")), "would be -0.01 EUR");
    assertRefused(() -> books.correct(4, eur("-20.01"), of("r")), "would be -0.01 EUR");
  }

  @Test
  void shouldNotLeaveLessCostThanCameBack() {
    assertRefused(() -> books.correct(3, eur("-30.01"), of("r")), "would be 19.99 EUR");
    assertRefused(() -> books.correct(4, eur("30.01"), of("r")), "would be 50.01 EUR");
  }

  @Test
  void shouldCountEarlierCorrections() {
    // given
    books.correct(3, eur("-30"), of("r"));

    // when / then
    assertRefused(() -> books.correct(3, eur("-0.01"), of("r", "2")), "would be 19.99 EUR");
    assertRefused(() -> books.refund(eur("0.01"), of("r", "2")), "0.00 EUR are left");
  }

  @Test
  void shouldNotApproveMoreByWayOfACorrection() {
    assertRefused(() -> books.correct(2, eur("1"), of("r")), "release it and reserve anew");
  }

  @Test
  void shouldNotCorrectACorrection() {
    // given
    books.correct(3, eur("1"), of("r"));

    // when / then
    assertRefused(() -> books.correct(6, eur("-1"), of("r", "2")), "correct entry 3 again");
  }

  @Test
  void shouldOnlyCorrectEntriesOfTheSameRequest() {
    assertRefused(() -> books.correct(3, eur("1"), of("s")), "it has no entry 3");
    assertRefused(() -> books.correct(99, eur("1"), of("r")), "it has no entry 99");
  }

  @Test
  void shouldOnlyCorrectInTheSameCurrency() {
    assertRefused(() -> books.correct(3, Money.parse("1", "USD"), of("r")), "EUR and USD");
  }

  private static Account payments() {
    return BooksUnderTest.payments();
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(BooksException.class).hasMessageContaining(message);
  }
}
