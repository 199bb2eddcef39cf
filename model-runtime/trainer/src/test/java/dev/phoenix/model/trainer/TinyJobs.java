package dev.phoenix.model.trainer;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.StorageType;
import dev.phoenix.model.decoder.tokenizer.BpeTrainer;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.Limits;
import dev.phoenix.model.trainer.job.Optimizer;
import dev.phoenix.model.trainer.job.Replay;
import dev.phoenix.model.trainer.job.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jobs on a tiny random model that take a second. */
public final class TinyJobs {

  public static final Tokenizer TOKENIZER =
      new BpeTrainer(3 + 256 + 41, List.of("<|pad|>", "<|im_start|>", "<|im_end|>"))
          .train(List.of("bread and tea in the garden", "a letter about the rain"));

  private static final LlamaConfig MODEL =
      new LlamaConfig(TOKENIZER.size(), 32, 2, 4, 2, 8, 64, 96, 1e-5f, 10_000f, true, 0, 2);

  private TinyJobs() {}

  /** Writes the model. */
  public static Path base(Path directory) {
    return base(directory, StorageType.F32);
  }

  /** Writes the model with its numbers stored in this way. */
  public static Path base(Path directory, StorageType type) {
    try (LlamaModel model = LlamaModel.create(MODEL, 7)) {
      model.save(directory, type);
      TOKENIZER.save(directory.resolve(Base.TOKENIZER));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes examples that can be learned: the answer names the topic. */
  public static DataFile data(Path file, int count) throws IOException {
    List<String> topics = List.of("bread", "tea", "garden", "rain", "letter");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String topic = topics.get(i % topics.size());
      lines.add(
          """
          {"prompt":[{"control":"<|im_start|>"},{"plain":"%s %d"},{"control":"<|im_end|>"}],\
          "response":"the %s and the %s","weight":%s}\
          """
              .formatted(topic, i, topic, topic, i % 3 == 0 ? "2" : "1"));
    }
    Files.write(file, lines);
    return new DataFile(file, null);
  }

  /** A job with all that a job can have, of so many steps. */
  public static Job job(Path base, DataFile data, DataFile general, int steps) throws IOException {
    Job plain = Job.of("tiny", Base.of(base), List.of(data));
    return new Job(
        plain.name(),
        plain.base(),
        plain.data(),
        new Replay(List.of(general), 0.25),
        new LoraConfig(4, 8, 0.1, Job.LORA.targets()),
        new Optimizer(1e-2, 0.1, 0.1, 0.01, 0.9, 0.98, 1, 200, 2),
        1,
        steps,
        0,
        new Validation(0.2, 3, 0),
        5,
        Limits.DEFAULT);
  }

  /** The same with other limits and another watch. */
  public static Job with(Job job, Validation validation, Limits limits) {
    return new Job(
        job.name(),
        job.base(),
        job.data(),
        job.replay(),
        job.lora(),
        job.optimizer(),
        job.epochs(),
        job.steps(),
        job.maxTokens(),
        validation,
        job.seed(),
        limits);
  }
}
