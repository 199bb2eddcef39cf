package dev.phoenix.workers.learning.dataset;

import static dev.phoenix.workers.learning.feedback.FeedbackUnderTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.Jobs;
import dev.phoenix.workers.learning.LearningSettings;
import dev.phoenix.workers.learning.feedback.FeedbackUnderTest;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CollectFeedbackTest {

  @TempDir private Path folder;

  private final FeedbackUnderTest under = FeedbackUnderTest.on(TestDatabase.H2);

  @Test
  void shouldTellTheFlowWhereTheDataSetIs() {
    // given
    under.store().keep(FeedbackUnderTest.different(11));

    // when
    var dataSet = Jobs.completed(run("{\"runId\":\"2026-11-21\",\"since\":null}")).path("dataSet");

    // then
    assertThat(dataSet.path("outcome").asText()).isEqualTo("collected");
    assertThat(dataSet.at("/counts/kept").asInt()).isEqualTo(11);
    assertThat(dataSet.path("trainSha256").asText()).hasSize(64);
    assertThat(Path.of(dataSet.path("folder").asText())).isAbsolute().isDirectory();
  }

  @Test
  void shouldTellThatThereIsNotEnough() {
    // when
    var dataSet = Jobs.completed(run("{\"runId\":\"2026-11-21\"}")).path("dataSet");

    // then
    assertThat(dataSet.path("outcome").asText()).isEqualTo("not-enough");
    assertThat(dataSet.path("needed").asInt()).isEqualTo(10);
    assertThat(dataSet.path("folder").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"runId\":null}",
        "{\"runId\":\"\"}",
        "{\"runId\":\"../../etc\"}",
        "{\"runId\":\"..\"}",
        "{\"runId\":\"a/b\"}",
        "{\"runId\":\"a\\u0000\"}",
        "{\"runId\":\"a\",\"since\":\"yesterday\"}",
        "{\"runId\":\"a\",\"feedbackAbove\":1}",
        "{\"runId\":\"a\",\"feedbackAbove\":\"high\"}",
      })
  void shouldRefuseWhatNamesNoRun(String variables) {
    assertThatThrownBy(() -> run(variables)).isNotNull();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldTryAgainWhenTheFilesCannotBeWritten() throws Exception {
    // given
    under.store().keep(FeedbackUnderTest.different(11));
    var blocked = Files.writeString(folder.resolve("sets"), "in the way");

    // when
    var failed = run("{\"runId\":\"a\"}", blocked);
    Files.delete(blocked);
    var mended = run("{\"runId\":\"a\"}", blocked);

    // then
    assertThat(failed).isInstanceOf(JobOutcome.PassingTrouble.class);
    assertThat(Jobs.completed(mended).at("/dataSet/counts/kept").asInt()).isEqualTo(11);
  }

  private JobOutcome run(String variables) {
    return run(variables, folder);
  }

  private JobOutcome run(String variables, Path at) {
    var here = new Installation("here");
    var collector =
        new Collector(
            new Candidates(under.jdbc(), here),
            new DataSets(under.template(), under.transaction(), here),
            new DataSetFiles(at),
            under.golden(),
            LearningSettings.GoldenKeywords.NONE,
            0.6,
            Clock.fixed(NOW, ZoneOffset.UTC));
    var settings =
        new LearningSettings(
            0.7,
            10,
            2000,
            0.6,
            null,
            DataSize.ofMegabytes(1),
            java.net.URI.create("http://127.0.0.1:1"),
            LearningSettings.GoldenKeywords.NONE);
    return Jobs.run(new CollectFeedback(collector, settings), variables, 7, 3);
  }
}
