package dev.phoenix.workers.approval.request;

/** How far a request is. */
public enum RequestState {
  /** Just made; whether a person is asked is not decided yet. */
  MADE,
  /** A person is asked. */
  PENDING,
  /** Decided, by a person, by rules or by the clock; being seen to. */
  DECIDED,
  /** Approved and carried out. */
  FULFILLED,
  /** A person said no. */
  REJECTED,
  /** Nobody answered in time. */
  EXPIRED,
  /** Taken back. */
  WITHDRAWN,
  /** Not worth asking. */
  NOT_ASKED,
  /** Approved, but the budget had not enough left. */
  NOT_FUNDED,
  /** Approved, but not carried out. */
  NOT_CARRIED_OUT;

  /** Whether a person can decide it. */
  public boolean waits() {
    return this == PENDING;
  }

  /** Whether its caller was told. */
  public boolean closed() {
    return ordinal() > DECIDED.ordinal();
  }
}
