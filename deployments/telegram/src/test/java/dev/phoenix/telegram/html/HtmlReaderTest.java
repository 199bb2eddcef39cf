package dev.phoenix.telegram.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.telegram.state.RichText;
import dev.phoenix.telegram.state.RichText.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReaderTest {

  @Test
  void shouldReadStylesInsideStyles() throws Exception {
    assertThat(HtmlReader.read("a<b>b<i>c</i></b> &lt;&amp;&#33;&#x21;"))
        .isEqualTo(
            new RichText(
                "abc <&!!",
                List.of(new Entity("bold", 1, 2, null), new Entity("italic", 2, 1, null))));
  }

  @Test
  void shouldReadALink() throws Exception {
    assertThat(HtmlReader.read("<a href=\"https://example.com/?a\">x</a>").entities())
        .containsExactly(new Entity("text_link", 0, 1, "https://example.com/?a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<b>", "</b>", "<b></i>", "<b><i></b></i>", "<script>", "a < b", "<", "<img/>"})
  void shouldRefuseWhatTheBotApiRefuses(String markup) {
    assertThatThrownBy(() -> HtmlReader.read(markup)).isInstanceOf(InvalidHtmlException.class);
  }
}
