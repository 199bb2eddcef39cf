package dev.phoenix.workers.job;

/** A fault that no retry mends; its message says what to do and is shown in Operate. */
public final class JobFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JobFaultException(String message) {
    super(message);
  }
}
