package dev.phoenix.model.api.night;

/** How a step stands. */
public enum NightStatus {
  /** It is under way; a process that died is started again by asking for the step again. */
  RUNNING,
  /** It is done; what it found may still be bad news, see the night's results. */
  DONE,
  /** It cannot be done as asked: the message says what would have to change. */
  REFUSED,
  /** It went wrong; the message says what, and the night is to end. */
  FAILED
}
