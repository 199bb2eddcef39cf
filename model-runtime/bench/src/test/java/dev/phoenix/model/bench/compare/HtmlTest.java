package dev.phoenix.model.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a < b & c | a &lt; b &amp; c",
        "\"x\" 'y' | &quot;x&quot; &#39;y&#39;",
        "pan de día \uD83C\uDF5E | pan de día \uD83C\uDF5E",
        "a\u0007b\u202Ec\uD800d\u2067e | a\uFFFDb\uFFFDc\uFFFDd\uFFFDe",
        "~one\ntwo~ | ~one\ntwo~"
      })
  void shouldMakeAnyTextHarmless(String text, String html) {
    assertThat(Html.text(text)).isEqualTo(html);
  }
}
