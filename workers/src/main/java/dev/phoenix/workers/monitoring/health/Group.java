package dev.phoenix.workers.monitoring.health;

import java.util.Locale;

/** Where a target is shown. */
public enum Group {
  /** A part of the workers' own machine: database, disk, memory. */
  COMPONENT,
  /** A process of the platform. */
  SERVICE,
  /** What lies outside, or comes from there. */
  INTEGRATION;

  /** As it is written in the configuration and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
