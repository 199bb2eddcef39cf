package dev.phoenix.local.home;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * How the supervisor watches, as {@code watch.GROUP.KEY} in phoenix.yaml; whole numbers all.
 *
 * @param patience seconds of silence after which a service counts as dead, for those that need more
 *     than the usual 30; {@code watch.patience.SERVICE}
 * @param answerLate an answer to a health check that takes longer is late, and a service whose
 *     answers are is told as slow; {@code watch.slow.answerSeconds}; zero for never
 * @param modelEvery the pause between questions to the model runtime, {@code
 *     watch.model.everySeconds}; zero asks nothing
 * @param modelLimit how long an answer may take, {@code watch.model.answerSeconds}
 * @param modelFailures how many wrong answers in a row there are before it is started again, {@code
 *     watch.model.failures}
 * @param memoryFree megabytes of free memory below which the greatest offender is started again,
 *     {@code watch.memory.freeMegabytes}; zero for never
 * @param memoryLimits megabytes that a service may take, for those that shall have another limit
 *     than the usual one; {@code watch.memory.limits.SERVICE}
 * @param diskFree megabytes of free disk below which it is told, {@code watch.disk.freeMegabytes};
 *     zero for never
 */
public record WatchSettings(
    Map<String, Duration> patience,
    Duration answerLate,
    Duration modelEvery,
    Duration modelLimit,
    int modelFailures,
    int memoryFree,
    Map<String, Integer> memoryLimits,
    int diskFree) {

  private static final int DAY = 24 * 60 * 60;
  private static final int MOST_MEGABYTES = 100_000_000;
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "slow", Set.of("answerSeconds"),
          "model", Set.of("everySeconds", "answerSeconds", "failures"),
          "memory", Set.of("freeMegabytes", "limits"),
          "disk", Set.of("freeMegabytes"));
  private static final Set<String> SERVICES =
      Set.of(
          "opensearch",
          "camunda",
          "feed",
          "model-runtime",
          "model-runtime-images",
          "telegram",
          "workers",
          "prometheus");

  /** Keeps copies. */
  public WatchSettings {
    patience = Map.copyOf(patience);
    memoryLimits = Map.copyOf(memoryLimits);
  }

  /** What holds where nothing is set. */
  public static WatchSettings standard() {
    return new WatchSettings(
        Map.of(),
        Duration.ofSeconds(3),
        Duration.ofMinutes(2),
        Duration.ofSeconds(20),
        3,
        300,
        Map.of(),
        1024);
  }

  /**
   * Reads them; what is left out is standard.
   *
   * @param wrong takes a key that is wrong, and what is; throws
   */
  static WatchSettings of(JsonNode yaml, BiConsumer<String, String> wrong) {
    yaml.properties()
        .forEach(
            group -> {
              var keys = KNOWN.get(group.getKey());
              if (keys == null && !group.getKey().equals("patience")) {
                wrong.accept(
                    "watch." + group.getKey(),
                    "is not known; use one of [patience, slow, model, memory, disk]");
              } else if (keys != null) {
                group
                    .getValue()
                    .fieldNames()
                    .forEachRemaining(
                        key -> {
                          if (!keys.contains(key)) {
                            wrong.accept(
                                "watch." + group.getKey() + "." + key,
                                "is not known; use one of " + keys);
                          }
                        });
              }
            });
    var standard = standard();
    var patience = new HashMap<String, Duration>();
    numbers(yaml.path("patience"), "watch.patience.", 10, DAY, wrong)
        .forEach((service, seconds) -> patience.put(service, Duration.ofSeconds(seconds)));
    return new WatchSettings(
        patience,
        Duration.ofSeconds(
            // a check gives up after five seconds: what takes longer is silence
            number(
                yaml,
                "slow",
                "answerSeconds",
                0,
                4,
                (int) standard.answerLate().toSeconds(),
                wrong)),
        seconds(yaml, "model", "everySeconds", 0, standard.modelEvery(), wrong),
        seconds(yaml, "model", "answerSeconds", 1, standard.modelLimit(), wrong),
        number(yaml, "model", "failures", 1, 100, standard.modelFailures(), wrong),
        number(yaml, "memory", "freeMegabytes", 0, MOST_MEGABYTES, standard.memoryFree(), wrong),
        numbers(yaml.at("/memory/limits"), "watch.memory.limits.", 1, MOST_MEGABYTES, wrong),
        number(yaml, "disk", "freeMegabytes", 0, MOST_MEGABYTES, standard.diskFree(), wrong));
  }

  private static Map<String, Integer> numbers(
      JsonNode yaml, String prefix, int least, int most, BiConsumer<String, String> wrong) {
    var all = new HashMap<String, Integer>();
    yaml.properties()
        .forEach(
            each -> {
              if (!SERVICES.contains(each.getKey())) {
                wrong.accept(prefix + each.getKey(), "is not known; use one of " + SERVICES);
              }
              all.put(
                  each.getKey(),
                  number(each.getValue(), prefix + each.getKey(), least, most, wrong));
            });
    return all;
  }

  private static Duration seconds(
      JsonNode yaml,
      String group,
      String key,
      int least,
      Duration otherwise,
      BiConsumer<String, String> wrong) {
    return Duration.ofSeconds(
        number(yaml, group, key, least, DAY, (int) otherwise.toSeconds(), wrong));
  }

  private static int number(
      JsonNode yaml,
      String group,
      String key,
      int least,
      int most,
      int otherwise,
      BiConsumer<String, String> wrong) {
    var value = yaml.path(group).path(key);
    return value.isMissingNode()
        ? otherwise
        : number(value, "watch." + group + "." + key, least, most, wrong);
  }

  private static int number(
      JsonNode value, String name, int least, int most, BiConsumer<String, String> wrong) {
    if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
      wrong.accept(name, "must be from " + least + " to " + most);
    }
    return value.asInt();
  }
}
