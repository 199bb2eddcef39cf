package dev.phoenix.workers.monitoring.health;

import java.time.Duration;
import java.util.Locale;

/** What is looked at, and how; see {@code docs/monitoring.md}. */
public enum Kind {
  /** A GET that answers with a status, and perhaps with a text in it. */
  HTTP(10),
  /** The standard gRPC health service. */
  GRPC(5),
  /** A port that takes connections. */
  TCP(5),
  /** The workers' own database. */
  DATABASE(5),
  /** The memory of the supervised processes, or of this one. */
  MEMORY(5),
  /** The room on a disk. */
  DISK(5),
  /** Camunda's partitions, backpressure and incidents. */
  CAMUNDA(10),
  /** OpenSearch's cluster health and disk. */
  OPENSEARCH(10),
  /** The model runtime's health and queue. */
  MODEL_RUNTIME(10),
  /** What the model writes. */
  DRAFTING(40),
  /** An Atom publishing server. */
  FEED(10),
  /** The bot at Telegram. */
  TELEGRAM(15),
  /** The age of the last backup. */
  BACKUP(5),
  /** The age of the last night of learning. */
  NIGHT(5);

  private final Duration timeout;

  Kind(int seconds) {
    this.timeout = Duration.ofSeconds(seconds);
  }

  /** How long a look may take, unless that is set. */
  Duration timeout() {
    return timeout;
  }

  /** As it is written in the configuration and shown, such as {@code model-runtime}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
