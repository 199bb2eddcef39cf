package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.service.ServiceCatalog;
import dev.phoenix.local.service.TelegramDouble;
import java.util.HashMap;
import java.util.Map;

/**
 * What a Phoenix needs so that its people can be asked without any configuration: our double of
 * Telegram, some money to decide on, and a login for the console. What the user configured stays.
 *
 * @param settings of the user, with what they lack
 * @param telegram whether the double is started; not beside a bot of the user's own
 * @param ownLogin whether the console has logins of the user's own, and no other
 */
record TryOut(Settings settings, boolean telegram, boolean ownLogin) {

  /** The console's user and password. */
  static final String LOGIN = "demo";

  private static final String BUDGETS = "PHOENIX_WORKERS_BOOKS_BUDGETS_";
  private static final String CONSOLE_USERS = "PHOENIX_WORKERS_CONSOLE_USERS_";

  /**
   * For some settings.
   *
   * @param environment of this process
   */
  static TryOut of(Settings settings, Map<String, String> environment) {
    var complete =
        settings
            .withDefaults(
                BUDGETS,
                environment,
                Map.of(BUDGETS + "PAYMENT_MONTHLY", "500", BUDGETS + "PAYMENT_CURRENCY", "EUR"))
            .withDefaults(
                CONSOLE_USERS,
                environment,
                Map.of(
                    CONSOLE_USERS + "0_NAME",
                    LOGIN,
                    CONSOLE_USERS + "0_PASSWORD",
                    "{noop}" + LOGIN,
                    CONSOLE_USERS + "0_ROLE",
                    "decider"));
    return new TryOut(
        complete,
        !TelegramDouble.isReplaced(settings, environment),
        settings.sets(CONSOLE_USERS, environment));
  }

  /** Settings as they are, with nothing to try out. */
  static TryOut none(Settings settings) {
    return new TryOut(settings, false, true);
  }

  /**
   * As {@link #of} for something that decides in the double, and never asks in anybody's real chat.
   *
   * @throws UserError if the user has a bot
   */
  static TryOut withDouble(Settings settings, Map<String, String> environment, Home home) {
    var tryOut = of(settings, environment);
    if (!tryOut.telegram) {
      throw new UserError(
          "This decides in a Telegram of its own, and %s names a bot. Take it out of the environment and of %s, or decide in your own chat: './deployments/phoenix up --sample'."
              .formatted(TelegramDouble.OWN_BOT, home.settingsFile()));
    }
    return tryOut;
  }

  /** Variables, with those that name the double where it is started. */
  Map<String, String> withTelegram(Map<String, String> own) {
    var all = new HashMap<>(own);
    if (telegram) {
      all.putAll(TelegramDouble.forWorkers(settings.ports()));
    }
    return all;
  }

  /** The services. */
  ServiceCatalog catalog(Home home) {
    var catalog = new ServiceCatalog(home, settings);
    return telegram ? catalog.withTelegramDouble() : catalog;
  }
}
