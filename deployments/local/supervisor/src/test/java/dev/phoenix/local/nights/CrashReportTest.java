package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.local.nights.Judgement.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrashReportTest {

  private static final Cell TRAINER = new Cell(Victim.TRAINER, Moment.TRAINING);
  private static final Cell WORKERS = new Cell(Victim.WORKERS, Moment.ENDING);

  @Test
  void shouldPrintARowForEachProcessAndAColumnForEachState() {
    // given
    var report =
        new CrashReport(List.of(result(TRAINER, Moment.TRAINING, Verdict.ACTIVATED, true)), true);

    // when
    var lines = report.matrix();

    // then
    assertThat(lines).hasSize(2 + 6);
    assertThat(lines).extracting(String::length).containsOnly(lines.getFirst().length());
    assertThat(lines.getFirst()).matches("\\| killed +\\| collecting +\\| training .*ending +\\|");
    assertThat(lines.get(2)).matches("\\| trainer +\\| - +\\| activated +\\| - .*\\| - +\\|");
    assertThat(lines.get(4)).matches("\\| workers +\\|( +\\|){8}");
  }

  @Test
  void shouldSayInWhichStateAKillReallyHit() {
    // given
    var late = result(WORKERS, null, Verdict.ACTIVATED, true);
    var early = result(WORKERS, Moment.WATCHING, Verdict.UNCHANGED, true);

    // then
    assertThat(late.text()).isEqualTo("activated (hit after the end)");
    assertThat(early.text()).isEqualTo("unchanged (hit watching)");
    assertThat(new CrashReport(List.of(late, early), true).missed()).isEqualTo(2);
  }

  @Test
  void shouldClaimNothingOfACellInWhichNothingWasKilled() {
    // given
    var result =
        new CellResult(
            TRAINER, Optional.empty(), 0, "no-gain", new Judgement(Verdict.UNCHANGED, ""), 1, true);

    // then
    assertThat(result.text()).isEqualTo("missed");
    assertThat(new CrashReport(List.of(result), true).kills()).isZero();
  }

  @Test
  void shouldCountWhatMustNotBe() {
    // given
    var report =
        new CrashReport(
            List.of(
                result(TRAINER, Moment.TRAINING, Verdict.BETWEEN, true),
                result(WORKERS, Moment.ENDING, Verdict.UNCHANGED, false)),
            false);

    // then
    assertThat(report.cells()).isEqualTo(2);
    assertThat(report.kills()).isEqualTo(2);
    assertThat(report.missed()).isZero();
    assertThat(report.between()).isEqualTo(1);
    assertThat(report.nextRunFailed()).isEqualTo(2);
  }

  @Test
  void shouldCountNothingWhereAllIsWell() {
    // given
    var report =
        new CrashReport(List.of(result(WORKERS, Moment.ENDING, Verdict.ACTIVATED, true)), true);

    // then
    assertThat(report.between()).isZero();
    assertThat(report.nextRunFailed()).isZero();
  }

  private static CellResult result(
      Cell cell, @Nullable Moment hit, Verdict verdict, boolean begun) {
    return new CellResult(
        cell, Optional.ofNullable(hit), 1, "adapter-live", new Judgement(verdict, ""), 1, begun);
  }
}
