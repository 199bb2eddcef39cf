package dev.phoenix.connector.telegram.bot;

import java.util.Locale;

/** What a person can do about a refusal. */
final class Advice {

  private Advice() {}

  static String on(int code, String description) {
    var advice =
        switch (code) {
          case 400 -> onBadRequest(description.toLowerCase(Locale.ROOT));
          case 401, 404 ->
              "the token is wrong or was revoked: copy it anew from @BotFather, and check the Bot"
                  + " API's address";
          case 403 ->
              "the bot may not write there: the person has to write to it or unblock it, or it has"
                  + " to be added to the group";
          case 409 ->
              "another program polls with this token, or a webhook is set: stop the other one, or"
                  + " delete the webhook";
          case 413 -> "make the file smaller";
          default -> "";
        };
    return advice.isEmpty() ? "" : " (" + advice + ")";
  }

  private static String onBadRequest(String description) {
    if (description.contains("chat not found")) {
      return "check the chat's id; a person has to write to the bot first";
    }
    if (description.contains("upgraded to a supergroup")) {
      return "the group has another id now: use that";
    }
    return "";
  }
}
