package dev.phoenix.local.cli;

import dev.phoenix.local.demo.BrandVoice;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.service.ServiceCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A home beside the usual one, whose data are not touched: that of the demo, or of a measurement.
 *
 * @param home its folders
 * @param settings of what runs there
 */
record SideHome(Home home, Settings settings) {

  private static final String NIGHTLY = "PHOENIX_WORKERS_LEARNING_NIGHTLY_ENABLED";

  /** The demo's. */
  static SideHome demo(Map<String, String> environment) {
    return named("demo", environment);
  }

  /**
   * Another.
   *
   * @param name what is appended to the usual home's
   */
  static SideHome named(String name, Map<String, String> environment) {
    var usual = Home.of(environment);
    var home =
        usual.in(usual.directory().resolveSibling(usual.directory().getFileName() + "-" + name));
    return new SideHome(home, Settings.read(home, environment));
  }

  /** The same, where golden queries expect the words of the demo's reviewer. */
  SideHome withVoice() {
    return with(BrandVoice.expectedIn(settings));
  }

  /** Likewise, and no night begins of itself in the middle of what is measured. */
  SideHome forNights() {
    return new SideHome(home, BrandVoice.expectedIn(settings).with(NIGHTLY, "false"));
  }

  /** Something that is tried on a running platform. */
  interface Trial<T> {
    /**
     * Tries it.
     *
     * @param platform its home and settings
     */
    T run(SideHome platform, Camunda camunda) throws IOException, InterruptedException;
  }

  /**
   * Tries something with nights.
   *
   * @param here on the Phoenix that runs; else on one of its own, begun empty and stopped
   *     afterwards
   */
  static <T> T trial(boolean here, Console console, Trial<T> trial)
      throws IOException, InterruptedException {
    var environment = System.getenv();
    if (here) {
      var usual = Home.of(environment);
      var platform = new SideHome(usual, Settings.read(usual, environment));
      return trial.run(platform, platform.camunda());
    }
    var bench = named("bench", environment).forNights();
    Stack.empty(bench.home(), console);
    try (var stack = Stack.take(bench.home(), console)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
      return trial.run(bench, bench.start(stack, console, environment));
    }
  }

  /** The same with other settings. */
  SideHome with(Settings changed) {
    return new SideHome(home, changed);
  }

  /** Whether {@code demo --verdicts} has left something to learn from. */
  boolean hasVerdicts() {
    return Files.exists(verdicts());
  }

  /** Remembers that it has. */
  void rememberVerdicts() throws IOException {
    Files.writeString(verdicts(), "left by demo --verdicts\n");
  }

  private Path verdicts() {
    return home.data().resolve("demo-verdicts");
  }

  /** Starts everything there, and returns the platform. */
  Camunda start(Stack stack, Console console, Map<String, String> environment)
      throws IOException, InterruptedException {
    return start(stack, console, environment, new ServiceCatalog(home, settings));
  }

  /** The same with other services. */
  Camunda start(
      Stack stack, Console console, Map<String, String> environment, ServiceCatalog catalog)
      throws IOException, InterruptedException {
    var services = catalog.all(UpCommand.provide(home, console, environment));
    Prerequisites.checkPorts(settings.ports(), UpCommand.used(settings, services));
    Prerequisites.checkMemory(Path.of("/proc/meminfo"), 3000);
    stack.start(services);
    var camunda = camunda();
    UpCommand.deployFlows(home, camunda, console);
    return camunda;
  }

  private Camunda camunda() {
    return new Camunda(
        URI.create("http://127.0.0.1:" + settings.ports().rest()), Credentials.demo());
  }
}
