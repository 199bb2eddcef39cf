package dev.phoenix.model.server.nights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.server.nights.report.HtmlReport;
import dev.phoenix.model.trainer.job.JobLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {

  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path folder;
  private final ScriptedChildren children = new ScriptedChildren();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Installation installation;

  @BeforeEach
  void open() throws IOException {
    at(Clock.systemUTC());
  }

  @AfterEach
  void close() {
    installation.close();
  }

  /** Starts the server again at another time. */
  private void at(Clock clock) throws IOException {
    if (installation != null) {
      installation.close();
    }
    installation = new Installation(folder, children, clock);
  }

  private void later(Duration time) throws IOException {
    at(Clock.offset(Clock.systemUTC(), time));
  }

  private NightFolder night(String id) {
    return new NightFolder(folder.resolve("nights").resolve(id));
  }

  private List<String> left(String id) throws IOException {
    try (Stream<Path> files = Files.walk(night(id).path())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> night(id).path().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** A night that ended, with a checkpoint and a live adapter. */
  private void ended(String id) throws IOException {
    installation.upTo(id, NightStep.WATCH);
    var checkpoint = Files.createDirectories(night(id).training().path().resolve("checkpoint"));
    Files.writeString(checkpoint.resolve("optimizer.bin"), "moments");
    installation.reports.write(installation.nights.end(id, true));
  }

  @Test
  void shouldLeaveOnlyWhatTellsOfANight() throws IOException {
    // given
    ended("one");
    var state = installation.state("one");
    var page = HtmlReport.of(installation.reports.of(installation.nights.known("one")));

    // when
    later(WEEK.plusHours(1));

    // then
    assertThat(left("one"))
        .contains("night.json", "report.html", "report.json", "train/progress.jsonl")
        .contains("train/result.json", "gate/gate-result.json", "gate-shipped/gate-result.json")
        .noneMatch(file -> file.matches(".*(gguf|safetensors|bin|(train|golden|data)\\.jsonl)"));
    assertThat(installation.state("one")).isEqualTo(state);
    assertThat(HtmlReport.of(installation.reports.of(installation.nights.known("one"))))
        .isEqualTo(page);
    assertThat(installation.live()).isEqualTo("nightly-v1");
  }

  @Test
  void shouldStillRollBackAndRestoreWhatItHadMadeLive() throws IOException {
    // given
    ended("one");
    later(WEEK.plusHours(1));

    // when
    installation.nights.end("one", false);

    // then
    assertThat(installation.live()).isNull();
    assertThat(installation.archive.restore("one").id()).hasToString("nightly-v1");
  }

  @Test
  void shouldKeepEverythingForAWeek() throws IOException {
    // given
    ended("one");
    var all = left("one");

    // when
    later(WEEK.minusHours(1));

    // then
    assertThat(left("one")).isEqualTo(all);
  }

  @Test
  void shouldKeepWhatCanStillBeAskedForHoweverOld() throws IOException {
    // given
    installation.upTo("one", NightStep.VALIDATE);
    installation.upTo("two", NightStep.WATCH);
    var one = left("one");
    var two = left("two");

    // when
    later(WEEK.multipliedBy(52));

    // then
    assertThat(left("one")).isEqualTo(one);
    assertThat(left("two")).isEqualTo(two);
    assertThat(installation.begin("one", NightStep.VALIDATE_SHIPPED).step())
        .isEqualTo(NightStep.VALIDATE_SHIPPED);
  }

  @Test
  void shouldRemoveWhenTheNextNightEnds() throws IOException {
    // given
    ended("one");
    installation.upTo("two", NightStep.WATCH);
    var two = left("two");
    var clock = new WeekLater();
    at(clock);
    assertThat(left("one")).contains("train.jsonl");

    // when
    clock.come = true;
    installation.nights.end("two", true);

    // then
    assertThat(left("one")).doesNotContain("train/adapter.gguf", "train.jsonl");
    assertThat(left("two")).isEqualTo(two);
  }

  @Test
  void shouldGoOnWhereItWasKilled() throws IOException {
    // given
    ended("one");
    Files.delete(night("one").training().adapterGguf());
    Files.delete(night("one").train());

    // when
    later(WEEK.plusHours(1));
    later(WEEK.plusHours(2));

    // then
    assertThat(left("one"))
        .contains("train/result.json")
        .doesNotContain("train/merged-q8_0.gguf", "golden.jsonl");
  }

  @Test
  void shouldLeaveAFolderThatAProcessWorksIn() throws IOException {
    // given
    ended("one");
    var gate = night("one").gate(GateEngine.DJL);
    Files.writeString(gate.path().resolve("drafts.bin"), "x");

    // when
    try (var held = JobLock.take(gate).orElseThrow()) {
      assertThat(held).isNotNull();
      later(WEEK.plusHours(1));
    }

    // then
    assertThat(gate.path().resolve("drafts.bin")).exists();
  }

  @Test
  void shouldFollowNoLink() throws IOException {
    // given
    ended("one");
    var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("precious"), "x");
    Files.createSymbolicLink(night("one").training().path().resolve("link"), elsewhere);

    // when
    later(WEEK.plusHours(1));

    // then
    assertThat(elsewhere.resolve("precious")).exists();
    assertThat(night("one").training().path().resolve("link")).doesNotExist();
  }

  @Test
  void shouldTakeNothingForANightThatHasEnded() throws IOException {
    // given
    ended("one");
    later(WEEK.plusHours(1));

    // when / then
    assertThatThrownBy(() -> installation.handIn("one")).hasMessageContaining("has ended");
    assertThat(left("one")).doesNotContain("train.jsonl");
  }

  /** Now, and then more than a week later. */
  private static final class WeekLater extends Clock {

    private volatile boolean come;

    @Override
    public Instant instant() {
      return come ? Instant.now().plus(WEEK).plusSeconds(3600) : Instant.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
