package dev.phoenix.workers.books.export;

import static dev.phoenix.workers.books.BooksUnderTest.eur;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.workers.books.BooksUnderTest;
import dev.phoenix.workers.books.EntryFilter;
import dev.phoenix.workers.books.Voucher;
import dev.phoenix.workers.storage.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonLinesExportTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void shouldWriteEachEntryAsALine(TestDatabase kind) throws IOException {
    // given
    var test = BooksUnderTest.on(kind);
    var note = "=für \"den\"\nOfen";
    var entry =
        test.books().request("PAYMENT", eur("60"), new Voucher("r", "1", null, "ana", note));
    test.books().request("PAYMENT", eur("1"), BooksUnderTest.of("s"));
    var written = new ByteArrayOutputStream();

    // when
    new JsonLinesExport(test.ledger()).write(EntryFilter.ALL, written);

    // then
    var lines = written.toString(StandardCharsets.UTF_8).split("\n");
    assertThat(lines).hasSize(2);
    assertThat(new JsonMapper().readTree(lines[0]))
        .isEqualTo(
            new JsonMapper()
                .createObjectNode()
                .put("sequence", 1)
                .put("at", "2026-11-21T12:00:00.123Z")
                .put("kind", "REQUEST")
                .put("account", "PAYMENT")
                .put("month", "2026-11")
                .put("amount", "60.00")
                .put("currency", "EUR")
                .put("request", "r")
                .put("reference", "1")
                .putNull("processInstance")
                .put("person", "ana")
                .put("note", note)
                .putNull("about")
                .put("previousHash", entry.previousHash())
                .put("hash", entry.hash()));
  }
}
