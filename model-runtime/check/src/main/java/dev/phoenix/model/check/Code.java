package dev.phoenix.model.check;

import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Finding.Severity;

/**
 * The kinds of findings and what each takes from the score.
 *
 * <p>{@code WRONG_LANGUAGE} and {@code REPETITION} are warnings because both are judged by
 * statistics: a post may quote another language or repeat a line for rhythm, and only a person can
 * tell. They still weigh enough that a loop tries once more.
 */
public enum Code {
  EMPTY(1.0),
  TOO_LONG(0.3),
  MISSING_MENTION(0.25),
  BANNED_TERM(0.4),
  MISSING_HASHTAG(0.2),
  WRONG_LANGUAGE(0.3),
  PLACEHOLDER(0.4),
  PROMPT_ECHO(0.4),
  INSTRUCTION_LEAK(0.6),
  REPETITION(0.2),
  UNSAFE_LINK(0.5),
  CONTROL_CHARACTER(0.3);

  private final double weight;

  Code(double weight) {
    this.weight = weight;
  }

  double weight() {
    return weight;
  }

  Finding error(String message) {
    return new Finding(name(), Severity.ERROR, message);
  }

  Finding error(String message, String term) {
    return new Finding(name(), Severity.ERROR, message, term);
  }

  Finding warning(String message) {
    return new Finding(name(), Severity.WARNING, message);
  }
}
