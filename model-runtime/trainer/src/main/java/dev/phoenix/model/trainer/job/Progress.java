package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code progress.jsonl}. After a kill, steps since the last checkpoint come again.
 *
 * @param at when, in ISO 8601
 * @param phase {@code reading}, {@code training} or {@code writing}
 * @param step steps done
 * @param steps of the whole training; 0 while that is not known
 * @param loss mean negative log-likelihood of the tokens that the step learned, in nats
 * @param validationLoss of the validation part, if it was measured after this step
 * @param tokensPerSecond that this process computed since its first step, padding included
 * @param secondsLeft until the last step, as far as one can tell; early stopping may come first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(
    String at,
    String phase,
    long step,
    long steps,
    @Nullable Double loss,
    @Nullable Double validationLoss,
    @Nullable Double tokensPerSecond,
    @Nullable Double secondsLeft) {}
