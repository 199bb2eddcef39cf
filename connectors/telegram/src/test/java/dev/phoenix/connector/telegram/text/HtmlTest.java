package dev.phoenix.connector.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void shouldShowMarkupAsText() {
    assertThat(Html.text("<b>&amp;</b>").markup()).isEqualTo("&lt;b&gt;&amp;amp;&lt;/b&gt;");
  }

  @Test
  void shouldWriteStylesAndLinks() {
    // given
    var html =
        Html.of(
            Html.bold("A & B"),
            Html.text("\n"),
            Html.styled(Html.Style.CODE, Html.text("x<y")),
            Html.link(URI.create("https://example.com/?a=1&b='2'"), "there"));

    // then
    assertThat(html.markup())
        .isEqualTo(
            "<b>A &amp; B</b>\n<code>x&lt;y</code>"
                + "<a href=\"https://example.com/?a=1&amp;b='2'\">there</a>");
    assertThat(html.plain()).isEqualTo("A & B\nx<ythere");
  }

  @Test
  void shouldRefuseALinkThatIsNoWebAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Html.link(URI.create("javascript:alert(1)"), "there"));
  }

  @Test
  void shouldLeaveAloneWhatIsShortEnough() {
    assertThat(Html.bold("12345").limited(5)).isEqualTo(Html.bold("12345"));
  }

  @Test
  void shouldCutInsideAStyleAndCloseIt() {
    // given
    var html = Html.of(Html.text("12"), Html.bold("345678"), Html.text("9"));

    // then
    assertThat(html.limited(5).markup()).isEqualTo("12<b>34</b>\u2026");
  }

  @Test
  void shouldNotCutACharacterInTwo() {
    assertThat(Html.text("a\uD83D\uDE00b").limited(3).plain()).isEqualTo("a\u2026");
  }

  @Test
  void shouldReplaceWhatNoMessageCanCarry() {
    assertThat(Html.text("a\u0000b\u0007c\r\nd\re\tf\uD800g\u0085h").plain())
        .isEqualTo("a b c\nd\ne\tf\uFFFDg h");
  }

  @Test
  void shouldNotLetATextTurnTheDirectionOfWhatFollows() {
    assertThat(Html.text("pay \u202E001\u202C \u2066x\u2069 \u05D0\u200F").plain())
        .isEqualTo("pay 001 x \u05D0\u200F");
  }
}
