package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.e2e.Platform.Running;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Short runs of the trials of nights, with few golden queries. The whole ones are for {@code
 * phoenix test --long}.
 */
@Order(Integer.MAX_VALUE - 2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Platform.class)
class NightTrialsTest {

  @Test
  @Order(1)
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void shouldLearnAVoiceWhileClientsDraft(Running phoenix, @TempDir Path folder) throws Exception {
    // given
    var json = folder.resolve("figures.json");

    // when
    var trial =
        phoenix.launcher().run("bench", "nights", "--here", "--runs", "2", "--json", "" + json);

    // then
    assertThat(trial.code()).as(trial.output()).isZero();
    var figures = Figures.in(json);
    assertThat(figures)
        .as(trial.output())
        .containsEntry("nights", 2.0)
        .containsEntry("nights_failed", 0.0)
        .containsEntry("verdicts_lost", 0.0)
        .containsEntry("failed_requests", 0.0);
    assertThat(figures.get("voice_after"))
        .as(trial.output())
        .isGreaterThan(figures.get("voice_before"));
  }

  @Test
  @Order(2)
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void shouldRefuseBadFeedbackAndKeepWhatIsLive(Running phoenix, @TempDir Path folder)
      throws Exception {
    // given
    var json = folder.resolve("figures.json");

    // when
    var trial = phoenix.launcher().run("bench", "bad-nights", "--here", "--json", "" + json);

    // then
    assertThat(trial.code()).as(trial.output()).isZero();
    assertThat(Figures.in(json))
        .as(trial.output())
        .containsEntry("bad_nights", 6.0)
        .containsEntry("bad_nights_not_refused", 0.0);
  }
}
