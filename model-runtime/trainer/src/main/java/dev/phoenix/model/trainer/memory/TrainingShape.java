package dev.phoenix.model.trainer.memory;

import dev.phoenix.model.decoder.config.LlamaConfig;
import dev.phoenix.model.decoder.lora.LoraConfig;

/**
 * What the memory of a training depends on.
 *
 * @param model the base
 * @param storedBits of a number in the base's files; those with 32 are used where they lie, others
 *     are converted and lie there twice
 * @param lora the adapter
 * @param threads that each compute a batch at once
 * @param batch how large batches become
 * @param dataBytes of all data files
 */
public record TrainingShape(
    LlamaConfig model,
    int storedBits,
    LoraConfig lora,
    int threads,
    BatchShape batch,
    long dataBytes) {

  TrainingShape with(BatchShape other) {
    return new TrainingShape(model, storedBits, lora, threads, other, dataBytes);
  }

  TrainingShape with(LoraConfig other) {
    return new TrainingShape(model, storedBits, other, threads, batch, dataBytes);
  }

  TrainingShape withOneThread() {
    return new TrainingShape(model, storedBits, lora, 1, batch, dataBytes);
  }
}
