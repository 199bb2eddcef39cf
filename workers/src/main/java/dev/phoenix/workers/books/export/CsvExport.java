package dev.phoenix.workers.books.export;

import dev.phoenix.workers.books.Entry;
import dev.phoenix.workers.books.EntryFilter;
import dev.phoenix.workers.books.Ledger;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Entries as CSV (RFC 4180), in UTF-8, with a line of names first. */
public final class CsvExport {

  private static final String NAMES =
      "sequence,at,kind,account,month,amount,currency,request,reference,process_instance,person,"
          + "note,about,previous_hash,hash";

  private final Ledger ledger;

  /** Exports what the ledger reads. */
  public CsvExport(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Writes the entries that pass the filter, oldest first. Holds no more than one at a time, and
   * leaves the stream open.
   *
   * @throws IOException if the stream cannot be written to
   */
  public void write(EntryFilter filter, OutputStream to) throws IOException {
    var csv = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    csv.write(NAMES + "\r\n");
    try {
      ledger.each(filter, entry -> write(entry, csv));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    csv.flush();
  }

  private static void write(Entry entry, Writer csv) {
    var account = entry.account();
    var voucher = entry.voucher();
    var process = voucher.processInstanceKey();
    try {
      csv.write(
          String.join(
              ",",
              String.valueOf(entry.sequence()),
              entry.at().toString(),
              entry.kind().name(),
              account.kind(),
              account.month().toString(),
              entry.money().amount().toPlainString(),
              account.currency().getCurrencyCode(),
              CsvCell.text(voucher.requestId()),
              CsvCell.text(voucher.reference()),
              process == null ? "" : process.toString(),
              CsvCell.text(voucher.person()),
              CsvCell.text(voucher.note()),
              entry.about() == null ? "" : entry.about().toString(),
              entry.previousHash(),
              entry.hash()));
      csv.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
