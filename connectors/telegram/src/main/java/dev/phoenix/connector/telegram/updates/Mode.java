package dev.phoenix.connector.telegram.updates;

import java.net.URI;

/** How updates come in: exactly one of these at a time. */
public sealed interface Mode {

  /** Not at all. */
  record Off() implements Mode {}

  /**
   * This process asks Telegram.
   *
   * @param deleteWebhook whether a webhook that is set is deleted; if not, the log says what to do
   */
  record Polling(boolean deleteWebhook) implements Mode {}

  /**
   * Telegram delivers.
   *
   * @param url where Telegram reaches {@link Receiver#receive}; https, except on this machine
   * @param secret what Telegram shows with each delivery: 16 to 256 letters, digits, _ and -
   */
  record Hook(URI url, String secret) implements Mode {

    /** Refuses a webhook that Telegram would refuse, and a secret that can be guessed. */
    public Hook {
      if (url.getHost() == null || !secret.matches("[A-Za-z0-9_-]{16,256}")) {
        throw new IllegalArgumentException(
            "A webhook needs an address with a host, and a secret of 16 to 256 letters, digits, _"
                + " and -");
      }
    }

    @Override
    public String toString() {
      return "Hook[url=" + url + ", secret=***]";
    }
  }
}
