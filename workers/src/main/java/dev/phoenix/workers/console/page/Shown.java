package dev.phoenix.workers.console.page;

import dev.phoenix.workers.books.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Says things to a reader: in their language, with times of the books' zone. */
final class Shown {

  private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z");
  private static final String BETWEEN = "\u00a0";

  private final MessageSource texts;
  private final Locale locale;
  private final ZoneId zone;

  /**
   * A time.
   *
   * @param iso with its offset, for machines
   * @param text such as {@code 2026-11-21 13:00 CET}
   */
  record Moment(String iso, String text) {}

  /**
   * Something with a name of its own.
   *
   * @param code for links and styles
   * @param label for people
   */
  record Named(String code, String label) {}

  Shown(MessageSource texts, Locale locale, ZoneId zone) {
    this.texts = texts;
    this.locale = locale;
    this.zone = zone;
  }

  /** A text of the bundles. */
  String text(String key, Object... arguments) {
    return texts.getMessage(key, arguments, locale);
  }

  /** A value of an enum, by its name below this key; one that has no text is shown as it is. */
  Named named(String key, String code) {
    return new Named(
        code, Objects.requireNonNull(texts.getMessage(key + "." + code, null, code, locale)));
  }

  /** Likewise. */
  Named named(String key, Enum<?> value) {
    return named(key, value.name());
  }

  /** Such as {@code 1,234.50 EUR}; in Spanish {@code 1234,50 EUR}. */
  String money(Money money) {
    var format = NumberFormat.getNumberInstance(locale);
    int decimals = money.currency().getDefaultFractionDigits();
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(money.amount()) + BETWEEN + money.currency().getCurrencyCode();
  }

  /** A part of a whole in percent; empty where the whole is nothing. */
  String percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0
        ? ""
        : number(part.multiply(BigDecimal.valueOf(100)).divide(whole, 0, RoundingMode.HALF_UP))
            + BETWEEN
            + "%";
  }

  /** How many times as much, such as {@code 2.5 ×}; empty where it is compared with nothing. */
  String times(BigDecimal much, BigDecimal asMuchAs) {
    return asMuchAs.signum() <= 0
        ? ""
        : number(much.divide(asMuchAs, 1, RoundingMode.HALF_UP)) + BETWEEN + "×";
  }

  /** With the language's signs. */
  String number(Number number) {
    return NumberFormat.getNumberInstance(locale).format(number);
  }

  /** In the zone. */
  Moment moment(Instant time) {
    var here = time.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
    return new Moment(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(here), TEXT.withLocale(locale).format(here));
  }

  /** Likewise, if there is one. */
  @Nullable Moment momentOrNull(@Nullable Instant time) {
    return time == null ? null : moment(time);
  }

  /** In the two largest units of days, hours, minutes and seconds. */
  String duration(Duration time) {
    if (time.toDays() > 0) {
      return text("duration.days", time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return text("duration.hours", time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? text("duration.minutes", time.toMinutes(), time.toSecondsPart())
        : text("duration.seconds", time.toSeconds());
  }

  /** The language that it speaks, {@code en} or {@code es}. */
  String language() {
    return locale.getLanguage();
  }

  ZoneId zone() {
    return zone;
  }
}
