package dev.phoenix.model.server.nights.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.tokenizer.BpeTrainer;
import dev.phoenix.model.server.nights.Installation;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.process.Children;
import dev.phoenix.model.server.nights.process.WorkingProcess;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.launch.LaunchSettings;
import dev.phoenix.model.trainer.launch.LocalProcessLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real trainer on a model of a few thousand numbers, whose server is started again meanwhile. */
@EnabledOnOs(OS.LINUX)
class NightTrainingTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Installation installation;

  @BeforeEach
  void open() throws IOException {
    var weights = folder.resolve("tiny");
    if (!Files.exists(weights)) {
      model(Files.createDirectory(weights));
    }
    installation =
        new Installation(
            folder,
            new Trainers(),
            Installation.silent(),
            Clock.systemUTC(),
            new Installation.Model(folder, weights));
  }

  private static void model(Path directory) throws IOException {
    var tokenizer =
        new BpeTrainer(3 + 256 + 41, List.of("<|pad|>", "<|im_start|>", "<|im_end|>"))
            .train(List.of("bread and tea in the garden", "a letter about the rain"));
    var config =
        new LlamaConfig(tokenizer.size(), 32, 2, 4, 2, 8, 64, 512, 1e-5f, 10_000f, true, 0, 2);
    try (var model = LlamaModel.create(config, 7)) {
      model.save(directory, StorageType.F16);
      tokenizer.save(directory.resolve(Base.TOKENIZER));
    }
  }

  @AfterEach
  void close() throws IOException {
    WorkingProcess.kill(night().training());
    installation.close();
  }

  private NightFolder night() {
    return new NightFolder(folder.resolve("nights/one"));
  }

  private NightState state() throws IOException {
    return installation.state("one");
  }

  @Test
  void shouldTrainOnThroughARestartAndAKill() throws Exception {
    // given a training under way with the least memory
    installation.free = (long) TrainingMemory.LEAST_MIB << 20;
    installation.put("one", "train", Installation.EXAMPLES.repeat(20));
    installation.begin("one", NightStep.TRAIN);
    await().atMost(PATIENCE).until(() -> state().training() != null);

    // when its process is killed, and the server starts again
    WorkingProcess.kill(night().training());
    installation.close();
    open();
    assertThat(state().status()).isIn(NightStatus.RUNNING, NightStatus.DONE);
    installation.begin("one", NightStep.TRAIN);
    installation.begin("one", NightStep.TRAIN);

    // then
    await().atMost(PATIENCE).until(() -> state().status() != NightStatus.RUNNING);
    assertThat(state().message()).isEmpty();
    assertThat(state().status()).isEqualTo(NightStatus.DONE);
    assertThat(requireNonNull(state().training()).loss()).isPositive();
    assertThat(night().training().adapterGguf()).isNotEmptyFile();
    assertThat(night().training().mergedGguf()).isNotEmptyFile();
  }

  @Test
  void shouldEndARunningTraining() throws Exception {
    // given
    installation.put("one", "train", Installation.EXAMPLES.repeat(200));
    installation.begin("one", NightStep.TRAIN);
    await().atMost(PATIENCE).until(() -> WorkingProcess.lives(night().training()));

    // when
    installation.nights.end("one", false);

    // then
    assertThat(WorkingProcess.lives(night().training())).isFalse();
    assertThat(state().step()).isEqualTo(NightStep.END);
  }

  /** Real trainers, with the natives that all tests share. */
  private static final class Trainers implements Children {

    @Override
    public void train(JobFolder job) throws IOException {
      new LocalProcessLauncher(LaunchSettings.ofThisProcess()).launch(job);
    }

    @Override
    public void gate(JobFolder job) {
      throw new AssertionError("No gate is asked for");
    }
  }
}
