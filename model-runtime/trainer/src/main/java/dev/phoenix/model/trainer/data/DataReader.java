package dev.phoenix.model.trainer.data;

import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.decoder.train.Example;
import dev.phoenix.model.trainer.job.DataFile;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the files of a job. */
public final class DataReader {

  private static final long MOST_BYTES = 64L << 20;

  private final SampleEncoder encoder;
  private final Map<String, String> digests = new HashMap<>();
  private int skipped;
  private long bytes;

  /**
   * A reader.
   *
   * @param tokenizer of the base
   * @param end the token that the model ends an answer with
   * @param maxTokens longest example that is taken
   */
  public DataReader(Tokenizer tokenizer, int end, int maxTokens) {
    this.encoder = new SampleEncoder(tokenizer, end, maxTokens);
  }

  /**
   * Reads all of a job's files.
   *
   * @throws RefusedException if one is missing, changed, empty, or has a line that is none: named
   *     by file and line
   */
  public TrainingData read(Job job) throws IOException {
    Map<String, List<Example>> byPrompt = new LinkedHashMap<>();
    for (DataFile file : job.data()) {
      read(file, byPrompt);
    }
    Map<String, List<Example>> replay = new LinkedHashMap<>();
    for (DataFile file : job.replay().files()) {
      read(file, replay);
    }
    if (byPrompt.isEmpty() || (replay.isEmpty() && !job.replay().files().isEmpty())) {
      throw new RefusedException(
          "All %d examples are too long: raise maxTokens if the model's context allows it"
              .formatted(skipped));
    }
    Split split = Split.of(byPrompt.keySet(), job.validation().share(), job.seed());
    return new TrainingData(
        all(byPrompt, split.training()),
        all(byPrompt, split.validation()),
        all(replay, List.copyOf(replay.keySet())),
        skipped,
        digests);
  }

  private static List<Example> all(Map<String, List<Example>> byPrompt, List<String> prompts) {
    List<Example> examples = new ArrayList<>();
    prompts.forEach(prompt -> examples.addAll(byPrompt.getOrDefault(prompt, List.of())));
    return examples;
  }

  private void read(DataFile file, Map<String, List<Example>> byPrompt) throws IOException {
    SampleFile source = new SampleFile(file);
    bytes += Files.size(file.file());
    if (bytes > MOST_BYTES) {
      throw new RefusedException(
          "The data files hold more than %d MiB: split them".formatted(MOST_BYTES >> 20));
    }
    digests.put(file.file().toString(), source.digest());
    source.read(
        sample ->
            encoder
                .encode(sample)
                .ifPresentOrElse(
                    example ->
                        byPrompt
                            .computeIfAbsent(sample.key(), any -> new ArrayList<>())
                            .add(example),
                    () -> skipped++));
  }
}
