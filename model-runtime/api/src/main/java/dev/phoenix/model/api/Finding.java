package dev.phoenix.model.api;

/**
 * One thing that is wrong with a text.
 *
 * @param code one of the codes in the contract, such as {@code TOO_LONG}
 * @param severity whether it breaks a hard limit
 * @param message one sentence for people: what is wrong and where
 * @param term the part of the brief or policy that the text breaks, word for word: the banned term,
 *     the missing mention or hashtag; empty for findings of another kind
 */
public record Finding(String code, Severity severity, String message, String term) {

  /** How much a finding weighs. */
  public enum Severity {
    /** For a person to weigh. */
    WARNING,
    /** Breaks a hard limit: such a text is never published. */
    ERROR
  }

  /** A finding that is not about a term. */
  public Finding(String code, Severity severity, String message) {
    this(code, severity, message, "");
  }

  /** Whether it breaks a hard limit. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
