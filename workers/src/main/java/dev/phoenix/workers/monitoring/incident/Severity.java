package dev.phoenix.workers.monitoring.incident;

/** How bad it is. */
public enum Severity {
  /** People are told. */
  WARNING,
  /** People are told, and one of them has to look into it. */
  CRITICAL
}
