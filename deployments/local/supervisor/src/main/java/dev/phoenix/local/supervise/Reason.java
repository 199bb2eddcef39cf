package dev.phoenix.local.supervise;

/**
 * Why a service's process is not there any more.
 *
 * @param text goes on after the service's name, such as {@code ended with code 1}
 */
public record Reason(Cause cause, String text) {

  /** What kinds of reasons there are. */
  public enum Cause {
    /** It could not be started, or was not healthy in time. */
    NOT_STARTED,
    /** Its process ended. */
    DIED,
    /** It did not answer any more and was ended. */
    HUNG,
    /** It answered for too long that it cannot work, and was ended. */
    SICK,
    /** It was ended by {@link Supervisor#restart}; no crash. */
    ASKED,
    /** It was stopped with all the others. */
    STOPPED
  }
}
