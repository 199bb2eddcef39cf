package dev.phoenix.connector.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Whatever the text is. The markup is read by a parser that shares no code with its writer. */
class HtmlPropertiesTest {

  private static final List<String> TAGS = List.of("b", "i", "u", "s", "code", "pre", "blockquote");

  @Property(tries = 500)
  void shouldKeepTheLimitWithWellFormedMarkup(
      @ForAll("trees") Html html, @ForAll @IntRange(min = 1, max = 80) int limit) {
    // when
    var cut = html.limited(limit);
    var read = read(cut.markup());

    // then
    assertThat(cut.plain().length()).isLessThanOrEqualTo(limit);
    assertThat(read.wholeText()).isEqualTo(cut.plain());
    assertThat(balanced(cut.markup())).isTrue();
  }

  @Property(tries = 500)
  void shouldShowNoMarkupOfTheTextsAuthor(@ForAll("hostile") String text) {
    // when
    var read = read(Html.text(text).markup());

    // then
    assertThat(read.getAllElements()).hasSize(1);
    assertThat(read.wholeText()).isEqualTo(Html.text(text).plain());
  }

  @Property(tries = 500)
  void shouldBeTextThatUtf8Carries(@ForAll("hostile") String text) {
    var plain = Html.text(text).plain();

    assertThat(new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(plain);
    assertThat(plain.codePoints())
        .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
  }

  @Property(tries = 500)
  void shouldKeepABeginningOfTheText(
      @ForAll("hostile") String text, @ForAll @IntRange(min = 1, max = 80) int limit) {
    // when
    var whole = Html.text(text).plain();
    var cut = Html.text(text).limited(limit).plain();

    // then
    if (whole.length() <= limit) {
      assertThat(cut).isEqualTo(whole);
    } else {
      assertThat(cut).endsWith("\u2026");
      assertThat(whole).startsWith(cut.substring(0, cut.length() - 1));
      assertThat(cut.length()).isGreaterThanOrEqualTo(limit - 1);
    }
  }

  @Property(tries = 5)
  void shouldTakeAHundredKilobytes(@ForAll("hostile") String text) {
    // given
    var huge = (text + "<&").repeat(100_000 / (text.length() + 2) + 1);

    // then
    var cut = Html.bold(huge).limited(Html.MESSAGE_LIMIT);
    assertThat(cut.plain().length()).isBetween(Html.MESSAGE_LIMIT - 1, Html.MESSAGE_LIMIT);
    assertThat(balanced(cut.markup())).isTrue();
  }

  @Provide
  Arbitrary<String> hostile() {
    var characters =
        Arbitraries.oneOf(
            Arbitraries.of("<b>", "</b>", "&lt;", "&#0;", "<a href='x'>", "]]>", "<!--", "\""),
            Arbitraries.of("\u202E", "\u2066", "\u200F", "\uD83D\uDE00", "\uD800", "\uDC00"),
            Arbitraries.strings().ofMaxLength(4));
    return characters.list().ofMaxSize(30).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Html> trees() {
    var leaf = hostile().map(Html::text);
    return Arbitraries.lazyOf(
        () -> leaf,
        () -> leaf,
        () ->
            Arbitraries.of(Html.Style.class)
                .flatMap(style -> trees().map(content -> Html.styled(style, content))),
        () -> trees().list().ofMaxSize(3).map(parts -> Html.of(parts.toArray(Html[]::new))));
  }

  private static Document read(String markup) {
    var document = Jsoup.parse(markup, "", Parser.xmlParser());
    document.outputSettings().prettyPrint(false);
    return document;
  }

  /** Every tag that opens closes, in order, and every other angle bracket is escaped. */
  private static boolean balanced(String markup) {
    var open = new java.util.ArrayDeque<String>();
    var tag = java.util.regex.Pattern.compile("<(/?)([a-z]+)>").matcher(markup);
    int brackets = 0;
    while (tag.find()) {
      brackets++;
      if (!TAGS.contains(tag.group(2))) {
        return false;
      }
      if (tag.group(1).isEmpty()) {
        open.push(tag.group(2));
      } else if (!tag.group(2).equals(open.poll())) {
        return false;
      }
    }
    return open.isEmpty() && markup.chars().filter(c -> c == '<').count() == brackets;
  }
}
