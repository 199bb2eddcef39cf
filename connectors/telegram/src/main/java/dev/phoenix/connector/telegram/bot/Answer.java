package dev.phoenix.connector.telegram.bot;

import java.time.Duration;

/**
 * What is known after a call. No call throws for what the network or Telegram does.
 *
 * @param <T> what a call answers that worked
 */
public sealed interface Answer<T> {

  /** A sentence for people: what happened and, where it helps, what to do. */
  String detail();

  /** It was carried out. */
  record Ok<T>(T value) implements Answer<T> {

    @Override
    public String detail() {
      return "Done";
    }
  }

  /** Nothing happened: too many calls, try again after this long. */
  record TooMany<T>(Duration retryAfter) implements Answer<T> {

    @Override
    public String detail() {
      return "Telegram takes no more from this bot for "
          + (retryAfter.toMillis() + 999) / 1000
          + " s";
    }
  }

  /** Nothing happened, and the same call will not work later: a status 4xx other than 429. */
  record Refused<T>(int code, String description) implements Answer<T> {

    @Override
    public String detail() {
      return "Telegram refused with " + code + ": " + description + Advice.on(code, description);
    }
  }

  /** Nothing happened: no byte of the call left this machine. */
  record NotSent<T>(String why) implements Answer<T> {

    @Override
    public String detail() {
      return why + ": check the network and the Bot API's address";
    }
  }

  /** It may or may not have been carried out: a time-out, a reset, a status 5xx. */
  record Open<T>(String why) implements Answer<T> {

    @Override
    public String detail() {
      return why;
    }
  }
}
