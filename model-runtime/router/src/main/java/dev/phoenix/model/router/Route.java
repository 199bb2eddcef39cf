package dev.phoenix.model.router;

import java.util.List;

/**
 * Who would answer a request, and why.
 *
 * @param rule the rule that decided; {@code named} where the request names its model
 * @param complexity as the request says, or the estimate
 * @param estimated whether it is the estimate
 * @param candidates who is asked, in this order, until one has answered
 * @param leftOut who is not asked
 */
public record Route(
    String rule,
    Complexity complexity,
    boolean estimated,
    List<Choice> candidates,
    List<Choice> leftOut) {

  public Route {
    candidates = List.copyOf(candidates);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A model and why it is where it is.
   *
   * @param model its id
   * @param engine what runs it
   * @param reason a sentence for people
   */
  public record Choice(String model, String engine, String reason) {}
}
