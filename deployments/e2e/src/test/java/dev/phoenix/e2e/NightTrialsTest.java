package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.e2e.Platform.Running;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The trials of nights, short, on the platform of the other tests and judged by its few golden
 * queries: two days in place of seven, and two bad nights of six, one that the gate refuses and one
 * that is not even trained on.
 */
@Order(Integer.MAX_VALUE - 2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(Platform.class)
class NightTrialsTest {

  @TempDir private Path folder;

  @Test
  @Order(1)
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void shouldTakeOnTheReviewersVoiceDayByDay(Running phoenix) throws Exception {
    // when
    var figures =
        trial(phoenix, "nights", "--runs", "2", "--since", phoenix.nightsBegan().toString());

    // then
    assertThat(figures)
        .containsEntry("nights", 2.0)
        .containsEntry("nights_failed", 0.0)
        .containsEntry("verdicts_lost", 0.0)
        .containsEntry("failed_requests", 0.0);
    assertThat(figures.get("voice_after")).isGreaterThan(figures.get("voice_before"));
  }

  @Test
  @Order(2)
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void shouldLearnNothingFromBadFeedback(Running phoenix) throws Exception {
    // when
    var figures = trial(phoenix, "bad-nights", "--only", "shuffled-answers,contradictory-verdicts");

    // then
    assertThat(figures)
        .containsEntry("bad_nights", 2.0)
        .containsEntry("bad_nights_not_refused", 0.0);
  }

  private Map<String, Double> trial(Running phoenix, String name, String... options)
      throws Exception {
    var json = folder.resolve(name + ".json");
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("bench", name, "--here", "--json", json.toString()));
    arguments.addAll(List.of(options));
    var trial = phoenix.launcher().run(arguments.toArray(String[]::new));
    assertThat(trial.code()).as(trial.output()).isZero();
    return Figures.in(json);
  }
}
