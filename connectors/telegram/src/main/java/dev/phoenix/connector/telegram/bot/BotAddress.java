package dev.phoenix.connector.telegram.bot;

import java.net.URI;
import java.util.Set;

/**
 * Where the Bot API is: Telegram's own servers, a Bot API server of one's own, or the double.
 *
 * @param base the address without the token, without a slash at its end
 */
public record BotAddress(URI base) {

  /** Telegram's own. */
  public static final BotAddress TELEGRAM = new BotAddress(URI.create("https://api.telegram.org"));

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /**
   * Checks the address: the token is part of every call's address, so it leaves this machine only
   * encrypted.
   *
   * @throws IllegalArgumentException if it cannot be used; the message says why
   */
  public BotAddress {
    boolean secure = "https".equalsIgnoreCase(base.getScheme());
    boolean here = "http".equalsIgnoreCase(base.getScheme()) && LOOPBACK.contains(base.getHost());
    if (base.getHost() == null
        || !(secure || here)
        || base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The Bot API's address must be https, or http on this machine, such as"
              + " https://api.telegram.org; without user, query and fragment");
    }
    var text = base.toString();
    if (text.endsWith("/")) {
      base = URI.create(text.substring(0, text.length() - 1));
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static BotAddress of(String address) {
    try {
      return new BotAddress(URI.create(address.strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The Bot API's address cannot be used: give one such as https://api.telegram.org (http"
              + " only on this machine)",
          e);
    }
  }

  URI call(BotToken token, String method) {
    return URI.create(base + "/bot" + token.value() + "/" + method);
  }
}
