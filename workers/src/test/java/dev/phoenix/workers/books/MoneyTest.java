package dev.phoenix.workers.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "12.5, EUR, 12.50 EUR",
    "12, EUR, 12.00 EUR",
    "12.5000, EUR, 12.50 EUR",
    "-3, EUR, -3.00 EUR",
    "-0.00, EUR, 0.00 EUR",
    "1200, JPY, 1200 JPY",
    "1200.0, JPY, 1200 JPY",
    "1.234, KWD, 1.234 KWD",
    "1.2345, CLF, 1.2345 CLF",
    "1000000000000, EUR, 1000000000000.00 EUR"
  })
  void shouldHaveTheDecimalsOfItsCurrency(String amount, String currency, String shown) {
    // when / then
    assertThat(Money.parse(amount, currency)).hasToString(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.001, EUR", "1.5, JPY", "1.2345, KWD", "0.00000000000000000001, EUR"})
  void shouldRoundNothing(String amount, String currency) {
    // when / then
    assertThatThrownBy(() -> Money.parse(amount, currency))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("decimals");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1,50",
        "1.000,50",
        "1,000.50",
        "+1",
        "1e3",
        "0x10",
        "NaN",
        ".5",
        "5.",
        "--1",
        "1 000",
        "١٢",
        "12 EUR",
        "999999999999999999999"
      })
  void shouldSayHowAnAmountIsWritten(String amount) {
    // when / then
    assertThatThrownBy(() -> Money.parse(amount, "EUR"))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("such as 1234.50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000000000000.01", "-1000000000000.01", "99999999999999999999"})
  void shouldRefuseAbsurdAmounts(String amount) {
    // when / then
    assertThatThrownBy(() -> Money.parse(amount, "EUR"))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("up to 1000000000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EU", "EURO", "€", "ZZZ", "XAU", "XXX"})
  void shouldRefuseWhatIsNoCurrency(String currency) {
    // when / then
    assertThatThrownBy(() -> Money.parse("1", currency))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("such as EUR");
  }

  @ParameterizedTest
  @CsvSource({"12.5, 12.50 EUR", "'\"12.5\"', 12.50 EUR", "12, 12.00 EUR", "1.2e1, 12.00 EUR"})
  void shouldReadJson(String json, String shown) throws Exception {
    // when / then
    assertThat(Money.parse(new JsonMapper().readTree(json), "EUR")).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"1e3\"",
        "1e400",
        "1e30",
        "0.001",
        "1e2000000000",
        "123456789012345678901234567890"
      })
  void shouldRefuseOtherJson(String json) throws Exception {
    // given
    var node = new JsonMapper().readTree(json);

    // when / then
    assertRefused(node);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e2147483647", "1e-2147483647"})
  void shouldRefuseHugeExponentsAtOnce(String number) {
    // when / then
    assertRefused(JsonNodeFactory.instance.numberNode(new BigDecimal(number)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE, Double.MIN_VALUE})
  void shouldRefuseDoublesThatAreNoAmounts(double number) {
    // when / then
    assertRefused(JsonNodeFactory.instance.numberNode(number));
  }

  @Test
  void shouldTakeZeroWithAnyExponent() {
    // when
    var zero = new Money(new BigDecimal("0e-999999999"), Currency.getInstance("EUR"));

    // then
    assertThat(zero).isEqualTo(Money.zero(Currency.getInstance("EUR")));
  }

  @Test
  void shouldNotPutCurrenciesTogether() {
    // given
    var euros = Money.parse("1", "EUR");
    var dollars = Money.parse("1", "USD");

    // when / then
    assertThatThrownBy(() -> euros.plus(dollars))
        .isInstanceOf(BooksException.class)
        .hasMessage("EUR and USD cannot be put together: book each currency by itself");
  }

  private static void assertRefused(JsonNode amount) {
    assertThatThrownBy(() -> Money.parse(amount, "EUR"))
        .isInstanceOf(BooksException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }
}
