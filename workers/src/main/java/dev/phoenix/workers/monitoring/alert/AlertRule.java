package dev.phoenix.workers.monitoring.alert;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * A question to Prometheus, and when its answer is an alert.
 *
 * @param name of the alerts, such as {@code phoenix-feed-down}
 * @param query PromQL; each series of the answer is looked at
 * @param above a series whose value is above this is an alert; null if each series is
 * @param lasting how long it must last before it counts; {@code for} in the settings
 * @param group alerts of a group are one incident; the name without
 * @param kind what the decision on severity knows it by, such as {@code latency}
 * @param summary what is wrong, for people
 * @param labels added to those of the series; {@code severity} decides the severity
 */
record AlertRule(
    String name,
    String query,
    @Nullable Double above,
    @Name("for") @DefaultValue("2m") Duration lasting,
    @Nullable String group,
    @DefaultValue("other") String kind,
    @DefaultValue("") String summary,
    @DefaultValue Map<String, String> labels) {

  // an infinity is no JSON number
  private static final double MOST_EXCESS = 1_000_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

  AlertRule {
    require(name != null && NAME.matcher(name).matches(), name, "needs a name such as feed-down");
    require(query != null && !query.isBlank(), name, "needs a query");
    require(!lasting.isNegative(), name, "has a negative 'for'");
    require(group == null || NAME.matcher(group).matches(), name, "has a group that is no name");
    require(above == null || Double.isFinite(above), name, "has an 'above' that is no number");
    labels = Map.copyOf(labels);
  }

  String groupOrName() {
    return group == null ? name : group;
  }

  /** Whether a value is an alert; NaN never is. */
  boolean breaks(double value) {
    return above == null || value > above;
  }

  /** How many times the threshold a value is, at most a million; 1 where that says nothing. */
  double excess(double value) {
    return above == null || above <= 0 ? 1 : Math.min(value / above, MOST_EXCESS);
  }

  private static void require(boolean holds, @Nullable String name, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(
          "phoenix.workers.monitoring.alert.rules: the rule '%s' %s".formatted(name, otherwise));
    }
  }
}
