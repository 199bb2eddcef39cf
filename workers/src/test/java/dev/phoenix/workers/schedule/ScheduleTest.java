package dev.phoenix.workers.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ScheduleTest {

  @Property(tries = 300)
  void shouldBeDueOnceADateInWhateverZone(
      @ForAll("zones") ZoneId zone,
      @ForAll("days") LocalDate day,
      @ForAll @IntRange(max = 1439) int minute) {
    // given
    var schedule = new Schedule(LocalTime.ofSecondOfDay(minute * 60L), zone);
    var from = day.atStartOfDay(zone).toInstant();

    // when
    List<Schedule.Due> seen = new ArrayList<>();
    for (int quarter = 0; quarter < 4 * 24 * 5; quarter++) {
      var due = schedule.last(from.plus(Duration.ofMinutes(15L * quarter)));
      if (seen.isEmpty() || !seen.getLast().equals(due)) {
        seen.add(due);
      }
    }

    // then
    assertThat(seen).hasSizeBetween(5, 7);
    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i).date()).isEqualTo(seen.get(i - 1).date().plusDays(1));
      assertThat(seen.get(i).since()).isAfter(seen.get(i - 1).since());
    }
    assertThat(seen)
        .allSatisfy(
            due ->
                assertThat(
                        Duration.between(
                            due.date().atTime(schedule.at()).atZone(zone),
                            due.since().atZone(zone)))
                    .isZero());
  }

  @Example
  void shouldBeLaterWhereTheClockLeapsOverIt() {
    // given
    var schedule = new Schedule(LocalTime.of(2, 30), ZoneId.of("Europe/Madrid"));

    // when
    var due = schedule.last(Instant.parse("2026-03-29T12:00:00Z"));

    // then
    assertThat(due)
        .isEqualTo(
            new Schedule.Due(LocalDate.of(2026, 3, 29), Instant.parse("2026-03-29T01:30:00Z")));
  }

  @Example
  void shouldBeOnceWhereTheTimeComesTwice() {
    // given
    var schedule = new Schedule(LocalTime.of(2, 30), ZoneId.of("Europe/Madrid"));

    // when
    var first = schedule.last(Instant.parse("2026-10-25T00:30:00Z"));
    var again = schedule.last(Instant.parse("2026-10-25T01:30:00Z"));

    // then
    assertThat(first.since()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(again).isEqualTo(first);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC",
            "Europe/Madrid",
            "America/New_York",
            "America/Santiago",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Africa/Casablanca")
        .map(ZoneId::of);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(2024, 1, 1).toEpochDay(), LocalDate.of(2030, 12, 31).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }
}
