package dev.phoenix.model.api.night;

/** The model runtime did not do what was asked of it. The message says what to do. */
public final class NightException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean passing;

  /**
   * @param passing whether it may go well later as it is: the runtime is away or busy
   */
  public NightException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /** Whether it may go well later as it is. */
  public boolean passing() {
    return passing;
  }
}
