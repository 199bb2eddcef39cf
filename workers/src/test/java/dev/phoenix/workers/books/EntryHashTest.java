package dev.phoenix.workers.books;

import static dev.phoenix.workers.books.BooksUnderTest.EUR;
import static dev.phoenix.workers.books.BooksUnderTest.HERE;
import static dev.phoenix.workers.books.BooksUnderTest.NOW;
import static dev.phoenix.workers.books.BooksUnderTest.payments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.storage.Installation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes here were made by another program from what {@link EntryHash} says. */
class EntryHashTest {

  private static final String ORIGIN =
      "68ce150dee246b16c24182a46ece4b328419eb69a0a4ea807ec33e6047730efd";

  @Test
  void shouldBindTheOriginToTheInstallation() {
    // when / then
    assertThat(EntryHash.origin(HERE)).isEqualTo(ORIGIN);
    assertThat(EntryHash.origin(new Installation("there"))).isNotEqualTo(ORIGIN);
  }

  @Test
  void shouldHashAsDocumented() {
    // given
    var first =
        entry(
            1,
            EntryKind.REQUEST,
            "60",
            new Voucher("r-1", "1", 42L, "ana", "für den Ofen 🔥"),
            null);
    var second =
        entry(
            2, EntryKind.CORRECTION, "-0.50", new Voucher("r-1", "2", null, "telegram:7", ""), 1L);

    // when / then
    assertThat(EntryHash.of(HERE, first))
        .isEqualTo("63379627372665cab7e39eaeb1387ad8ddd0e6487ec36bf93fe0c39c3acde427");
    assertThat(EntryHash.of(HERE, second))
        .isEqualTo("b72a0e826423b6db0773cc2cc1953e167c6b348031d7ecb2229e1f83a43c908c");
  }

  @Test
  void shouldTellApartWhatOnlyStandsInAnotherField() {
    // given
    var one = entry(1, EntryKind.REQUEST, "60", new Voucher("ab", "c", null, "p", ""), null);
    var other = entry(1, EntryKind.REQUEST, "60", new Voucher("a", "bc", null, "p", ""), null);

    // when / then
    assertThat(EntryHash.of(HERE, one)).isNotEqualTo(EntryHash.of(HERE, other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1:",
        ":abc",
        "-1:68ce150dee246b16c24182a46ece4b328419eb69a0a4ea807ec33e6047730efd",
        "1:68CE150DEE246B16C24182A46ECE4B328419EB69A0A4EA807EC33E6047730EFD",
        "9999999999999999999:68ce150dee246b16c24182a46ece4b328419eb69a0a4ea807ec33e6047730efd"
      })
  void shouldSayHowAHeadIsWritten(String head) {
    // when / then
    assertThatThrownBy(() -> Head.parse(head))
        .isInstanceOf(BooksException.class)
        .hasMessageContaining("64 hexadecimal digits");
  }

  private static Entry entry(
      long sequence, EntryKind kind, String amount, Voucher voucher, @Nullable Long about) {
    var money = new Money(new BigDecimal(amount), EUR);
    return new Entry(sequence, payments(), kind, money, voucher, about, NOW, ORIGIN, "");
  }
}
