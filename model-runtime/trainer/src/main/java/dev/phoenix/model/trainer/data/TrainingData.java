package dev.phoenix.model.trainer.data;

import dev.phoenix.model.decoder.train.Example;
import java.util.List;
import java.util.Map;

/**
 * All that a job learns from.
 *
 * @param training what is learned
 * @param validation what is only measured; no prompt is in both
 * @param replay what general examples are drawn from
 * @param skipped samples that were too long
 * @param digests sha256 by path of each file
 */
public record TrainingData(
    List<Example> training,
    List<Example> validation,
    List<Example> replay,
    int skipped,
    Map<String, String> digests) {

  public TrainingData {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    replay = List.copyOf(replay);
    digests = Map.copyOf(digests);
  }
}
