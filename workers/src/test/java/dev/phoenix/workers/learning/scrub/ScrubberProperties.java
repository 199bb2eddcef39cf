package dev.phoenix.workers.learning.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScrubberProperties {

  private static final String SURROUNDINGS = "abc é 1 , . : ; ( ) \n # € ñ";

  private final Scrubber scrubber = new Scrubber();

  @Property(tries = 500)
  void shouldChangeNothingTheSecondTime(@ForAll("messy") String text) {
    var once = scrubber.scrub(text).text();
    assertThat(scrubber.scrub(once).text()).isEqualTo(once);
  }

  @Property(tries = 300)
  void shouldNeverLetAMailAddressThrough(
      @ForAll("words") String before, @ForAll("addresses") String address) {
    var scrubbed = scrubber.scrub(before + " " + address + " end").text();
    assertThat(scrubbed).doesNotContain(address).contains("[email]").endsWith(" end");
  }

  @Property(tries = 300)
  void shouldNeverLetACardThrough(@ForAll("cards") String card, @ForAll("words") String before) {
    assertThat(scrubber.scrub(before + " " + card + "; thanks").text())
        .isEqualTo(scrubber.scrub(before).text() + " [card]; thanks");
  }

  @Property(tries = 300)
  void shouldNeverLetAnAccountThrough(@ForAll("accounts") String account) {
    assertThat(scrubber.scrub("to " + account + ", please").text()).isEqualTo("to [iban], please");
  }

  @Property(tries = 300)
  void shouldNeverLetAnInternationalPhoneNumberThrough(@ForAll("phones") String phone) {
    assertThat(scrubber.scrub("Call " + phone + " now").text()).isEqualTo("Call [phone] now");
  }

  @Property(tries = 300)
  void shouldLetPricesDatesAndTimesStay(@ForAll("plain") String plain) {
    assertThat(scrubber.scrub("From " + plain + " on.").text()).isEqualTo("From " + plain + " on.");
  }

  @Provide
  Arbitrary<String> messy() {
    return Arbitraries.strings().withChars("ab1@.:/-+ [0_=#%K9zY\u0000\uD800é").ofMaxLength(80);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars(SURROUNDINGS.replaceAll("[\\d.#]", "")).ofMaxLength(30);
  }

  @Provide
  Arbitrary<String> addresses() {
    var name = Arbitraries.strings().withChars("abcXYZ019._%+-").ofMinLength(1).ofMaxLength(80);
    var host = Arbitraries.strings().withChars("abcñ09").ofMinLength(1).ofMaxLength(20);
    return Combinators.combine(name, host, Arbitraries.of("com", "co.uk", "museum", "xn--p1ai"))
        .as((n, h, end) -> n + "@" + h + "." + end);
  }

  @Provide
  Arbitrary<String> cards() {
    return Combinators.combine(
            Arbitraries.of("4", "51", "37", "6011"),
            Arbitraries.strings().numeric().ofLength(14),
            Arbitraries.of("", " ", "-"))
        .as(
            (start, rest, between) ->
                grouped(
                    withLuhn((start + rest).substring(0, start.equals("37") ? 14 : 15)), between));
  }

  @Provide
  Arbitrary<String> accounts() {
    return Combinators.combine(
            Arbitraries.strings().numeric().ofLength(18), Arbitraries.of("", " "))
        .as(
            (digits, between) -> {
              var rest =
                  new java.math.BigInteger(digits + "131400").mod(java.math.BigInteger.valueOf(97));
              return grouped("DE%02d%s".formatted(98 - rest.intValue(), digits), between);
            });
  }

  @Provide
  Arbitrary<String> phones() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 999),
            Arbitraries.strings().withChars("123456789").ofMinLength(7).ofMaxLength(10),
            Arbitraries.of("", " ", "-", "."))
        .as((country, rest, between) -> "+" + country + between + grouped(rest, between));
  }

  @Provide
  Arbitrary<String> plain() {
    var two = Arbitraries.integers().between(10, 28);
    return Combinators.combine(two, two, Arbitraries.integers().between(0, 7))
        .as(
            (a, b, form) ->
                switch (form) {
                  case 0 -> "20%d-0%d-%d".formatted(a, 1 + b % 9, b);
                  case 1 -> "%d.%d.2026".formatted(a, b % 12 + 1);
                  case 2 -> "%d:%d".formatted(a % 24, b);
                  case 3 -> "2026-11-%dT%d:30:00+02:00".formatted(a, b % 24);
                  case 4 -> "%d.%d0,99 €".formatted(a, b);
                  case 5 -> "$%d,%d0.50".formatted(a, b);
                  case 6 -> "%d %%".formatted(a);
                  default -> "https://shop.example/%d/%d?page=%d".formatted(a, b, a);
                });
  }

  private static String withLuhn(String digits) {
    for (int check = 0; check < 10; check++) {
      int sum = 0;
      var all = digits + check;
      for (int i = 0; i < all.length(); i++) {
        int digit = all.charAt(all.length() - 1 - i) - '0';
        sum += i % 2 == 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
      }
      if (sum % 10 == 0) {
        return all;
      }
    }
    throw new IllegalStateException();
  }

  private static String grouped(String text, String between) {
    return text.replaceAll("(.{4})(?=.)", "$1" + between);
  }
}
