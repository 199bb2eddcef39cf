package dev.phoenix.workers.learning.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {

  private final Scrubber scrubber = new Scrubber();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Write to ana.lopez+news@mail.example.com. | Write to [email].
          ana@bücher.example, JOE@EXAMPLE.ORG | [email], [email]
          mailto:joe@example.org | mailto:[email]
          Pay to DE89 3704 0044 0532 0130 00 by May | Pay to [iban] by May
          IBAN: es9121000418450200051332. | IBAN: [iban].
          GB29NWBK60161331926819 or cash | [iban] or cash
          Card 4111 1111 1111 1111 exp 12/29 | Card [card] exp 12/29
          5500-0000-0000-0004 | [card]
          378282246310005 | [card]
          Call +49 30 901820 now | Call [phone] now
          Call +1 (415) 555-2671. | Call [phone].
          +34 612 34 56 78 | [phone]
          0034612345678 | [phone]
          Tel. 030 1234567 | Tel. [phone]
          0171/2345678 | [phone]
          01 23 45 67 89 | [phone]
          415-555-2671 or (415) 555-2671 | [phone] or [phone]
          Llama al 612 345 678 hoy | Llama al [phone] hoy
          Llama al 91 123 45 67 | Llama al [phone]
          key sk-abcdEFGH1234567890abcdEFGH in use | key [secret] in use
          ghp_16C7e42F292c6912E7710c838347Ae178B4a | [secret]
          xoxb-123456789012-abcdefABCDEF | [secret]
          AKIAIOSFODNN7EXAMPLE | [secret]
          eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N | [secret]
          Authorization: Bearer abc123def456ghi789 | Authorization: Bearer [secret]
          password: hunter2! then | password: [secret] then
          api_key="k9-aaaa-bbbb" | api_key="[secret]"
          Contraseña: gato1234 | Contraseña: [secret]
          https://joe:pw@shop.example/a | https://[secret]@shop.example/a
          postgresql://app:s3cret@db:5432/x | postgresql://[secret]@db:5432/x
          https://x.example/a?access_token=abcdef123&b=1 | https://x.example/a?access_token=[secret]&b=1
          q7Wz0Rk2Lm9Xc4Vb8Nt1Yp6 | [secret]
          d41d8cd98f00b204e9800998ecf8427e | [secret]
          """)
  void shouldTakeOut(String text, String scrubbed) {
    assertThat(scrubber.scrub(text).text()).isEqualTo(scrubbed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#SpringSale2026 #PanDeLeña #AFinSpringSaleBerlin2026Opening",
        "SpringSale2026BerlinAlexanderplatz",
        "Only 9.99 €, $1,299.00 or 1.234.567,89 EUR",
        "750 000 000 € and +123 456 789 € more",
        "600 000 000 people",
        "On 2026-11-21, 21.11.2026, 05-11-2026 14 Uhr and 21/11/2026",
        "2026-11-21T10:00:00Z and 2026-11-21T10:00:00.123+01:00, 10:30",
        "https://shop.example/posts/2026/11/21/a-long-slug?ref=feed&id=0171234567",
        "https://x.example/6a1b9a4e-4c1f-4a53-9a84-6c6f8a1e2b3c",
        "www.shop.example/0301234567",
        "6a1b9a4e-4c1f-4a53-9a84-6c6f8a1e2b3c",
        "Follow @ana_lopez, meet at 7 pm @ the pier",
        "Password: keep it safe. Token: of our love",
        "La clave: paciencia. Secret: butter",
        "4111 1111 1111 1112",
        "DE89 3704 0044 0532 0130 01",
        "Open 10-18, room 030, 20 % off 3 for 2",
        "12345678901234567890",
        "well-known-and-loved-by-all-our-customers",
        "\u0000 \uD800 \u202E",
        "",
      })
  void shouldLetStay(String text) {
    assertThat(scrubber.scrub(text).text()).isEqualTo(text);
    assertThat(scrubber.scrub(text).taken()).isEmpty();
  }

  @Test
  void shouldCountWhatItTakesOut() {
    // when
    var scrubbed = scrubber.scrub("a@b.example, c@d.example, +49 30 901820");

    // then
    assertThat(scrubbed.taken()).isEqualTo(Map.of(Kind.EMAIL, 2, Kind.PHONE, 1));
  }

  @Test
  void shouldTakeOutPrivateKeysAsAWholeAlsoWhereTheirEndIsMissing() {
    // given
    var key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nx\n-----END RSA PRIVATE KEY-----";

    // when / then
    assertThat(scrubber.scrub("a\n" + key + "\nb").text()).isEqualTo("a\n[secret]\nb");
    assertThat(scrubber.scrub("a\n" + key.substring(0, 40)).text()).isEqualTo("a\n[secret]");
  }
}
