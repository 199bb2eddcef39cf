package dev.phoenix.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.service.HealthCheck.Finding;
import dev.phoenix.local.supervise.Lateness.Change;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessTest {

  @Test
  void shouldSayOnceThatItIsLateAndOnceThatItIsInTime() {
    assertThat(changes("LLLLLRRRR"))
        .containsExactly(
            Change.NONE,
            Change.NONE,
            Change.LATE,
            Change.NONE,
            Change.NONE,
            Change.NONE,
            Change.NONE,
            Change.IN_TIME,
            Change.NONE);
  }

  @Test
  void shouldLetSingleLateAnswersPass() {
    assertThat(changes("LLRLLRLRLL")).containsOnly(Change.NONE);
  }

  @Test
  void shouldNotBelieveInOneAnswerInTime() {
    assertThat(changes("LLLRRLRLL")).containsOnlyOnce(Change.LATE).doesNotContain(Change.IN_TIME);
  }

  @Test
  void shouldNotCountSilence() {
    assertThat(changes("LLSSSL")).endsWith(Change.LATE).containsOnlyOnce(Change.LATE);
  }

  private static List<Change> changes(String looks) {
    var lateness = new Lateness();
    return Arrays.stream(looks.split(""))
        .map(
            look ->
                switch (look) {
                  case "L" -> Finding.LATE;
                  case "R" -> Finding.READY;
                  default -> Finding.SILENT;
                })
        .map(lateness::after)
        .toList();
  }
}
