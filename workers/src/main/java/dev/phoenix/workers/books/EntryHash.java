package dev.phoenix.workers.books;

import dev.phoenix.workers.storage.Installation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an entry: SHA-256 in lower-case hexadecimal over its fields, each as four bytes that
 * give its length (big-endian; -1 for a field that is null) and its UTF-8, in this order:
 *
 * <ol>
 *   <li>{@code phoenix-books-1}
 *   <li>the installation's id
 *   <li>the sequence number, in decimal
 *   <li>the account's kind
 *   <li>its month, such as {@code 2026-11}
 *   <li>its currency
 *   <li>the entry's kind
 *   <li>the amount as plain decimal digits, without zeros at the end of its decimals
 *   <li>the request id
 *   <li>the reference
 *   <li>the process instance key
 *   <li>the person
 *   <li>the note
 *   <li>the number of the entry it is about
 *   <li>the time in milliseconds since 1970
 *   <li>the hash before
 * </ol>
 *
 * The lengths keep two different entries from having the same bytes.
 */
public final class EntryHash {

  private static final String FORMAT = "phoenix-books-1";

  private final MessageDigest digest;

  private EntryHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** What the first entry names as the hash before: of the format and the installation's id. */
  public static String origin(Installation installation) {
    return new EntryHash().add(FORMAT).add(installation.id()).hex();
  }

  /** The hash that an entry must have; what it says of its own hash does not count. */
  public static String of(Installation installation, Entry entry) {
    var account = entry.account();
    var voucher = entry.voucher();
    return new EntryHash()
        .add(FORMAT)
        .add(installation.id())
        .add(entry.sequence())
        .add(account.kind())
        .add(account.month().toString())
        .add(account.currency().getCurrencyCode())
        .add(entry.kind().name())
        .add(entry.money().amount().stripTrailingZeros().toPlainString())
        .add(voucher.requestId())
        .add(voucher.reference())
        .add(voucher.processInstanceKey())
        .add(voucher.person())
        .add(voucher.note())
        .add(entry.about())
        .add(entry.at().toEpochMilli())
        .add(entry.previousHash())
        .hex();
  }

  private EntryHash add(@Nullable Long number) {
    return add(number == null ? null : number.toString());
  }

  private EntryHash add(@Nullable String field) {
    var bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(field == null ? -1 : bytes.length).array());
    digest.update(bytes);
    return this;
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
