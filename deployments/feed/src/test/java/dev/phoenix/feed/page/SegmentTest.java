package dev.phoenix.feed.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {

  @ParameterizedTest
  @CsvSource({
    "'#uno y #dos_2', '#uno,#dos_2'",
    "'(#café)', '#café'",
    "'#2026goals #2026', '#2026goals'",
    "'a#b &#x27; http://x/#y ##z', ''",
    "'# alone', ''"
  })
  void shouldFindHashtags(String text, String hashtags) {
    assertThat(
            Segment.of(text).stream()
                .filter(Segment::hashtag)
                .map(Segment::text)
                .collect(Collectors.joining(",")))
        .isEqualTo(hashtags);
  }

  @Property
  void shouldLoseNothing(@ForAll String text) {
    assertThat(Segment.of(text).stream().map(Segment::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }
}
