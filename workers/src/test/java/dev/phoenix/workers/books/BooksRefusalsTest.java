package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.storage.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense is told so, and leaves no entry. */
class BooksRefusalsTest {

  private final BooksUnderTest test = BooksUnderTest.on(TestDatabase.H2);
  private final Books books = test.books();

  @BeforeEach
  void settle() {
    books.request("PAYMENT", eur("60"), of("r"));
    books.reserve("PAYMENT", eur("60"), of("r"));
    books.settle(eur("50"), of("r"));
  }

  @Test
  void shouldRefuseAmountsThatMakeNoSense() {
    assertRefused(() -> books.request("PAYMENT", eur("-1"), of("s")), "must be zero or more");
    assertRefused(() -> books.reserve("PAYMENT", eur("-1"), of("s")), "must be zero or more");
    assertRefused(() -> books.settle(eur("-1"), of("r", "2")), "settled");
    assertRefused(() -> books.refund(eur("0"), of("r")), "must be more than zero");
    assertRefused(() -> books.refund(eur("-1"), of("r")), "must be more than zero");
    assertRefused(() -> books.earned(eur("-1"), of("r")), "must be zero or more");
    assertRefused(() -> books.correct(3, eur("0"), of("r")), "must be more or less than zero");
  }

  @Test
  void shouldRefuseSumsTooLargeToBook() {
    // given
    var most = eur("1000000000000");

    // when / then
    assertRefused(
        () -> books.request("PAYMENT", most.plus(eur("0.01")), of("s")), "up to 1000000000000");
  }

  @Test
  void shouldRefuseToSettleTwice() {
    assertRefused(() -> books.settle(eur("50"), of("r", "2")), "book a correction of that entry");
  }

  @Test
  void shouldRefuseToReleaseWhatIsSettled() {
    assertRefused(() -> books.release(of("r")), "entry 3 was the SETTLEMENT of entry 2");
  }

  @Test
  void shouldRefuseToSettleWhatWasNeverReserved() {
    assertRefused(() -> books.settle(eur("1"), of("s")), "reserve first");
    assertRefused(() -> books.release(of("s")), "reserve first");
    assertRefused(() -> books.refund(eur("1"), of("s")), "settle it first");
    assertRefused(() -> books.earned(eur("1"), of("s")), "book the request first");
  }

  @Test
  void shouldRefuseASecondReservationWhileOneIsOpen() {
    // given
    books.reserve("PAYMENT", eur("1"), of("r", "2"));

    // when / then
    assertThatThrownBy(() -> books.reserve("PAYMENT", eur("1"), of("r", "3")))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("settle or release that first");
  }

  @Test
  void shouldRefuseAnotherCurrencyThanThatOfTheReservation() {
    // given
    books.reserve("PAYMENT", eur("1"), of("s"));

    // when / then
    assertThatThrownBy(() -> books.settle(Money.parse("1", "USD"), of("s")))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("USD cannot be booked on an account in EUR");
  }

  @Test
  void shouldRefuseAnotherKindThanThatOfTheRequest() {
    assertRefused(
        () -> books.reserve("API_ACCOUNT", eur("0"), of("r", "2")), "is a PAYMENT, not a API");
  }

  @Test
  void shouldRefuseToBookInsideATransaction() {
    assertRefused(
        () ->
            test.transaction()
                .executeWithoutResult(t -> books.request("PAYMENT", eur("1"), of("s"))),
        "outside of any transaction");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "payment", "PAY MENT", "PAYMENT1", "ÄRGER"})
  void shouldRefuseOtherKindsOfNames(String kind) {
    assertRefused(() -> books.request(kind, eur("1"), of("s")), "such as PAYMENT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000", "\ud800"})
  void shouldRefuseIdsThatNoDatabaseHolds(String id) {
    assertRefused(() -> of(id), "request id must be 1 to 100");
    assertRefused(() -> of("r", id), "reference must be 1 to 100");
  }

  @Test
  void shouldRefuseTextsThatAreTooLong() {
    assertRefused(() -> of("r".repeat(101)), "request id must be 1 to 100");
    assertRefused(
        () -> new Voucher("r", "1", null, "p".repeat(201), ""), "person must be 1 to 200");
    assertRefused(() -> new Voucher("r", "1", null, "p", "n".repeat(2001)), "shorten it");
  }

  private void assertRefused(ThrowingCallable call, String message) {
    var before = test.verifier().verify();
    assertThatThrownBy(call).isInstanceOf(BooksException.class).hasMessageContaining(message);
    assertThat(test.verifier().verify()).isEqualTo(before);
  }
}
