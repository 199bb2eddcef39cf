package dev.phoenix.workers.books.export;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.workers.books.Entry;
import dev.phoenix.workers.books.EntryFilter;
import dev.phoenix.workers.books.Ledger;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Entries as lines of JSON, in UTF-8. The amount is a text, so that no reader makes a binary
 * fraction of it; what an entry has not is null.
 */
public final class JsonLinesExport {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Ledger ledger;

  /** Exports what the ledger reads. */
  public JsonLinesExport(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Writes the entries that pass the filter, oldest first. Holds no more than one at a time, and
   * leaves the stream open.
   *
   * @throws IOException if the stream cannot be written to
   */
  public void write(EntryFilter filter, OutputStream to) throws IOException {
    try {
      ledger.each(filter, entry -> write(json(entry), to));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    to.flush();
  }

  private static void write(ObjectNode json, OutputStream to) {
    try {
      to.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode json(Entry entry) {
    var account = entry.account();
    var voucher = entry.voucher();
    return MAPPER
        .createObjectNode()
        .put("sequence", entry.sequence())
        .put("at", entry.at().toString())
        .put("kind", entry.kind().name())
        .put("account", account.kind())
        .put("month", account.month().toString())
        .put("amount", entry.money().amount().toPlainString())
        .put("currency", account.currency().getCurrencyCode())
        .put("request", voucher.requestId())
        .put("reference", voucher.reference())
        .put("processInstance", voucher.processInstanceKey())
        .put("person", voucher.person())
        .put("note", voucher.note())
        .put("about", entry.about())
        .put("previousHash", entry.previousHash())
        .put("hash", entry.hash());
  }
}
