package dev.phoenix.telegram.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that goes wrong.
 *
 * @param method the method of the Bot API that it happens to, or {@code webhook} for deliveries
 * @param kind what goes wrong
 * @param count how often
 * @param seconds how long to keep away ({@code too-many}) or to wait ({@code slow})
 */
public record Fault(String method, Kind kind, int count, int seconds) {

  /** Refuses what would never happen. */
  public Fault {
    if (method == null || !method.matches("[A-Za-z]{1,64}") || kind == null) {
      throw new IllegalArgumentException(
          "A fault needs the field method, such as sendMessage, and the field kind");
    }
    if (count < 1 || seconds < 0 || seconds > 3600) {
      throw new IllegalArgumentException("count is at least 1, seconds from 0 to 3600");
    }
  }

  Fault oneLess() {
    return new Fault(method, kind, count - 1, seconds);
  }

  /** What can go wrong. */
  public enum Kind {
    /** Status 429 with {@code retry_after}; nothing is carried out. */
    @JsonProperty("too-many")
    TOO_MANY,
    /** Status 500; nothing is carried out. */
    @JsonProperty("server-error")
    SERVER_ERROR,
    /** The connection breaks; nothing is carried out. */
    @JsonProperty("reset-before")
    RESET_BEFORE,
    /** It is carried out, then the connection breaks without an answer. */
    @JsonProperty("reset-after")
    RESET_AFTER,
    /** It is carried out late. */
    @JsonProperty("slow")
    SLOW,
    /** The update that was handed out last is handed out once more. */
    @JsonProperty("duplicate-update")
    DUPLICATE_UPDATE
  }
}
