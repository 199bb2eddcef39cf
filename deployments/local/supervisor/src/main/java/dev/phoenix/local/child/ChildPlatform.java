package dev.phoenix.local.child;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.process.LogTail;
import dev.phoenix.local.process.ProcessIdentity;
import dev.phoenix.local.process.ProcessTree;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.RunStateFile;
import dev.phoenix.local.supervise.ServiceState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A platform under {@code up} in a process of its own, which can be killed and started again. */
public final class ChildPlatform implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(8);
  private static final Duration STOP = Duration.ofMinutes(3);

  private final Home home;
  private final List<String> options;
  private final RunStateFile stateFile;
  private @Nullable Process up;
  private int starts;

  /**
   * The platform of a home; nothing runs yet.
   *
   * @param options of {@code up}
   */
  public ChildPlatform(Home home, String... options) {
    this.home = home;
    this.options = List.of(options);
    this.stateFile = new RunStateFile(home.stateFile());
  }

  /** Starts it, ending what a killed supervisor left, and waits until all of it is up. */
  public void start() throws IOException, InterruptedException {
    Files.createDirectories(home.logs());
    var log = home.logs().resolve("up-" + ++starts + ".log");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.phoenix.local.Phoenix",
                "up"));
    command.addAll(options);
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("PHOENIX_HOME", home.directory().toString());
    builder.environment().put("PHOENIX_CACHE", home.cache().toString());
    builder.environment().put("PHOENIX_ROOT", home.root().toString());
    var started = builder.start();
    up = started;
    long until = System.nanoTime() + START.toNanos();
    while (!Files.readString(log).contains(lastWords())) {
      if (!started.isAlive() || System.nanoTime() > until) {
        throw new UserError(
            "The platform of the trial does not start. The end of its output:\n  "
                + String.join("\n  ", LogTail.lines(log, 25)));
      }
      Thread.sleep(200);
    }
  }

  /** What {@code up} says when it has nothing more to do than to supervise. */
  private String lastWords() {
    return options.contains("--sample") ? "Decide them in any of these places" : "everything is up";
  }

  /** Waits until every service is healthy again; false if that takes too long. */
  public boolean awaitHealthy() throws InterruptedException {
    long until = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < until) {
      if (stateFile
          .read()
          .filter(
              state ->
                  state.services().stream()
                      .allMatch(service -> service.state() == ServiceState.HEALTHY))
          .isPresent()) {
        return true;
      }
      Thread.sleep(200);
    }
    return false;
  }

  /** What runs, as its supervisor wrote it last. */
  public Optional<RunState> state() {
    return stateFile.read();
  }

  /** The process that supervises. */
  public List<ProcessIdentity> supervisor() {
    return Optional.ofNullable(up).flatMap(process -> ProcessIdentity.of(process.pid())).stream()
        .toList();
  }

  /** A service's process. */
  public List<ProcessIdentity> service(String name) {
    return stateFile.read().map(RunState::services).orElse(List.of()).stream()
        .filter(service -> service.name().equals(name))
        .flatMap(service -> Optional.ofNullable(service.process()).stream())
        .filter(ProcessIdentity::isAlive)
        .toList();
  }

  /** A service's process, and all that it started. */
  public List<ProcessIdentity> tree(String name) {
    return service(name).stream().flatMap(root -> ProcessTree.members(root).stream()).toList();
  }

  /** Stops everything in order. */
  @Override
  public void close() {
    var running = up;
    up = null;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        throw new UserError(
            "The platform of the trial does not stop: './deployments/phoenix down'");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
