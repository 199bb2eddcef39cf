package dev.phoenix.feed.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT59S, just now",
    "-PT5M, just now",
    "PT1M, 1 minute ago",
    "PT59M, 59 minutes ago",
    "PT1H, 1 hour ago",
    "PT24H, 1 day ago",
    "P59D, 59 days ago",
    "P60D, 2 months ago",
    "P800D, 2 years ago"
  })
  void shouldSayHowLongAgo(Duration age, String relative) {
    // given
    var moment = Instant.parse("2026-11-21T09:05:00Z");

    // when
    var time = TimeText.of(moment, moment.plus(age), ZoneOffset.UTC);

    // then
    assertThat(time.relative()).isEqualTo(relative);
    assertThat(time.absolute()).isEqualTo("21 Nov 2026, 09:05 Z");
  }
}
