package dev.phoenix.local.watch;

/** How bad it is. */
public enum Severity {
  /** It is being mended, or can wait. */
  WARNING,
  /** It does not get well without a person. */
  CRITICAL
}
