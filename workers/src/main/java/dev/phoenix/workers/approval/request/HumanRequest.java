package dev.phoenix.workers.approval.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.workers.books.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid request, as it stands in the variable {@code request}.
 *
 * @param id names it in messages; null before it is claimed
 * @param number names it for people; null before it is claimed
 * @param key names it among those of its caller
 * @param caller who asks: a flow or a program
 * @param type what is asked for
 * @param amount what it costs, digits with a point
 * @param currency of amount and expected return, such as {@code EUR}
 * @param expectedReturn what it brings in; null if that cannot be told
 * @param risk {@code low}, {@code medium} or {@code high}
 * @param onNo what happens if the answer is no
 * @param text what the decider may edit, such as a post
 * @param action the job that carries it out; null if a person or the caller does
 * @param callerCarriesOut whether the caller does, at no cost
 */
public record HumanRequest(
    @Nullable String id,
    @Nullable Long number,
    String key,
    String caller,
    RequestType type,
    String title,
    String why,
    String amount,
    String currency,
    @Nullable String expectedReturn,
    String risk,
    List<String> alternatives,
    String onNo,
    List<String> links,
    String context,
    String text,
    String language,
    @Nullable Action action,
    boolean callerCarriesOut) {

  /**
   * What carries a request out.
   *
   * @param jobType a job type that is allowed for this
   * @param input what the job needs to know, an object; null if nothing
   */
  public record Action(String jobType, @Nullable JsonNode input) {}

  /** What it costs. */
  public Money cost() {
    return Money.parse(amount, currency);
  }

  /** With the names that it got. */
  HumanRequest named(String id, long number) {
    return new HumanRequest(
        id,
        number,
        key,
        caller,
        type,
        title,
        why,
        amount,
        currency,
        expectedReturn,
        risk,
        alternatives,
        onNo,
        links,
        context,
        text,
        language,
        action,
        callerCarriesOut);
  }
}
