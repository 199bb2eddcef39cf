package dev.phoenix.model.api.text;

/**
 * How a token is chosen from a model's logits. The repetition penalty comes first, then top-k,
 * top-p and min-p cut the candidates by their probability at temperature 1, then one is drawn at
 * the temperature: the order of llama.cpp's default sampler chain.
 *
 * @param temperature 0 takes the likeliest token always; otherwise divides the logits, at most 100
 * @param topK how many of the likeliest tokens stay; 0 keeps all
 * @param topP the fewest tokens whose probabilities reach this stay, (0, 1]; 1 keeps all
 * @param minP tokens less likely than this share of the likeliest go, [0, 1]; 0 keeps all
 * @param repetitionPenalty divides positive and multiplies negative logits of recent tokens, (0,
 *     10]; 1 is none
 * @param repetitionWindow how many recent tokens, prompt included, the penalty looks at; 0 or more
 * @param seed what the draws are made from: the same request with the same seed gives the same text
 */
public record Sampling(
    double temperature,
    int topK,
    double topP,
    double minP,
    double repetitionPenalty,
    int repetitionWindow,
    long seed) {

  /** The likeliest token always, no penalty. */
  public static final Sampling GREEDY = new Sampling(0, 0, 1, 0, 1, 64, 0);

  public Sampling {
    check(temperature >= 0 && temperature <= 100, "temperature", "between 0 and 100", temperature);
    check(topK >= 0, "topK", "0 or more", topK);
    check(topP > 0 && topP <= 1, "topP", "above 0, at most 1", topP);
    check(minP >= 0 && minP <= 1, "minP", "between 0 and 1", minP);
    check(
        repetitionPenalty > 0 && repetitionPenalty <= 10,
        "repetitionPenalty",
        "above 0, at most 10",
        repetitionPenalty);
    check(repetitionWindow >= 0, "repetitionWindow", "0 or more", repetitionWindow);
  }

  /** Draws at a temperature from the whole distribution. */
  public static Sampling at(double temperature, long seed) {
    return new Sampling(temperature, 0, 1, 0, 1, 64, seed);
  }

  private static void check(boolean valid, String name, String needed, Number value) {
    if (!valid) {
      throw new TextModelException(
          TextModelException.Reason.INVALID_REQUEST,
          "%s must be %s; it is %s".formatted(name, needed, value));
    }
  }
}
