package dev.phoenix.workers.books.export;

import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.books.BooksUnderTest;
import dev.phoenix.workers.books.EntryFilter;
import dev.phoenix.workers.books.Voucher;
import dev.phoenix.workers.storage.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CsvExportTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldWriteEachEntryAsALine(TestDatabase kind) throws IOException {
    // given
    var test = BooksUnderTest.on(kind);
    var voucher = new Voucher("r,1", "1", 42L, "ana", "für \"den\"\nOfen");
    var first = test.books().request("PAYMENT", eur("60"), voucher);
    var second =
        test.books().correct(1, eur("-0.5"), new Voucher("r,1", "=1+1", null, "@ana", "-x"));

    // when
    var csv = csv(test, EntryFilter.ALL);

    // then
    assertThat(csv)
        .isEqualTo(
            """
            sequence,at,kind,account,month,amount,currency,request,reference,process_instance,person,note,about,previous_hash,hash\r
            1,2026-11-21T12:00:00.123Z,REQUEST,PAYMENT,2026-11,60.00,EUR,"r,1",1,42,ana,"für ""den""
            Ofen",,%s,%s\r
            2,2026-11-21T12:00:00.123Z,CORRECTION,PAYMENT,2026-11,-0.50,EUR,"r,1",'=1+1,,'@ana,'-x,1,%s,%s\r
            """
                .formatted(first.previousHash(), first.hash(), first.hash(), second.hash()));
  }

  @Test
  void shouldWriteTheNamesOfEmptyBooks() throws IOException {
    // given
    var test = BooksUnderTest.on(TestDatabase.H2);

    // when / then
    assertThat(csv(test, EntryFilter.ALL)).startsWith("sequence,").hasLineCount(1);
  }

  @Test
  void shouldWriteMoreThanAPageOfWhatPassesTheFilter() throws IOException {
    // given
    var test = BooksUnderTest.on(TestDatabase.H2);
    var books = test.books();
    for (int i = 0; i < 501; i++) {
      books.request("PAYMENT", eur("1"), BooksUnderTest.of("r" + i));
      if (i % 100 == 0) {
        books.request("STRATEGIC_DECISION", eur("1"), BooksUnderTest.of("s" + i));
      }
    }

    // when
    var csv = csv(test, new EntryFilter("PAYMENT", null, null, null, null, null));

    // then
    assertThat(csv.lines()).hasSize(502);
    assertThat(csv).doesNotContain("STRATEGIC");
  }

  @Test
  void shouldTellThatItsReaderIsGone() {
    // given
    var test = BooksUnderTest.on(TestDatabase.H2);
    for (int i = 0; i < 100; i++) {
      test.books().request("PAYMENT", eur("1"), BooksUnderTest.of("r" + i));
    }
    var gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    // when / then
    assertThatThrownBy(() -> new CsvExport(test.ledger()).write(EntryFilter.ALL, gone))
        .isInstanceOf(IOException.class)
        .hasMessage("Broken pipe");
  }

  private static String csv(BooksUnderTest test, EntryFilter filter) throws IOException {
    var written = new ByteArrayOutputStream();
    new CsvExport(test.ledger()).write(filter, written);
    return written.toString(StandardCharsets.UTF_8);
  }
}
