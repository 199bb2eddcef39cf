package dev.phoenix.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeSecondTimesTest {

  private final Mapper mapper = (Mapper) WholeSecondTimes.mending(new Mapper("no bean has less"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T05:28:05Z, 2026-11-21T05:28:05.001Z",
    "2026-11-21T05:28:00+01:00, 2026-11-21T05:28:00.001+01:00",
    "2026-11-21T05:28:05.120Z, 2026-11-21T05:28:05.120Z"
  })
  void shouldGiveTheIndexATimeThatItTakes(OffsetDateTime time, String expected) {
    // when
    Task task = mapper.map(time).orElseThrow();

    // then
    assertThat(task.creation).hasToString(expected);
    assertThat(task.completion).hasToString(expected);
  }

  @Test
  void shouldLeaveATaskWithoutTimesAlone() {
    // when / then
    assertThat(mapper.map(null).orElseThrow().creation).isNull();
  }

  /** As Tasklist's: no constructor without arguments, and setters that answer the task. */
  public static class Mapper {

    Mapper(String dependency) {
      assertThat(dependency).isNotNull();
    }

    /** Maps. */
    public Optional<Task> map(@Nullable OffsetDateTime time) {
      return Optional.of(new Task().setCreationTime(time).setCompletionTime(time));
    }
  }

  /** As Tasklist's. */
  public static class Task {

    private @Nullable OffsetDateTime creation;
    private @Nullable OffsetDateTime completion;

    public @Nullable OffsetDateTime getCreationTime() {
      return creation;
    }

    public Task setCreationTime(@Nullable OffsetDateTime time) {
      creation = time;
      return this;
    }

    public @Nullable OffsetDateTime getCompletionTime() {
      return completion;
    }

    public Task setCompletionTime(@Nullable OffsetDateTime time) {
      completion = time;
      return this;
    }
  }
}
