package dev.phoenix.workers.learning.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.phoenix.workers.learning.dataset.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a night is asked to be, by a program or a person: each part may be missing or null. Nothing
 * of it is trusted.
 *
 * @param runId names the run
 * @param dryRun whether to end before anything is archived or activated
 * @param approvalRequired whether a person approves
 * @param since ISO 8601: learns from feedback given from then on
 * @param limits {@code trainingTime}, {@code approvalTime}, {@code watchTime}: durations such as
 *     {@code PT4H}
 */
public record NightRequest(
    @Nullable JsonNode runId,
    @Nullable JsonNode dryRun,
    @Nullable JsonNode approvalRequired,
    @Nullable JsonNode since,
    @Nullable JsonNode limits) {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Set<String> LIMITS = Set.of("trainingTime", "approvalTime", "watchTime");

  /** It cannot be used; the message says why. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /**
   * The night that it means.
   *
   * @param otherId its name if the request has none
   * @param defaults for what is missing
   */
  NightRun run(String otherId, NightlySettings defaults) throws Unusable {
    return new NightRun(
        id(otherId),
        flag(dryRun, "dryRun", false),
        flag(approvalRequired, "approvalRequired", defaults.approvalRequired()),
        time(),
        limit("trainingTime", defaults.trainingTime()),
        limit("approvalTime", defaults.approvalTime()),
        limit("watchTime", defaults.watchTime()));
  }

  /** Whether a step may take so long. */
  static boolean isLimit(Duration limit) {
    return !limit.isNegative() && limit.compareTo(LONGEST) <= 0;
  }

  private String id(String otherId) throws Unusable {
    var given = node(runId);
    if (missing(given)) {
      return otherId;
    }
    if (!given.isTextual() || !Request.isRunId(given.asText())) {
      throw new Unusable(
          "'runId' is not 1 to 60 of A-Z a-z 0-9 . _ - that begin with a letter or digit");
    }
    return given.asText();
  }

  private @Nullable String time() throws Unusable {
    var given = node(since);
    if (missing(given)) {
      return null;
    }
    try {
      return OffsetDateTime.parse(given.asText()).toString();
    } catch (DateTimeException e) {
      throw new Unusable("'since' is not a time such as 2026-11-21T00:00:00Z");
    }
  }

  private String limit(String name, Duration otherwise) throws Unusable {
    var given = node(limits);
    if (missing(given)) {
      return otherwise.toString();
    }
    if (!given.isObject() || !given.properties().stream().allMatch(p -> known(p.getKey()))) {
      throw new Unusable("'limits' has other parts than trainingTime, approvalTime and watchTime");
    }
    var value = given.path(name);
    if (missing(value)) {
      return otherwise.toString();
    }
    try {
      var limit = Duration.parse(value.asText());
      if (isLimit(limit)) {
        return limit.toString();
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw new Unusable("'limits." + name + "' is no duration from PT0S to P7D, such as PT4H");
  }

  private static boolean known(String limit) {
    return LIMITS.contains(limit);
  }

  private static boolean flag(@Nullable JsonNode given, String name, boolean otherwise)
      throws Unusable {
    var value = node(given);
    if (missing(value)) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new Unusable("'" + name + "' is neither true nor false");
    }
    return value.asBoolean();
  }

  private static boolean missing(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }

  private static JsonNode node(@Nullable JsonNode value) {
    return value == null ? MissingNode.getInstance() : value;
  }
}
