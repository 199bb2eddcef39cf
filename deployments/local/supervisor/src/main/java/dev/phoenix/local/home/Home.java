package dev.phoenix.local.home;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folders of one Phoenix.
 *
 * @param root the checkout that it runs from
 * @param directory what it keeps: data, logs, run, config
 * @param cache what it downloaded; may be deleted at any time
 */
public record Home(Path root, Path directory, Path cache) {

  /**
   * From PHOENIX_ROOT, PHOENIX_HOME and PHOENIX_CACHE, with the XDG base directories as defaults.
   */
  public static Home of(Map<String, String> environment) {
    var user = Path.of(System.getProperty("user.home"));
    var data = environment.getOrDefault("XDG_DATA_HOME", user.resolve(".local/share").toString());
    var caches = environment.getOrDefault("XDG_CACHE_HOME", user.resolve(".cache").toString());
    return new Home(
        Path.of(environment.getOrDefault("PHOENIX_ROOT", ".")).toAbsolutePath().normalize(),
        Path.of(environment.getOrDefault("PHOENIX_HOME", data + "/phoenix"))
            .toAbsolutePath()
            .normalize(),
        Path.of(environment.getOrDefault("PHOENIX_CACHE", caches + "/phoenix"))
            .toAbsolutePath()
            .normalize());
  }

  /** The same checkout and cache with another folder to keep things in. */
  public Home in(Path other) {
    return new Home(root, other, cache);
  }

  public Path data() {
    return directory.resolve("data");
  }

  /** Where the model runtime keeps the nights, a folder each. */
  public Path nights() {
    return data().resolve("model-runtime/nights");
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  public Path stateFile() {
    return directory.resolve("run/state.json");
  }

  /** The token of the supervisor's door, for its owner alone. */
  public Path doorToken() {
    return directory.resolve("run/door-token");
  }

  /** What the watch remembers from one supervisor to the next. */
  public Path watchFile() {
    return directory.resolve("run/watch.json");
  }

  public Path lockFile() {
    return directory.resolve("run/supervisor.lock");
  }

  public Path settingsFile() {
    return directory.resolve("config/phoenix.yaml");
  }

  public Path deployments() {
    return directory.resolve("deployments.jsonl");
  }
}
