package dev.phoenix.model.trainer.run;

import dev.phoenix.model.decoder.lora.LoraAdapter;

/**
 * What a training came to.
 *
 * @param adapter the one to keep: the best that was measured, or the last
 * @param steps that were done
 * @param stoppedEarly whether that was before the last step
 * @param bestStep step of the adapter
 * @param lastLoss loss of the last step
 * @param validationLoss of the adapter, NaN if nothing was measured
 * @param baseLoss validation loss of the base, NaN if it was not measured
 */
public record Outcome(
    LoraAdapter adapter,
    long steps,
    boolean stoppedEarly,
    long bestStep,
    double lastLoss,
    double validationLoss,
    double baseLoss) {}
