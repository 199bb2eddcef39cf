package dev.phoenix.local.bench.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoveryReportTest {

  private static final Cell FEED = new Cell("feed", Breakage.HUNG);
  private static final Cell SUPERVISOR = new Cell(Cell.SUPERVISOR, Breakage.KILLED);

  @Test
  void shouldCountWhatMustNotBe() {
    // given one that went well, one that was told thrice, one that nobody heard of, one not healed
    var report =
        report(
            result(FEED, 12.0, 1, 1),
            result(FEED, 14.0, 3, 1),
            result(FEED, 13.0, 1, 0),
            result(FEED, null, 1, 1));

    // when / then
    assertThat(report.notHealed()).isOne();
    assertThat(report.toldTwice()).isEqualTo(2);
    assertThat(report.untold()).isOne();
    assertThat(report.healSecondsMost(false)).isEqualTo(14.0);
  }

  @Test
  void shouldExpectNoWordOfADeadSupervisor() {
    // given
    var report = report(result(SUPERVISOR, 70.0, 0, 0));

    // when / then
    assertThat(report.untold()).isZero();
    assertThat(report.healSecondsMost(false)).isZero();
    assertThat(report.healSecondsMost(true)).isEqualTo(70.0);
  }

  @Test
  void shouldShowATable() {
    assertThat(report(result(FEED, 12.34, 1, 1), result(SUPERVISOR, null, 0, 0)).table())
        .containsExactly(
            "| process | fault | noticed | told | healed | told besides | posts under way |",
            "|---|---|---|---|---|---|---|",
            "| feed | hung | 1.5 s | 1 + 1 | 12.3 s | 0 | 10 |",
            "| supervisor | killed | 1.5 s | - | no | 0 | 10 |");
  }

  private static RecoveryReport report(CellResult... results) {
    return new RecoveryReport(List.of(results), 40, 0, 0);
  }

  private static CellResult result(Cell cell, @Nullable Double healed, int broke, int back) {
    return new CellResult(cell, 1.5, healed, broke, back, 0, 10);
  }
}
