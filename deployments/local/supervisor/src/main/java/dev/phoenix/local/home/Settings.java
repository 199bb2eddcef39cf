package dev.phoenix.local.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.phoenix.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a user may change in {@code config/phoenix.yaml}.
 *
 * @param ports where the processes listen
 * @param retentionDays how long exported records and archived instances are kept in OpenSearch
 * @param skills which parts of the model runtime are started
 * @param watch how the supervisor watches, and what it does about what it sees
 * @param environment variables for every service, such as a model backend's address
 */
public record Settings(
    Ports ports,
    int retentionDays,
    Skills skills,
    WatchSettings watch,
    Map<String, String> environment) {

  private static final Set<String> KNOWN =
      Set.of("ports", "retentionDays", "skills", "watch", "backup", "environment");

  /** Reads the file, if there is one; PHOENIX_PORT_BASE moves all ports at once. */
  public static Settings read(Home home, Map<String, String> environment) {
    var base = environment.get("PHOENIX_PORT_BASE");
    var ports = base == null ? Ports.standard() : Ports.from(number("PHOENIX_PORT_BASE", base));
    var file = home.settingsFile();
    if (!Files.exists(file)) {
      return new Settings(ports, 7, Skills.all(), WatchSettings.standard(), Map.of());
    }
    try {
      var yaml =
          YAMLMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
              .build()
              .readTree(file.toFile());
      return of(yaml, ports);
    } catch (JsonProcessingException e) {
      throw new UserError(file + " is not YAML that can be read: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UserError(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The same with one more variable for every service. */
  public Settings with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Settings(ports, retentionDays, skills, watch, more);
  }

  /**
   * The same with more variables for every service, unless the user set one of their kind.
   *
   * @param kind what their names begin with
   * @param own this process' variables, which services have, too
   */
  public Settings withDefaults(String kind, Map<String, String> own, Map<String, String> others) {
    if (sets(kind, own)) {
      return this;
    }
    var more = new HashMap<>(environment);
    more.putAll(others);
    return new Settings(ports, retentionDays, skills, watch, more);
  }

  /**
   * All variables that services have: this process' own, and those that are set here before them.
   */
  public Map<String, String> over(Map<String, String> own) {
    var all = new HashMap<>(own);
    all.putAll(environment);
    return all;
  }

  /** Whether a variable whose name begins so is set for the services, here or by this process. */
  public boolean sets(String kind, Map<String, String> own) {
    return Stream.concat(environment.keySet().stream(), own.keySet().stream())
        .anyMatch(name -> name.startsWith(kind));
  }

  private static Settings of(JsonNode yaml, Ports ports) {
    yaml.fieldNames()
        .forEachRemaining(
            name -> require(KNOWN.contains(name), name, "is not known; use one of " + KNOWN));
    var changes = new HashMap<String, Integer>();
    yaml.path("ports")
        .properties()
        .forEach(
            port -> {
              require(
                  ports.byName().containsKey(port.getKey()),
                  "ports." + port.getKey(),
                  "is not known");
              require(
                  port.getValue().isInt()
                      && port.getValue().asInt() > 0
                      && port.getValue().asInt() < 65536,
                  "ports." + port.getKey(),
                  "must be from 1 to 65535");
              changes.put(port.getKey(), port.getValue().asInt());
            });
    var days = yaml.path("retentionDays").asInt(7);
    require(days >= 1 && days <= 3650, "retentionDays", "must be from 1 to 3650");
    var skills =
        Skills.of(yaml.path("skills"), (name, otherwise) -> require(false, name, otherwise));
    var watch =
        WatchSettings.of(yaml.path("watch"), (name, otherwise) -> require(false, name, otherwise));
    var variables = new HashMap<String, String>();
    yaml.path("environment")
        .properties()
        .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
    return new Settings(ports.with(changes), days, skills, watch, variables);
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new UserError(name + " must be a port number, not '" + value + "'", e);
    }
  }

  private static void require(boolean holds, String name, String otherwise) {
    if (!holds) {
      throw new UserError("config/phoenix.yaml: " + name + " " + otherwise);
    }
  }
}
