package dev.phoenix.model.decoder.train;

/**
 * What a step did.
 *
 * @param step number of steps done, this one included
 * @param loss mean negative log-likelihood of the learned tokens, in nats, before the update
 * @param gradientNorm length of the gradient before clipping
 * @param learningRate rate of the update
 * @param tokens tokens computed for, padding included
 * @param learnedTokens tokens learned from
 */
public record StepReport(
    long step,
    double loss,
    double gradientNorm,
    double learningRate,
    long tokens,
    long learnedTokens) {}
