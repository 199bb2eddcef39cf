package dev.phoenix.workers.books;

import dev.phoenix.workers.storage.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * Why something is booked. Request, kind of entry and reference together are booked once.
 *
 * @param requestId the request that it is for, 1 to 100 characters
 * @param reference tells it from others of the same kind for that request, such as {@code 1} or the
 *     number of a bill; 1 to 100 characters
 * @param processInstanceKey the process that books it; null without one
 * @param person who is behind it: a Camunda user, {@code telegram:ID} or {@code system}
 * @param note what is to be known of it, up to 2000 characters
 */
public record Voucher(
    String requestId,
    String reference,
    @Nullable Long processInstanceKey,
    String person,
    String note) {

  /**
   * Checks the texts. In person and note, what no database holds becomes U+FFFD.
   *
   * @throws BooksException if one is missing or too long
   */
  public Voucher {
    check("request id", requestId, 100);
    check("reference", reference, 100);
    person = StorableText.of(person);
    check("person", person, 200);
    note = StorableText.of(note);
    if (note.length() > 2000) {
      throw new BooksException("The note is longer than 2000 characters: shorten it");
    }
  }

  private static void check(String what, String text, int longest) {
    if (text.isBlank() || text.length() > longest || !StorableText.isStorable(text)) {
      throw new BooksException(
          "The %s must be 1 to %d characters, not only blanks and without U+0000"
              .formatted(what, longest));
    }
  }
}
