package dev.phoenix.model.api.night;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * How far a night is.
 *
 * @param id names it, as the run that asked for it does
 * @param step the last one that was begun
 * @param status how that step stands
 * @param message for people: why a step was refused or failed, or why the night was ended, if
 *     whoever ended it said so; empty otherwise
 * @param training how far the training is; null before its first step
 * @param validation of the adapter by DJL; null before
 * @param shipped of the files that would go live by llama.cpp; null before
 * @param adapter the version in the registry, such as {@code nightly-v3}; null before
 * @param before what was live until this night's adapter was; null before, and for the model alone
 * @param watch what its drafts are like; null before it was live
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NightState(
    String id,
    NightStep step,
    NightStatus status,
    String message,
    @Nullable Training training,
    @Nullable GateResult validation,
    @Nullable GateResult shipped,
    @Nullable String adapter,
    @Nullable String before,
    @Nullable Watch watch) {

  /**
   * How far a training is.
   *
   * @param steps of the whole training; 0 while that is not known
   * @param loss of the last step, in nats a token; null before
   * @param validationLoss of the examples that are not learned, at its last measurement; null
   *     before
   * @param tokensPerSecond computed, padding included; null before
   * @param secondsLeft at this pace; early stopping may come first; null while not known
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Training(
      long step,
      long steps,
      @Nullable Double loss,
      @Nullable Double validationLoss,
      @Nullable Double tokensPerSecond,
      @Nullable Double secondsLeft) {}

  /**
   * Drafts of the live adapter beside those of what was live before, for the same briefs.
   *
   * @param drafts compared so far
   * @param wanted after so many the watch ends
   * @param better drafts that the checks like more than the other's
   * @param worse drafts that they like less
   * @param p probability of so many worse ones or more if both were alike: a one-sided sign test
   * @param verdict what follows
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Watch(int drafts, int wanted, int better, int worse, double p, Verdict verdict) {}

  /** What a watch says. */
  public enum Verdict {
    /** Not enough drafts yet. */
    OPEN,
    /** Not significantly worse: keep it. */
    KEEP,
    /** Significantly worse: roll it back. */
    WORSE
  }
}
