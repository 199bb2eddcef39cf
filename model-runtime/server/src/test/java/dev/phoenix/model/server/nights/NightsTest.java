package dev.phoenix.model.server.nights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a night, with processes that leave their results at once. */
class NightsTest {

  private static final String ID = "2026-01-01";

  @TempDir Path folder;
  private final ScriptedChildren children = new ScriptedChildren();
  private final List<Installation> opened = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Installation installation;

  @BeforeEach
  void open() throws IOException {
    installation = new Installation(folder, children, Clock.systemUTC());
    opened.add(installation);
  }

  @AfterEach
  void close() {
    opened.forEach(Installation::close);
  }

  @Test
  void shouldGoThroughAllSteps() throws IOException {
    // when
    var state = installation.upTo(ID, NightStep.WATCH);

    // then
    assertThat(state.step()).isEqualTo(NightStep.WATCH);
    assertThat(state.status()).isEqualTo(NightStatus.RUNNING);
    assertThat(requireNonNull(state.training()).loss()).isEqualTo(2.5);
    assertThat(requireNonNull(state.training()).validationLoss()).isEqualTo(2.75);
    assertThat(requireNonNull(state.validation()).engine()).isEqualTo("djl");
    assertThat(requireNonNull(state.shipped()).engine()).isEqualTo("llama.cpp");
    assertThat(state.adapter()).isEqualTo("nightly-v1");
    assertThat(state.before()).isNull();
    assertThat(requireNonNull(state.watch()).drafts()).isZero();
    assertThat(installation.live()).isEqualTo("nightly-v1");
  }

  @Test
  void shouldDoEachStepOnceHoweverOftenItIsAskedFor() throws IOException {
    // given
    installation.upTo(ID, NightStep.WATCH);

    // when
    for (var step : List.of(NightStep.TRAIN, NightStep.ARCHIVE, NightStep.WATCH)) {
      installation.begin(ID, step);
    }

    // then
    assertThat(children.trainings).isEqualTo(1);
    assertThat(children.gates).isEqualTo(2);
    assertThat(installation.registry.ids()).hasSize(1);
    assertThat(installation.registry.history(installation.model.base().sha256())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = NightStep.class,
      names = {"TRAIN", "VALIDATE", "VALIDATE_SHIPPED", "ARCHIVE", "WATCH"})
  void shouldGoOnAfterARestartAtAnyStep(NightStep step) throws IOException {
    // given
    installation.upTo(ID, step);

    // when
    open();
    var state = installation.begin(ID, step);

    // then
    assertThat(state.step()).isEqualTo(step);
    assertThat(state).isEqualTo(installation.state(ID));
    assertThat(installation.registry.ids()).hasSizeLessThanOrEqualTo(1);
    assertThat(children.trainings).isEqualTo(1);
  }

  @Test
  void shouldStartAProcessAgainThatDied() throws IOException {
    // given
    installation.handIn(ID);
    children.die = true;
    assertThat(installation.begin(ID, NightStep.TRAIN).status()).isEqualTo(NightStatus.RUNNING);

    // when
    children.die = false;
    var state = installation.begin(ID, NightStep.TRAIN);

    // then
    assertThat(state.status()).isEqualTo(NightStatus.DONE);
    assertThat(children.trainings).isEqualTo(2);
  }

  @Test
  void shouldTakeNoMoreMemoryThanIsFree() throws IOException {
    // given
    installation.handIn(ID);
    installation.free = 700L << 20;

    // when
    installation.begin(ID, NightStep.TRAIN);

    // then
    var folder = installation.nights.folder(installation.nights.known(ID));
    assertThat(JobFile.read(folder.training()).limits().memoryMiB()).isEqualTo(700);
  }

  @Test
  void shouldTakeNoMoreMemoryThanIsAllowed() throws IOException {
    // given
    installation.handIn(ID);

    // when
    installation.begin(ID, NightStep.TRAIN);

    // then
    var folder = installation.nights.folder(installation.nights.known(ID));
    assertThat(JobFile.read(folder.training()).limits().memoryMiB()).isEqualTo(2048);
  }

  @Test
  void shouldSayThatTheMemoryThatIsFreeSetTheLimit() throws IOException {
    // given
    installation.handIn(ID);
    installation.free = 700L << 20;
    children.status = Status.REFUSED;

    // when
    var state = installation.begin(ID, NightStep.TRAIN);

    // then
    assertThat(state.status()).isEqualTo(NightStatus.REFUSED);
    assertThat(state.message())
        .contains("try rank 4", "what was free", "700 MiB", "nights.memory would allow 2048 MiB");
  }

  @Test
  void shouldRefuseATrainingThatCouldNotEvenStart() throws IOException {
    // given
    installation.handIn(ID);
    installation.free = 300L << 20;

    // when
    var state = installation.begin(ID, NightStep.TRAIN);

    // then
    assertThat(state.status()).isEqualTo(NightStatus.REFUSED);
    assertThat(state.message()).contains("Only 300 MiB of memory are free", "512 MiB", "Stop");
    assertThat(children.trainings).isZero();
  }

  @Test
  void shouldGiveUpAProcessThatDiesAgainAndAgain() throws IOException {
    // given
    installation.handIn(ID);
    children.die = true;

    // when
    for (int i = 0; i < 15; i++) {
      installation.begin(ID, NightStep.TRAIN);
    }

    // then
    assertThat(children.trainings).isEqualTo(10);
    assertThat(installation.state(ID).status()).isEqualTo(NightStatus.FAILED);
    assertThat(installation.state(ID).message()).contains("died 10 times");
  }

  @Test
  void shouldSayWhatTheTrainerRefused() throws IOException {
    // given
    children.status = Status.REFUSED;

    // when
    installation.handIn(ID);
    var state = installation.begin(ID, NightStep.TRAIN);

    // then
    assertThat(state.status()).isEqualTo(NightStatus.REFUSED);
    assertThat(state.message()).contains("try rank 4");
    assertThatThrownBy(() -> installation.begin(ID, NightStep.VALIDATE))
        .hasMessageContaining("which is refused");
  }

  @Test
  void shouldNameTheLineThatIsNoExample() throws IOException {
    // given
    installation.put(ID, "train", Installation.EXAMPLES + "{\"prompt\":{},\"response\":\"x\"}\n");

    // when
    var state = installation.begin(ID, NightStep.TRAIN);

    // then
    assertThat(state.status()).isEqualTo(NightStatus.REFUSED);
    assertThat(state.message()).contains("train.jsonl, line 3", "brief.topic");
    assertThat(children.trainings).isZero();
  }

  @Test
  void shouldRefuseAStepThatIsNotItsTurn() throws IOException {
    // given
    installation.handIn(ID);

    // when / then
    assertThatThrownBy(() -> installation.begin(ID, NightStep.ARCHIVE))
        .isInstanceOfSatisfying(
            NightRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT))
        .hasMessageContaining("train first");
    installation.begin(ID, NightStep.TRAIN);
    assertThatThrownBy(() -> installation.begin(ID, NightStep.WATCH))
        .hasMessageContaining("watch is not its turn");
  }

  @Test
  void shouldArchiveNothingThatAGateRefused() throws IOException {
    // given
    children.passes = false;
    installation.upTo(ID, NightStep.VALIDATE_SHIPPED);

    // when / then
    assertThatThrownBy(() -> installation.begin(ID, NightStep.ARCHIVE))
        .hasMessageContaining("did not let the adapter");
    assertThat(installation.registry.ids()).isEmpty();
  }

  @Test
  void shouldTakeTheSameFileAgainAndNoOther() throws IOException {
    // given
    installation.handIn(ID);

    // when
    installation.handIn(ID);

    // then
    assertThatThrownBy(() -> installation.put(ID, "train", "other"))
        .hasMessageContaining("another train.jsonl already");
    assertThat(leftovers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "../x", "a/b", "a\\b", "-x", ".x", "a b", "ä"})
  void shouldRefuseAnIdThatIsNone(String id) {
    assertThatThrownBy(() -> installation.put(id, "train", "x"))
        .isInstanceOf(NightRefusedException.class)
        .hasMessageContaining("1 to 60");
  }

  @Test
  void shouldRefuseAnIdThatIsTooLong() {
    assertThatThrownBy(() -> installation.put("x".repeat(61), "train", "x"))
        .hasMessageContaining("1 to 60");
  }

  @Test
  void shouldLeaveNothingOfAFileThatIsTooLargeOrEmpty() throws IOException {
    assertThatThrownBy(() -> installation.put(ID, "train", "x".repeat(64 * 1024 + 1)))
        .hasMessageContaining("max-file");
    assertThatThrownBy(() -> installation.put(ID, "train", "")).hasMessageContaining("empty");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void shouldKnowNoNightOfWhichNothingWasBegun() throws IOException {
    // given
    installation.handIn(ID);

    // when / then
    assertThatThrownBy(() -> installation.state(ID)).hasMessageContaining("There is no night");
    assertThatThrownBy(() -> installation.nights.end("nothing", true))
        .hasMessageContaining("There is no night");
  }

  @Test
  void shouldRollBackWhenItEndsBadly() throws IOException {
    // given
    installation.upTo("first", NightStep.WATCH);
    installation.nights.end("first", true);
    children.weights = "other";
    installation.upTo("second", NightStep.WATCH);
    assertThat(installation.live()).isEqualTo("nightly-v2");

    // when
    installation.nights.end("second", false);
    installation.nights.end("second", false);

    // then
    assertThat(installation.live()).isEqualTo("nightly-v1");
    assertThat(installation.state("second").step()).isEqualTo(NightStep.END);
    assertThat(installation.registry.history(installation.model.base().sha256())).hasSize(3);
  }

  @Test
  void shouldRollBackToTheModelAlone() throws IOException {
    // given
    installation.upTo(ID, NightStep.WATCH);

    // when
    installation.nights.end(ID, false);

    // then
    assertThat(installation.live()).isNull();
  }

  @Test
  void shouldLeaveLiveWhatSomebodyElseMadeLive() throws IOException {
    // given
    installation.upTo("first", NightStep.WATCH);
    installation.nights.end("first", true);
    installation.upTo("second", NightStep.WATCH);
    installation.registry.rollBack(installation.model.base().sha256());
    installation.registry.deactivate(installation.model.base().sha256());

    // when
    installation.begin("second", NightStep.WATCH);
    installation.nights.end("second", false);

    // then
    assertThat(installation.live()).isNull();
  }

  @Test
  void shouldBeginNothingMoreOnceItHasEnded() throws IOException {
    // given
    installation.upTo(ID, NightStep.TRAIN);
    installation.nights.end(ID, true);

    // when / then
    assertThat(installation.begin(ID, NightStep.TRAIN).step()).isEqualTo(NightStep.END);
    assertThatThrownBy(() -> installation.begin(ID, NightStep.VALIDATE))
        .hasMessageContaining("has ended");
  }

  @Test
  void shouldAddAnAdapterOnceWhenTheServerDiedBeforeItKnew() throws IOException {
    // given a night that is archived and in the registry, of which the state says nothing
    installation.upTo(ID, NightStep.VALIDATE_SHIPPED);
    var state = folder.resolve("nights").resolve(ID).resolve("night.json");
    installation.begin(ID, NightStep.ARCHIVE);
    var archived = NightFile.JSON.readValue(state.toFile(), NightRecord.class);
    Files.write(state, NightFile.JSON.writeValueAsBytes(archived.with(NightStatus.RUNNING, "")));

    // when
    open();
    var again = installation.begin(ID, NightStep.ARCHIVE);

    // then
    assertThat(again.status()).isEqualTo(NightStatus.DONE);
    assertThat(again.adapter()).isEqualTo("nightly-v1");
    assertThat(installation.registry.ids()).hasSize(1);
  }

  @Test
  void shouldRefuseExamplesThatWereChangedMeanwhile() throws IOException {
    // given
    installation.upTo(ID, NightStep.VALIDATE_SHIPPED);
    Files.writeString(folder.resolve("nights").resolve(ID).resolve("train.jsonl"), "{}");

    // when
    var state = installation.begin(ID, NightStep.ARCHIVE);

    // then
    assertThat(state.status()).isEqualTo(NightStatus.REFUSED);
    assertThat(state.message()).contains("train.jsonl was changed");
    assertThat(installation.registry.ids()).isEmpty();
  }

  @Test
  void shouldRefuseAnAdapterThatWasChangedAfterItsTraining() throws IOException {
    // given
    installation.upTo(ID, NightStep.VALIDATE_SHIPPED);
    Files.writeString(
        folder.resolve("nights").resolve(ID).resolve("train/adapter.gguf"), "another");

    // when
    var state = installation.begin(ID, NightStep.ARCHIVE);

    // then
    assertThat(state.status()).isEqualTo(NightStatus.REFUSED);
    assertThat(state.message()).contains("adapter.gguf was changed");
    assertThat(installation.registry.ids()).isEmpty();
  }

  @Test
  void shouldListTheNewestFirst() throws IOException {
    // given
    installation.upTo("a", NightStep.TRAIN);
    installation.upTo("b", NightStep.TRAIN);

    // when / then
    assertThat(installation.nights.all()).extracting(NightRecord::id).containsExactly("b", "a");
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("nights"))) {
      return files.filter(file -> file.getFileName().toString().endsWith(".part")).toList();
    }
  }
}
