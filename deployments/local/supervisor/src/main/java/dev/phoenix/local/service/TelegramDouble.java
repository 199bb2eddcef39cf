package dev.phoenix.local.service;

import dev.phoenix.local.home.Ports;
import dev.phoenix.local.home.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Our double of Telegram as a service, for trying out and for measurements: what is written there
 * stays on this machine.
 */
public final class TelegramDouble {

  /** What {@code status} and {@code logs} call it. */
  public static final String SERVICE = "telegram";

  /** The chat in which people are asked. */
  public static final long CHAT = 4242;

  /** The user who may decide there. */
  public static final long PERSON = 7;

  /** Where a user names the token of a bot of their own. */
  public static final String OWN_BOT = "PHOENIX_WORKERS_TELEGRAM_TOKEN";

  // no secret: the double listens on this machine only
  private static final String TOKEN = "1000001:phoenix-double";

  private TelegramDouble() {}

  /** Where it listens; a browser finds the chat there. */
  public static URI address(Ports ports) {
    return URI.create("http://127.0.0.1:" + ports.telegram());
  }

  /**
   * Whether people are asked by a bot of the user's own, in the real Telegram.
   *
   * @param environment of this process, which services have, too
   */
  public static boolean isReplaced(Settings settings, Map<String, String> environment) {
    return settings.sets(OWN_BOT, environment);
  }

  static List<String> arguments(Path data) {
    return List.of(
        "--phoenix.telegram.data-directory=" + data,
        "--phoenix.telegram.token=" + TOKEN,
        "--phoenix.telegram.chats=" + CHAT);
  }

  /** What makes the workers, and the supervisor's watch, write to it. */
  public static Map<String, String> forWorkers(Ports ports) {
    return Map.of(
        "PHOENIX_WORKERS_TELEGRAM_MODE",
        "polling",
        OWN_BOT,
        TOKEN,
        "PHOENIX_WORKERS_TELEGRAM_API",
        address(ports).toString(),
        "PHOENIX_WORKERS_TELEGRAM_CHAT",
        Long.toString(CHAT),
        "PHOENIX_WORKERS_TELEGRAM_USERS_0",
        Long.toString(PERSON),
        // whose number a private chat has, and as whom the double's page writes
        "PHOENIX_WORKERS_TELEGRAM_USERS_1",
        Long.toString(CHAT));
  }
}
