package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.storage.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AppendOnlyTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldHaveTheDatabaseRefuseChanges(TestDatabase kind) {
    // given
    var test = BooksUnderTest.on(kind);
    test.books().request("PAYMENT", eur("60"), of("r"));

    // when / then
    assertRefused(test, "update book_entry set amount = 1");
    assertRefused(test, "delete from book_entry");
    assertThat(test.ledger().byRequest("r")).hasSize(1);
  }

  @Test
  void shouldHavePostgresRefuseToEmptyTheTable() {
    // given
    var test = BooksUnderTest.on(TestDatabase.POSTGRESQL);

    // when / then
    assertRefused(test, "truncate book_entry");
  }

  private static void assertRefused(BooksUnderTest test, String sql) {
    assertThatThrownBy(() -> test.jdbc().sql(sql).update())
        .hasStackTraceContaining("book_entry is append-only: book a correction instead");
  }
}
