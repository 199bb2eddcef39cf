package dev.phoenix.workers.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.commons.effect.EffectEvent;
import dev.phoenix.workers.job.JobOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.Yaml;

/** What the rules ask for is what the code counts, and both ways to an alert agree. */
class RulesTest {

  private static final Path RULES = Path.of("../deployments/observability/rules");
  private static final Pattern OUTCOMES =
      Pattern.compile("phoenix_job_latency_seconds_count\\{outcome=~\"([^\"]*)\"}");
  private static final Pattern STATES =
      Pattern.compile("phoenix_effect_total\\{state=\"([^\"]*)\"}");

  @Test
  void shouldAskForOutcomesAndStatesThatThereAre() throws IOException {
    // given
    var outcomes =
        Set.of(
            new JobOutcome.PassingTrouble("", Duration.ZERO).tag(), new JobOutcome.Fault("").tag());
    var states =
        Arrays.stream(EffectEvent.Type.values())
            .map(EffectEvent.Type::tag)
            .collect(Collectors.toSet());

    // when
    var queries = new ArrayList<String>();
    own().forEach(rule -> queries.add(rule.query()));
    prometheus("recording.yml").values().forEach(rule -> queries.add("" + rule.get("expr")));
    prometheus("alerts.yml").values().forEach(rule -> queries.add("" + rule.get("expr")));

    // then
    assertThat(asked(OUTCOMES, queries)).isEqualTo(outcomes);
    assertThat(asked(STATES, queries)).isNotEmpty().isSubsetOf(states);
  }

  /** Else what both see would be two incidents. */
  @Test
  void shouldNameClassAndTellerAlikeInPrometheusAndInTheWorkers() throws IOException {
    // given
    var theirs = prometheus("alerts.yml");

    // when
    var both = own().stream().filter(rule -> theirs.containsKey(rule.name())).toList();

    // then
    assertThat(both).hasSizeGreaterThan(5);
    for (var rule : both) {
      var labels =
          (Map<?, ?>)
              Objects.requireNonNull(theirs.getOrDefault(rule.name(), Map.of()).get("labels"));
      assertThat(labels.get("kind")).as(rule.name()).isEqualTo(rule.kind());
      assertThat(labels.get("told_by")).isEqualTo(rule.labels().get("told_by"));
      assertThat(rule.groupOrName())
          .isEqualTo(Objects.requireNonNullElse(labels.get("group"), rule.name()));
    }
  }

  private static Set<String> asked(Pattern pattern, List<String> queries) {
    return queries.stream()
        .flatMap(query -> pattern.matcher(query).results())
        .flatMap(found -> Arrays.stream(found.group(1).split("\\|")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The workers' own rules, as they are shipped. */
  private static List<AlertRule> own() throws IOException {
    var sources = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("shipped", new FileSystemResource("src/main/resources/application.yaml"))
        .forEach(sources::addLast);
    return new Binder(ConfigurationPropertySources.from(sources))
        .bind("phoenix.workers.monitoring.alert", AlertSettings.class)
        .get()
        .rules();
  }

  private static Map<String, Map<String, Object>> prometheus(String file) throws IOException {
    Map<String, List<Map<String, List<Map<String, Object>>>>> all =
        new Yaml().load(Files.readString(RULES.resolve(file)));
    var rules = new TreeMap<String, Map<String, Object>>();
    all.getOrDefault("groups", List.of()).stream()
        .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
        .forEach(rule -> rules.put("" + rule.getOrDefault("alert", rule.get("record")), rule));
    return rules;
  }
}
