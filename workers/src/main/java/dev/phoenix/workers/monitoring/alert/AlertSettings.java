package dev.phoenix.workers.monitoring.alert;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is an alert.
 *
 * @param prometheus where Prometheus is, such as {@code http://127.0.0.1:9090}; without, no rule is
 *     asked
 * @param rules what is asked of it
 * @param businessHours when people are at work
 * @param webhookToken what Alertmanager signs in with; without, its webhook is closed. Give it by
 *     an environment variable
 * @param forgetAfter an alert of which Alertmanager says nothing for so long counts as over; longer
 *     than its {@code repeat_interval}
 */
@ConfigurationProperties("phoenix.workers.monitoring.alert")
record AlertSettings(
    @Nullable URI prometheus,
    @DefaultValue List<AlertRule> rules,
    @DefaultValue BusinessHours businessHours,
    @Nullable String webhookToken,
    @DefaultValue("24h") Duration forgetAfter) {

  private static final int SHORTEST_TOKEN = 16;

  AlertSettings {
    require(
        prometheus == null
            || prometheus.toString().isEmpty()
            || prometheus.toString().matches("https?://[^/?#@]+[^?#@]*"),
        "prometheus must be an http or https address without user, query and fragment");
    if (prometheus != null && prometheus.toString().isEmpty()) {
      prometheus = null;
    }
    if (webhookToken != null && webhookToken.isEmpty()) {
      webhookToken = null;
    }
    require(
        webhookToken == null || webhookToken.length() >= SHORTEST_TOKEN,
        "webhook-token must have 16 characters or more");
    require(forgetAfter.compareTo(Duration.ofMinutes(10)) >= 0, "forget-after must be 10m or more");
    rules = List.copyOf(rules);
    var names = new HashSet<String>();
    for (var rule : rules) {
      require(names.add(rule.name()), "rules names '" + rule.name() + "' twice");
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "AlertSettings[%s, %d rules]".formatted(prometheus, rules.size());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("phoenix.workers.monitoring.alert." + otherwise);
    }
  }
}
