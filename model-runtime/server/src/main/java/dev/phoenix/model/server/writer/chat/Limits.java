package dev.phoenix.model.server.writer.chat;

import java.time.Duration;

/**
 * How long a server may take. Loading a model and reading a long prompt take longer than any token
 * after that, so the first one has a limit of its own.
 *
 * @param firstToken the longest wait for the first token
 * @param patience the longest silence after it
 * @param total the longest time for one completion
 */
public record Limits(Duration firstToken, Duration patience, Duration total) {

  /** What a model on a desktop machine needs: 20 s, 10 s and 2 minutes. */
  public static final Limits USUAL =
      new Limits(Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofMinutes(2));

  /**
   * @throws IllegalArgumentException if one of them is zero or negative; the message names it
   */
  public Limits {
    positive("first-token", firstToken);
    positive("patience", patience);
    positive("total", total);
  }

  private static void positive(String name, Duration duration) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(
          name + " is " + duration + ": set a time longer than zero, such as 20s");
    }
  }
}
