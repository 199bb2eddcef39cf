package dev.phoenix.connector.commons.publish;

/** The channel refused; nothing was published. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  RefusedException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /** True if a later try may succeed; false if someone must mend something first. */
  public boolean passing() {
    return passing;
  }
}
