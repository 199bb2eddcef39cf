package dev.phoenix.local.service;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How programs of this checkout become services.
 *
 * @param home where they come from and what they keep goes to
 * @param settings hold variables for all of them
 */
record Programs(Home home, Settings settings) {

  // small processes that start often: the first compiler alone and the simplest collector
  static final List<String> SMALL =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k");

  /**
   * A Spring Boot program.
   *
   * @param heap its largest heap, such as 96m
   */
  Service boot(
      String name,
      String module,
      String artifact,
      String heap,
      int port,
      List<String> arguments,
      Map<String, String> environment,
      List<String> after,
      String health) {
    var command = bootCommand(module, artifact, heap);
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            "--management.endpoint.health.probes.enabled=true"));
    command.addAll(arguments);
    var address = "http://127.0.0.1:" + port;
    var service =
        service(name, command, environment, address + health, List.of(port), after, address);
    // no disk, engine or database is no reason to start it again
    return service.with(
        service.health().withAlive(URI.create(address + "/actuator/health/liveness")));
  }

  /** What starts a Spring Boot program, without its address. */
  List<String> bootCommand(String module, String artifact, String heap) {
    var command = java(SMALL);
    command.addAll(
        List.of(
            // else it begins at a share of the machine's memory, and keeps what it does not need
            "-Xms24m",
            "-Xmx" + heap,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar(home.root().resolve(module + "/target"), artifact, "-exec.jar").toString()));
    return command;
  }

  /** Any program. */
  Service service(
      String name,
      List<String> command,
      Map<String, String> environment,
      String health,
      List<Integer> portsUsed,
      List<String> after,
      String address) {
    var all = new HashMap<>(environment);
    all.putAll(settings.environment());
    var late = settings.watch().answerLate();
    var plain = new HealthCheck(URI.create(health));
    var check = late.isZero() ? plain : plain.withLate(late);
    var patience = settings.watch().patience().get(name);
    return new Service(
        name,
        command,
        all,
        home.data().resolve(name),
        patience == null ? check : check.withPatience(patience),
        portsUsed,
        after,
        Duration.ofMinutes(3),
        Duration.ofSeconds(30),
        false,
        address);
  }

  /** The beginning of a command line that this Java runs. */
  static ArrayList<String> java(List<String> options) {
    var command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(options);
    return command;
  }

  /** What a module was built to. */
  static Path jar(Path folder, String artifact) {
    return jar(folder, artifact, "-SNAPSHOT.jar");
  }

  private static Path jar(Path folder, String artifact, String end) {
    try (var jars = Files.newDirectoryStream(folder, artifact + "-*" + end)) {
      for (var jar : jars) {
        return jar;
      }
    } catch (IOException missing) {
      // the message below says what to do
    }
    throw new UserError(
        artifact + " is not built: run ./deployments/phoenix, which builds what is missing");
  }
}
