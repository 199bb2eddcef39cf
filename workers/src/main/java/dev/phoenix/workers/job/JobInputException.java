package dev.phoenix.workers.job;

/** A job's variables are not what its task needs: the flow must be changed. */
public final class JobInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message names the variable and what is needed, never its value
   */
  public JobInputException(String message) {
    super(message);
  }

  /**
   * The value, if there is one.
   *
   * @param variable its name
   * @throws JobInputException if there is none
   */
  public static <T> T required(@org.jspecify.annotations.Nullable T value, String variable) {
    if (value == null) {
      throw new JobInputException("the variable '" + variable + "' is missing or null");
    }
    return value;
  }
}
