package dev.phoenix.workers.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be approved.
 *
 * @param zone the time zone whose months are budgeted, such as {@code Europe/Madrid}; the system's
 *     if left out
 * @param budgets by kind of request, such as {@code PAYMENT: {monthly: 500, currency: EUR}}; what
 *     has none can only be approved if it costs nothing
 */
@ConfigurationProperties("phoenix.workers.books")
public record BooksSettings(@Nullable ZoneId zone, @DefaultValue Map<String, Budget> budgets) {

  /** Where the budgets are set. */
  static final String KEY = "phoenix.workers.books.budgets.";

  /**
   * The most that requests of one kind may cost in a month, as far as that is decided beforehand.
   *
   * @param monthly zero or more
   * @param currency a code such as {@code EUR}
   */
  public record Budget(BigDecimal monthly, String currency) {

    /** Checks that both are there and fit each other. */
    public Budget {
      if (money(monthly, currency).signum() < 0) {
        throw new BooksException("monthly must be zero or more");
      }
    }

    /** The amount with its currency. */
    Money money() {
      return money(monthly, currency);
    }

    private static Money money(@Nullable BigDecimal monthly, @Nullable String currency) {
      if (monthly == null || currency == null) {
        throw new BooksException(
            "A budget needs both monthly, such as 500, and currency, such as EUR");
      }
      var money = new Money(monthly, Money.currency(currency));
      if (!money.isBookable()) {
        throw new BooksException("monthly must be at most " + Money.MOST.toPlainString());
      }
      return money;
    }
  }

  /** Checks the names of the kinds, and that none has two budgets. */
  public BooksSettings {
    budgets = Map.copyOf(budgets);
    var kinds = new HashSet<String>();
    for (var kind : budgets.keySet()) {
      if (!Account.isKind(name(kind))) {
        throw new BooksException(KEY + kind + " must be named with 1 to 40 of A to Z and _");
      }
      if (!kinds.add(folded(kind))) {
        throw new BooksException(KEY + kind + " is set twice, in different spellings");
      }
    }
  }

  /** What requests of a kind may cost in a month, if that is set for the currency. */
  Optional<Money> limit(String kind, Currency currency) {
    return budgets.entrySet().stream()
        .filter(budget -> folded(budget.getKey()).equals(folded(kind)))
        .map(budget -> budget.getValue().money())
        .filter(limit -> limit.currency().equals(currency))
        .findFirst();
  }

  /** The month of a time. */
  public YearMonth month(Instant time) {
    return YearMonth.from(time.atZone(zoneOrSystem()));
  }

  /** The zone of the months. */
  public ZoneId zoneOrSystem() {
    return zone == null ? ZoneId.systemDefault() : zone;
  }

  /** A kind as it is booked, for one as it is set. */
  static String name(String kind) {
    return kind.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Without what the name of an environment variable cannot tell: case, and underscores. */
  static String folded(String kind) {
    return kind.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
  }
}
