package dev.phoenix.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.decoder.train.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossLogTest {

  @TempDir Path folder;

  private Path table() {
    return folder.resolve("loss.csv");
  }

  private static void step(LossLog log, int from, int to) {
    for (int i = from; i <= to; i++) {
      log.stepped(new StepReport(i, i, 1, 1.6e-3, 5000, 900));
    }
  }

  @Test
  void shouldWriteTheMeanLossOfEveryTwentySteps() throws IOException {
    // given
    var log = new LossLog(table(), "base", 60);

    // when
    step(log, 1, 59);

    // then
    assertThat(table())
        .hasContent(
            """
            phase,step,loss,rate,validation
            base,20,10.5000,1.60e-03,
            base,40,30.5000,1.60e-03,
            """);
  }

  @Test
  void shouldWriteTheValidationLossInARowOfItsOwn() throws IOException {
    // given
    var log = new LossLog(table(), "round-1", 60);

    // when
    log.validated(60, 0.41267);

    // then
    assertThat(Files.readAllLines(table())).endsWith("round-1,60,,,0.4127");
  }

  @Test
  void shouldGoOnWithATableThatIsThere() throws IOException {
    // given
    step(new LossLog(table(), "base", 60), 1, 20);

    // when
    step(new LossLog(table(), "round-1", 60), 1, 20);

    // then
    assertThat(Files.readAllLines(table()))
        .containsExactly(
            "phase,step,loss,rate,validation",
            "base,20,10.5000,1.60e-03,",
            "round-1,20,10.5000,1.60e-03,");
  }

  @Test
  void shouldWriteNumbersWithPointsInEveryLocale() throws IOException {
    // given
    var before = Locale.getDefault();
    Locale.setDefault(Locale.of("es", "ES"));
    try {
      // when
      step(new LossLog(table(), "base", 200), 1, 100);
    } finally {
      Locale.setDefault(before);
    }

    // then
    assertThat(Files.readAllLines(table())).allMatch(row -> row.split(",", -1).length == 5);
  }
}
