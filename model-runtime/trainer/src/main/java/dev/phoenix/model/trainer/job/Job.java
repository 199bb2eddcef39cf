package dev.phoenix.model.trainer.job;

import dev.phoenix.model.decoder.lora.LoraConfig;
import java.util.List;
import java.util.Set;

/**
 * What a trainer is asked for. The same job on the same files gives the same adapter, bit by bit.
 *
 * @param name of the model that it makes, as its GGUF file says it
 * @param base the model that is learned on top of
 * @param data what is learned
 * @param replay what is learned again beside it
 * @param lora what the adapter looks like
 * @param optimizer how it is moved
 * @param epochs times that all data is gone through; not used if there are steps
 * @param steps of the training; 0 to go by epochs
 * @param maxTokens longest example in tokens; longer ones are left out; 0 for the model's context
 * @param validation how it is watched
 * @param seed what everything random follows from
 * @param limits what it may take
 */
public record Job(
    String name,
    Base base,
    List<DataFile> data,
    Replay replay,
    LoraConfig lora,
    Optimizer optimizer,
    int epochs,
    int steps,
    int maxTokens,
    Validation validation,
    long seed,
    Limits limits) {

  /** What an adapter looks like if a job does not say. */
  public static final LoraConfig LORA =
      new LoraConfig(
          8,
          16,
          0,
          Set.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"));

  public Job {
    data = List.copyOf(data);
  }

  /** A job that says no more than what is learned on top of what. */
  public static Job of(String name, Base base, List<DataFile> data) {
    return new Job(
        name,
        base,
        data,
        Replay.NONE,
        LORA,
        Optimizer.DEFAULT,
        5,
        0,
        0,
        Validation.DEFAULT,
        1,
        Limits.DEFAULT);
  }
}
