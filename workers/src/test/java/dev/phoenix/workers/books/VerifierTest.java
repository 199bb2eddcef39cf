package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.HERE;
import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static dev.phoenix.workers.books.BooksUnderTest.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.books.Verdict.Broken;
import dev.phoenix.workers.books.Verdict.Intact;
import dev.phoenix.workers.storage.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody changes the table who may. */
class VerifierTest {

  private static final String COLUMNS =
      "installation, account_kind, account_month, currency, entry_kind, amount, request_id,"
          + " process_instance_key, person, note, about, booked_at, previous_hash";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindEmptyBooksIntact(TestDatabase kind) {
    // given
    var test = BooksUnderTest.alone(kind);

    // when / then
    assertThat(test.verifier().verify())
        .isEqualTo(new Intact(0, new Head(0, EntryHash.origin(HERE))));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindWhatWasBookedIntact(TestDatabase kind) {
    // given
    var test = changeable(kind);

    // when
    var verdict = test.verifier().verify();

    // then
    var last = test.ledger().byRequest("r5").getLast();
    assertThat(verdict).isEqualTo(new Intact(5, last.head()));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindAKnownHeadThatIsStillThere(TestDatabase kind) {
    // given
    var test = changeable(kind);
    var known = test.ledger().byRequest("r3").getFirst().head();

    // when / then
    assertThat(test.verifier().verify(known)).isInstanceOf(Intact.class);
    assertThat(test.verifier().verify(Head.parse(known.toString()))).isInstanceOf(Intact.class);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindARemovedEntry(TestDatabase kind) {
    // given
    var test = changeable(kind);

    // when
    change(test, "delete from book_entry where seq = 3");

    // then
    assertThat(test.verifier().verify()).isEqualTo(new Broken(3, "It is missing: entry 4 follows"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindARemovedFirstEntry(TestDatabase kind) {
    // given
    var test = changeable(kind);

    // when
    change(test, "delete from book_entry where seq = 1");

    // then
    assertThat(test.verifier().verify()).isEqualTo(new Broken(1, "It is missing: entry 2 follows"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindARemovedEntryWhoseGapWasClosed(TestDatabase kind) {
    // given
    var test = changeable(kind);

    // when
    change(test, "delete from book_entry where seq = 3");
    change(test, "update book_entry set seq = 3 where seq = 4");
    change(test, "update book_entry set seq = 4 where seq = 5");
    change(test, "update book_head set seq = 4");

    // then
    assertThat(test.verifier().verify())
        .isEqualTo(new Broken(3, "It does not follow the entry before it"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindSwappedEntries(TestDatabase kind) {
    // given
    var test = changeable(kind);

    // when
    change(test, "update book_entry set seq = 99 where seq = 2");
    change(test, "update book_entry set seq = 2 where seq = 3");
    change(test, "update book_entry set seq = 3 where seq = 99");

    // then
    assertThat(test.verifier().verify())
        .isEqualTo(new Broken(2, "It does not follow the entry before it"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindADoubledEntry(TestDatabase kind) {
    // given
    var test = changeable(kind);
    copy(test, 5, 6);

    // when / then
    assertThat(test.verifier().verify()).isInstanceOf(Broken.class);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindAnEntryBeforeTheFirst(TestDatabase kind) {
    // given
    var test = changeable(kind);
    copy(test, 5, -1);

    // when / then
    assertThat(test.verifier().verify())
        .isEqualTo(new Broken(-1, "It is there twice, or its number is none of the chain's"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindAnEntryThatWasAddedWithAProperHash(TestDatabase kind) {
    // given
    var test = changeable(kind);
    var last = test.ledger().byRequest("r5").getLast();
    var forged =
        new Entry(
            6,
            last.account(),
            EntryKind.REQUEST,
            eur("1"),
            of("forged"),
            null,
            last.at(),
            last.hash(),
            "");
    new EntryTable(test.jdbc(), HERE).add(forged.withHash(EntryHash.of(HERE, forged)));

    // when / then
    assertThat(test.verifier().verify())
        .isEqualTo(new Broken(6, "The chain's end is entry 5: it was inserted"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindACutOffTail(TestDatabase kind) {
    // given
    var test = changeable(kind);

    // when
    change(test, "delete from book_entry where seq > 3");

    // then
    assertThat(test.verifier().verify())
        .isEqualTo(new Broken(4, "It is missing: entries up to 5 were there"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindATailCutOffWithItsEndOnlyByAKnownHead(TestDatabase kind) {
    // given
    var test = changeable(kind);
    var known = ((Intact) test.verifier().verify()).head();
    var third = test.ledger().byRequest("r3").getFirst();

    // when
    change(test, "delete from book_entry where seq > 3");
    change(test, "update book_head set seq = 3, hash = '%s'".formatted(third.hash()));

    // then
    assertThat(test.verifier().verify()).isInstanceOf(Intact.class);
    assertThat(test.verifier().verify(known))
        .isEqualTo(new Broken(4, "It is missing: entries up to 5 were there"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindRewrittenBooksOnlyByAKnownHead(TestDatabase kind) {
    // given
    var test = changeable(kind);
    var known = ((Intact) test.verifier().verify()).head();

    // when
    change(test, "delete from book_entry");
    change(test, "delete from book_head");
    book(test, "2");

    // then
    assertThat(test.verifier().verify()).isInstanceOf(Intact.class);
    assertThat(test.verifier().verify(known))
        .isEqualTo(new Broken(5, "Its hash is not the one that was known"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindEntriesTakenToAnotherInstallation(TestDatabase kind) {
    // given
    var test = changeable(kind);

    // when
    change(test, "update book_entry set installation = 'there'");
    change(test, "update book_head set installation = 'there'");
    var there = new dev.phoenix.workers.storage.Installation("there");

    // then
    assertThat(new Verifier(test.jdbc(), there).verify())
        .isEqualTo(new Broken(1, "It does not follow the entry before it"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindAnExactDouble(TestDatabase kind) {
    // given
    var test = changeable(kind);
    allowDoubles(test);

    // when
    change(test, "insert into book_entry select * from book_entry where seq = 3");

    // then
    assertThat(test.verifier().verify())
        .isEqualTo(new Broken(3, "It is there twice, or its number is none of the chain's"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldFindAnExactDoubleOfTheLastEntryOfAPage(TestDatabase kind) {
    // given
    var test = BooksUnderTest.alone(kind);
    var books = test.books();
    for (int i = 0; i < 1001; i++) {
      books.request("PAYMENT", eur("1"), of("r" + i));
    }
    test.disarm(kind);
    allowDoubles(test);

    // when
    change(test, "insert into book_entry select * from book_entry where seq = 1000");

    // then
    assertThat(test.verifier().verify())
        .isEqualTo(new Broken(1001, "An entry up to this one is there twice"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldReadMoreThanAPage(TestDatabase kind) {
    // given
    var test = BooksUnderTest.alone(kind);
    var books = test.books();
    for (int i = 0; i < 1001; i++) {
      books.request("PAYMENT", eur("1"), of("r" + i));
    }

    // when / then
    assertThat(test.verifier().verify())
        .isInstanceOfSatisfying(Intact.class, intact -> assertThat(intact.count()).isEqualTo(1001));
  }

  private static BooksUnderTest changeable(TestDatabase kind) {
    var test = BooksUnderTest.alone(kind);
    book(test, "1");
    test.disarm(kind);
    return test;
  }

  private static void book(BooksUnderTest test, String amount) {
    for (int i = 1; i <= 5; i++) {
      test.books().request("PAYMENT", eur(amount), of("r" + i));
    }
  }

  private static void copy(BooksUnderTest test, long from, long to) {
    change(
        test,
        "insert into book_entry (seq, hash, reference, %s) select %d, hash, 'copy', %s from book_entry where seq = %d"
            .formatted(
                COLUMNS, to, COLUMNS.replace("previous_hash", "'" + "0".repeat(64) + "'"), from));
  }

  private static void allowDoubles(BooksUnderTest test) {
    for (var constraint : List.of("place", "no_fork", "once")) {
      test.jdbc().sql("alter table book_entry drop constraint book_entry_" + constraint).update();
    }
  }

  private static void change(BooksUnderTest test, String sql) {
    assertThat(test.jdbc().sql(sql).update()).isPositive();
  }
}
