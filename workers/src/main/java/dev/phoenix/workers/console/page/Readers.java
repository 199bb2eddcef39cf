package dev.phoenix.workers.console.page;

import dev.phoenix.workers.books.BooksSettings;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Speaks to each reader in English or Spanish. */
@Component
final class Readers {

  private static final Locale SPANISH = Locale.of("es");

  private final MessageSource texts;
  private final BooksSettings books;

  Readers(MessageSource texts, BooksSettings books) {
    this.texts = texts;
    this.books = books;
  }

  /** What speaks to somebody of this language. */
  Shown shown(Locale locale) {
    return new Shown(texts, spoken(locale), books.zoneOrSystem());
  }

  /** The language of ours that is meant by one. */
  static Locale spoken(Locale locale) {
    return locale.getLanguage().equals("es") ? SPANISH : Locale.ENGLISH;
  }
}
