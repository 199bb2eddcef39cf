package dev.phoenix.telegram.bot;

import java.util.Map;

/** A call that is answered with {@code ok: false}. */
final class BotFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int code;
  private final transient Map<String, Object> parameters;

  private BotFailure(int code, String description, Map<String, Object> parameters) {
    super(description, null, false, false);
    this.code = code;
    this.parameters = parameters;
  }

  static BotFailure badRequest(String why) {
    return new BotFailure(400, "Bad Request: " + why, Map.of());
  }

  static BotFailure conflict(String why) {
    return new BotFailure(409, "Conflict: " + why, Map.of());
  }

  static BotFailure tooMany(int seconds) {
    return new BotFailure(
        429, "Too Many Requests: retry after " + seconds, Map.of("retry_after", seconds));
  }

  static BotFailure of(int code, String description) {
    return new BotFailure(code, description, Map.of());
  }

  int code() {
    return code;
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  String description() {
    return String.valueOf(getMessage());
  }
}
