package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.NOW;
import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.books.Reservation.Insufficient;
import dev.phoenix.workers.books.Reservation.Reserved;
import dev.phoenix.workers.storage.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same call again. */
class BooksRepetitionTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldAnswerTheFirstEntryInsteadOfASecond(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    var first = everything(test.books());
    var booked = test.verifier().verify();

    // when
    var again = everything(test.books(NOW.plus(Duration.ofDays(40)), "0"));

    // then
    assertThat(again).isEqualTo(first);
    assertThat(test.verifier().verify()).isEqualTo(booked);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldRefuseAnotherAmountUnderTheSameReference(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    var books = test.books();
    everything(books);
    var booked = test.verifier().verify();

    // when / then
    for (var call :
        List.<Function<Money, Object>>of(
            money -> books.request("PAYMENT", money, of("r")),
            money -> books.reserve("PAYMENT", money, of("r")),
            money -> books.settle(money, of("r")),
            money -> books.refund(money, of("r")),
            money -> books.earned(money, of("r")),
            money -> books.correct(3, money, of("r")))) {
      assertThatThrownBy(() -> call.apply(eur("7.77")))
          .isInstanceOf(BooksException.class)
          .hasMessageContaining("repeat it as it was, or take another reference");
    }
    assertThat(test.verifier().verify()).isEqualTo(booked);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldRefuseToCorrectAnotherEntryUnderTheSameReference(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    everything(test.books());

    // when / then
    assertThatThrownBy(() -> test.books().correct(1, eur("-1"), of("r")))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("take another reference");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldTryAgainWhatHadNoBudget(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    assertThat(test.books(NOW, "10").reserve("PAYMENT", eur("60"), of("r")))
        .isInstanceOf(Insufficient.class);

    // when
    var again = test.books(NOW, "100").reserve("PAYMENT", eur("60"), of("r"));

    // then
    assertThat(again).isInstanceOf(Reserved.class);
  }

  private static List<Object> everything(Books books) {
    return List.of(
        books.request("PAYMENT", eur("60"), of("r")),
        books.reserve("PAYMENT", eur("60"), of("r")),
        books.settle(eur("65"), of("r")),
        books.refund(eur("10"), of("r")),
        books.earned(eur("200"), of("r")),
        books.correct(3, eur("-1"), of("r")),
        books.reserve("PAYMENT", eur("5"), of("s")),
        books.release(of("s")));
  }
}
