package dev.phoenix.model.router.remote;

import java.time.Duration;

/**
 * How long a server may take, each at most a day. Loading a model and reading a long prompt take
 * longer than any token after that, so the first one has a limit of its own.
 *
 * @param connect the longest wait for a connection, and for the server's list of models
 * @param firstToken the longest wait for the first token, a thought that is not part of the answer
 *     included
 * @param patience the longest wait for each token after it
 * @param total the longest time for a whole answer
 */
public record Limits(Duration connect, Duration firstToken, Duration patience, Duration total) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /** A model on a desktop machine, slow to load and to read: 2 s, 2 minutes, 30 s, 15 minutes. */
  public static final Limits LOCAL =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofMinutes(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(15));

  /** A model in a data centre: 5 s, 30 s, 15 s, 5 minutes. */
  public static final Limits HOSTED =
      new Limits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Duration.ofMinutes(5));

  /**
   * @throws IllegalArgumentException if one of them is out of range; the message names it
   */
  public Limits {
    check("connect", connect);
    check("first-token", firstToken);
    check("patience", patience);
    check("total", total);
  }

  private static void check(String name, Duration duration) {
    if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s must be longer than zero and at most a day, such as 20s; it is %s"
              .formatted(name, duration));
    }
  }
}
