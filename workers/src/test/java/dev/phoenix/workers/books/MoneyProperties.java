package dev.phoenix.workers.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class MoneyProperties {

  private static final Currency EUR = Currency.getInstance("EUR");

  @Property
  void shouldReadWhatItWrites(
      @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(2)
          BigDecimal amount) {
    // given
    var money = new Money(amount, EUR);

    // when
    var read = Money.parse(money.amount().toPlainString(), "EUR");

    // then
    assertThat(read).isEqualTo(money);
    assertThat(read.amount()).isEqualByComparingTo(amount);
  }

  @Property
  void shouldGiveBackWhatWasAdded(
      @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(2) BigDecimal one,
      @ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(2) BigDecimal other) {
    // given
    var money = new Money(one, EUR);
    var more = new Money(other, EUR);

    // when / then
    assertThat(money.plus(more).minus(more)).isEqualTo(money);
    assertThat(money.plus(more)).isEqualTo(more.plus(money));
  }

  @Property
  void shouldAnswerAnyTextWithMoneyOrWithWhatToDo(
      @ForAll("amounts") String amount, @ForAll("currencies") String currency) {
    try {
      // when
      var money = Money.parse(amount, currency);

      // then
      assertThat(money.amount()).isEqualByComparingTo(new BigDecimal(amount));
    } catch (BooksException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(200);
    }
  }

  @Provide
  Arbitrary<String> amounts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(60),
        Arbitraries.strings().withChars("0123456789.,-+eE ").ofMaxLength(60),
        Arbitraries.bigDecimals().map(BigDecimal::toString));
  }

  @Provide
  Arbitrary<String> currencies() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(5),
        Arbitraries.of(Currency.getAvailableCurrencies()).map(Currency::getCurrencyCode));
  }
}
