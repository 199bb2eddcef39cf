package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.books.Reservation.Reserved;
import dev.phoenix.workers.storage.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many at a time, of which each has books of its own as processes have. */
class BooksConcurrencyTest {

  private static final int MANY = 50;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldReserveNoMoreThanTheBudget(TestDatabase kind) throws Exception {
    // given
    var test = BooksUnderTest.on(kind);
    var processes = List.of(test.books(), test.books(), test.books(), test.books());

    // when
    var answers =
        atOnce(
            i ->
                processes
                    .get(i % processes.size())
                    .reserve("PAYMENT", eur("10"), of("request-" + i)));

    // then
    assertThat(answers).filteredOn(Reserved.class::isInstance).hasSize(10);
    assertThat(test.balance().left()).isEqualTo(eur("0"));
    assertThat(test.verifier().verify())
        .isInstanceOfSatisfying(
            Verdict.Intact.class, intact -> assertThat(intact.count()).isEqualTo(10));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldBookTheSameOnce(TestDatabase kind) throws Exception {
    // given
    var test = BooksUnderTest.on(kind);
    var processes = List.of(test.books(), test.books(), test.books(), test.books());

    // when
    var answers =
        atOnce(i -> processes.get(i % processes.size()).reserve("PAYMENT", eur("10"), of("r")));

    // then
    assertThat(answers).hasSize(MANY).containsOnly(answers.getFirst());
    assertThat(test.balance().reserved()).isEqualTo(eur("10"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldKeepOneChainWhateverIsBooked(TestDatabase kind) throws Exception {
    // given
    var test = BooksUnderTest.on(kind);
    var processes = List.of(test.books(), test.books(), test.books(), test.books());

    // when
    atOnce(
        i -> {
          var books = processes.get(i % processes.size());
          var request = "request-" + i;
          books.request("PAYMENT", eur("10"), of(request));
          books.reserve("PAYMENT", eur("0"), of(request));
          books.settle(eur("2"), of(request));
          books.earned(eur("3"), of(request));
          assertThat(test.verifier().verify()).isInstanceOf(Verdict.Intact.class);
          return request;
        });

    // then
    assertThat(test.balance().spent()).isEqualTo(eur("100"));
    assertThat(test.balance().returned()).isEqualTo(eur("150"));
    assertThat(test.verifier().verify())
        .isInstanceOfSatisfying(
            Verdict.Intact.class, intact -> assertThat(intact.count()).isEqualTo(4 * MANY));
  }

  private static <T> List<T> atOnce(IntFunction<T> work) throws Exception {
    var start = new CyclicBarrier(MANY);
    var calls = new ArrayList<Callable<T>>();
    for (int i = 0; i < MANY; i++) {
      int number = i;
      calls.add(
          () -> {
            start.await();
            return work.apply(number);
          });
    }
    try (var threads = Executors.newFixedThreadPool(MANY)) {
      var answers = new ArrayList<T>();
      for (var answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
