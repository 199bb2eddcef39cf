package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import dev.phoenix.local.Json;
import dev.phoenix.local.backup.BackupDoor;
import dev.phoenix.local.backup.BackupRun;
import dev.phoenix.local.backup.BackupSettings;
import dev.phoenix.local.backup.Backups;
import dev.phoenix.local.backup.FrozenPlatform;
import dev.phoenix.local.backup.WorkersDatabase;
import dev.phoenix.local.door.Answers;
import dev.phoenix.local.door.Door;
import dev.phoenix.local.door.DoorToken;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.service.Service;
import dev.phoenix.local.supervise.SupervisionListener;
import dev.phoenix.local.supervise.Supervisor;
import dev.phoenix.local.watch.Watch;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands around the supervisor while {@code up} runs: its watch and its door. */
final class Surroundings implements AutoCloseable {

  private static final String WORKERS = "workers";
  private static final String SUPERVISOR = "PHOENIX_WORKERS_MONITORING_SUPERVISOR_";

  private final Watch watch;
  private final BackupDoor backups;
  private final DoorToken token = DoorToken.make();
  private @Nullable Door door;
  private volatile @Nullable Supervisor supervisor;

  private Surroundings(Home home, Settings settings, Map<String, String> environment)
      throws IOException {
    this.watch = new Watch(home, settings, environment);
    this.backups = new BackupDoor(backups(home, settings, environment));
  }

  private Backups backups(Home home, Settings settings, Map<String, String> environment) {
    var clock = Clock.systemUTC();
    var backup = BackupSettings.read(home);
    var database = WorkersDatabase.of(settings, environment);
    var stillness = new FrozenPlatform(home, () -> supervisor);
    return new Backups(new BackupRun(home, backup, database, stillness, clock), backup, clock);
  }

  /**
   * Opens the door and makes the watch, which does not look yet.
   *
   * @param environment of this process, and of our double of Telegram where that is used
   */
  static Surroundings open(
      Home home, Settings settings, Map<String, String> environment, Console console)
      throws IOException {
    var around = new Surroundings(home, settings, environment);
    try {
      around.token.keepIn(home.doorToken());
      around.door = new Door(settings.ports().supervisor(), around.token, around.handlers());
    } catch (IOException e) {
      // a full disk, for instance: the platform is worth more than the door
      console.say("the supervisor's door stays closed: " + e.getMessage());
    }
    return around;
  }

  private Map<String, HttpHandler> handlers() {
    return Map.of(
        "/status",
        Answers.of("application/json", this::status),
        BackupDoor.PATH,
        backups,
        "/metrics",
        Answers.of(Watch.METRICS, watch::metrics));
  }

  private String status() {
    var answer = Json.MAPPER.createObjectNode();
    var running = supervisor;
    answer.put("running", running != null);
    if (running != null) {
      answer.setAll(Json.MAPPER.<ObjectNode>valueToTree(running.state()));
    }
    answer.set("watch", Json.MAPPER.valueToTree(watch.state()));
    return answer.toString();
  }

  /** The same services; the workers know of the door. */
  List<Service> knownTo(List<Service> services) {
    var open = door;
    if (open == null) {
      return services;
    }
    var variables =
        Map.of(
            SUPERVISOR + "ADDRESS", open.address().toString(), SUPERVISOR + "TOKEN", token.text());
    return services.stream()
        .map(
            service ->
                service.name().equals(WORKERS) ? service.with(variables, List.of()) : service)
        .toList();
  }

  /** Is to be told what happens to services. */
  SupervisionListener listener() {
    return watch.listener();
  }

  /** Shows what this supervisor does. */
  void show(Supervisor started) {
    supervisor = started;
  }

  /** Begins to watch: everything is healthy. */
  void begin(Supervisor started) {
    watch.begin(started);
  }

  /** Ends watch and door, before the services end. */
  @Override
  public void close() {
    watch.close();
    if (door != null) {
      door.close();
    }
  }
}
