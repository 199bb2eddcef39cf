package dev.phoenix.telegram.html;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HtmlReaderPropertiesTest {

  @Property(tries = 500)
  void shouldReadOrRefuseWhateverComes(@ForAll String markup) {
    try {
      assertThat(HtmlReader.read(markup).text().length()).isLessThanOrEqualTo(markup.length());
    } catch (InvalidHtmlException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }
}
