package dev.phoenix.model.api;

/** What the standard health service says of the runtime. */
public enum Health {
  /** It takes requests. */
  SERVING,
  /** It is there, and starts or stops. */
  NOT_SERVING,
  /** Nothing answers at its address. */
  UNREACHABLE
}
