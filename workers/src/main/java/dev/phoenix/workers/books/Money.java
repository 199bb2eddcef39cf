package dev.phoenix.workers.books;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An exact amount. Nothing is ever rounded.
 *
 * @param amount with as many decimals as the currency has (ISO 4217): JPY 0, EUR 2, KWD 3
 * @param currency one that amounts are counted in, so not gold (XAU) or the like
 */
public record Money(BigDecimal amount, Currency currency) {

  /** The largest amount that can be booked or budgeted, either way. */
  public static final BigDecimal MOST = BigDecimal.TEN.pow(12);

  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
  // A number such as 1e-999999999 takes its time to be scaled: refused before.
  private static final int MOST_DIGITS = 25;

  /**
   * Makes it; zeros at the end do not count as decimals.
   *
   * @throws BooksException if it has more decimals than its currency, or is no amount at all
   */
  public Money {
    int decimals = decimals(currency);
    if (amount.precision() - (long) amount.scale() > MOST_DIGITS && amount.signum() != 0) {
      throw new BooksException("The amount is far too large: give one up to " + plainMost());
    }
    if (amount.signum() == 0) {
      amount = BigDecimal.ZERO;
    }
    if (amount.scale() > MOST_DIGITS || amount.stripTrailingZeros().scale() > decimals) {
      throw new BooksException(
          "%s has %d decimals and the amount has more: say what it is to be rounded to"
              .formatted(currency, decimals));
    }
    amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
  }

  /**
   * Reads an amount and a currency.
   *
   * @param amount such as {@code 12.50}: digits with a point, without a sign for thousands
   * @param currency a code such as {@code EUR}
   * @throws BooksException if they are not, or if the amount is beyond {@link #MOST}
   */
  public static Money parse(String amount, String currency) {
    if (!AMOUNT.matcher(amount).matches()) {
      throw new BooksException("Write the amount as digits with a point, such as 1234.50");
    }
    return of(new BigDecimal(amount), currency(currency));
  }

  /** The same of a JSON number, or of a text as {@link #parse(String, String)} reads it. */
  public static Money parse(JsonNode amount, String currency) {
    if (amount.isTextual()) {
      return parse(amount.textValue(), currency);
    }
    if (!amount.isNumber() || (amount.isFloatingPointNumber() && !isFinite(amount))) {
      throw new BooksException("The amount must be a number, such as 1234.50");
    }
    return of(amount.decimalValue(), currency(currency));
  }

  /** Nothing of a currency. */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * The currency of a code (ISO 4217).
   *
   * @throws BooksException if there is none
   */
  public static Currency currency(String code) {
    try {
      var currency = Currency.getInstance(code);
      decimals(currency);
      return currency;
    } catch (IllegalArgumentException e) {
      throw new BooksException("The currency must be a code of three capitals, such as EUR");
    }
  }

  /** Both together. */
  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other).amount), currency);
  }

  /** What is left of this without the other; below zero if the other is more. */
  public Money minus(Money other) {
    return new Money(amount.subtract(sameCurrency(other).amount), currency);
  }

  /** Whether this is more than the other, of the same currency. */
  public boolean isMoreThan(Money other) {
    return amount.compareTo(sameCurrency(other).amount) > 0;
  }

  /** Below zero -1, zero 0, above 1. */
  public int signum() {
    return amount.signum();
  }

  /** Whether it is small enough to be booked. */
  boolean isBookable() {
    return amount.abs().compareTo(MOST) <= 0;
  }

  /** Such as {@code 12.50 EUR}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }

  private static Money of(BigDecimal amount, Currency currency) {
    var money = new Money(amount, currency);
    if (!money.isBookable()) {
      throw new BooksException("The amount is too large: give one up to " + plainMost());
    }
    return money;
  }

  private static boolean isFinite(JsonNode number) {
    return number.isBigDecimal() || Double.isFinite(number.doubleValue());
  }

  private static String plainMost() {
    return MOST.toPlainString();
  }

  private static int decimals(Currency currency) {
    int decimals = currency.getDefaultFractionDigits();
    if (decimals < 0) {
      throw new BooksException(currency + " is not counted in amounts: take one such as EUR");
    }
    return decimals;
  }

  private Money sameCurrency(Money other) {
    if (!other.currency.equals(currency)) {
      throw new BooksException(
          "%s and %s cannot be put together: book each currency by itself"
              .formatted(currency, other.currency));
    }
    return other;
  }
}
