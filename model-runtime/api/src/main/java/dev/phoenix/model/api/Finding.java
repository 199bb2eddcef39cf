package dev.phoenix.model.api;

/**
 * One thing that is wrong with a text.
 *
 * @param code one of the codes in the contract, such as {@code TOO_LONG}
 * @param severity whether it breaks a hard limit
 * @param message one sentence for people: what is wrong and where
 */
public record Finding(String code, Severity severity, String message) {

  /** How much a finding weighs. */
  public enum Severity {
    /** For a person to weigh. */
    WARNING,
    /** Breaks a hard limit: such a text is never published. */
    ERROR
  }

  /** Whether it breaks a hard limit. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
