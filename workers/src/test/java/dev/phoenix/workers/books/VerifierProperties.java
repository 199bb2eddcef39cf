package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.HERE;
import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.books.Verdict.Broken;
import dev.phoenix.workers.books.Verdict.Intact;
import dev.phoenix.workers.storage.TestDatabase;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.springframework.dao.DataIntegrityViolationException;

/** Any single field of any entry is changed. */
class VerifierProperties {

  /** A column and an expression of what it is changed to. */
  record Change(String column, String to) {}

  private static final Map<TestDatabase, BooksUnderTest> BOOKS = new EnumMap<>(TestDatabase.class);

  @Property(tries = 300)
  void shouldFindAnyChangedField(
      @ForAll TestDatabase kind,
      @ForAll @IntRange(min = 1, max = 8) int sequence,
      @ForAll("changes") Change change) {
    // given
    var test = BOOKS.computeIfAbsent(kind, VerifierProperties::booked);
    var changed =
        test.transaction()
            .execute(
                status -> {
                  // when
                  status.setRollbackOnly();
                  var savepoint = status.createSavepoint();
                  try {
                    return test.jdbc()
                                .sql(
                                    "update book_entry set %1$s = %2$s where installation = :here"
                                            .formatted(change.column(), change.to())
                                        + " and seq = :seq and %1$s is distinct from %2$s"
                                            .formatted(change.column(), change.to()))
                                .param("here", HERE.id())
                                .param("seq", sequence)
                                .update()
                            == 0
                        ? null
                        : test.verifier().verify();
                  } catch (DataIntegrityViolationException refused) {
                    status.rollbackToSavepoint(savepoint); // by a constraint: as good as found
                    return null;
                  }
                });
    Assume.that(changed != null);

    // then
    assertThat(changed).isInstanceOf(Broken.class);
    assertThat(test.verifier().verify()).isInstanceOf(Intact.class);
  }

  @Provide
  Arbitrary<Change> changes() {
    var texts =
        Arbitraries.of(
                "account_kind",
                "request_id",
                "reference",
                "person",
                "note",
                "previous_hash",
                "hash")
            .flatMap(
                column ->
                    Arbitraries.oneOf(
                            Arbitraries.of("' '", "''", "'A_B'", "note || ' '", "lower(hash)"),
                            Arbitraries.of("upper(hash)", "previous_hash", "request_id"),
                            Arbitraries.strings()
                                .alpha()
                                .numeric()
                                .ofMaxLength(40)
                                .map(t -> "'" + t + "'"))
                        .map(to -> new Change(column, to)));
    var numbers =
        Arbitraries.of("amount", "process_instance_key", "about", "seq")
            .flatMap(
                column ->
                    Arbitraries.oneOf(
                            Arbitraries.of("%s + 1", "%s - 1", "-%s", "0", "100000", "%s + 100000"),
                            Arbitraries.longs().between(-1_000_000, 1_000_000).map(String::valueOf))
                        .map(to -> new Change(column, to.formatted(column))));
    return Arbitraries.oneOf(
        texts,
        numbers,
        Arbitraries.of(
            new Change("amount", "amount + 0.01"),
            new Change("amount", "amount + 0.0001"),
            new Change("process_instance_key", "null"),
            new Change("about", "null"),
            new Change("installation", "'there'"),
            new Change("currency", "'USD'"),
            new Change("currency", "'eur'"),
            new Change("currency", "'JPY'"),
            new Change("account_month", "'2026-12'"),
            new Change("account_month", "'2026-13'"),
            new Change("account_month", "'1'"),
            new Change("booked_at", "booked_at + interval '1' day"),
            new Change("booked_at", "booked_at - interval '0.001' second")),
        Arbitraries.of(EntryKind.values()).map(to -> new Change("entry_kind", "'" + to + "'")),
        Arbitraries.of("", "X", "refund").map(to -> new Change("entry_kind", "'" + to + "'")));
  }

  private static BooksUnderTest booked(TestDatabase kind) {
    var test = BooksUnderTest.alone(kind);
    var books = test.books();
    books.request("PAYMENT", eur("60"), of("r"));
    books.reserve("PAYMENT", eur("60"), of("r"));
    books.settle(eur("65"), of("r"));
    books.refund(eur("10"), of("r"));
    books.earned(eur("200"), of("r"));
    books.correct(3, eur("-1"), of("r"));
    books.reserve("PAYMENT", eur("5"), of("s"));
    books.release(of("s"));
    test.disarm(kind);
    return test;
  }
}
