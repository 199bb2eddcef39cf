package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.service.ServiceCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole flow beside a bare process, on a platform of its own that was started twice: the
 * second, warm start is the one that is measured. The load comes from a process of its own, too.
 */
final class EngineBenchmark implements BenchCommand.Benchmark {

  private static final int REPETITIONS = 3;
  private static final int POSTS = 60;
  private static final int BARE_INSTANCES = 2000;

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var environment = System.getenv();
    var bench = SideHome.named("bench", environment);
    var home = bench.home();
    // the flow is measured, not a model
    var settings = bench.settings().with("PHOENIX_MODELRUNTIME_CORE_ENABLED", "false");
    var camunda = URI.create("http://127.0.0.1:" + settings.ports().rest());
    Stack.empty(home, console);
    console.say("first start, to have everything in place");
    onPlatform(home, settings, camunda, console, stack -> List.of());
    console.say("second start, which is measured");
    return onPlatform(
        home, settings, camunda, console, stack -> measure(stack, home, settings, console));
  }

  private static List<Figure> onPlatform(
      Home home, Settings settings, URI camunda, Console console, Measurement measurement)
      throws IOException, InterruptedException {
    try (var stack = Stack.take(home, console)) {
      var stop = new Thread(stack::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      var services =
          new ServiceCatalog(home, settings).all(UpCommand.provide(home, console, System.getenv()));
      Prerequisites.checkPorts(settings.ports(), UpCommand.used(settings, services));
      stack.start(services);
      UpCommand.deployFlows(home, new Camunda(camunda, Credentials.demo()), console);
      return measurement.of(stack);
    }
  }

  private static List<Figure> measure(Stack stack, Home home, Settings settings, Console console)
      throws IOException, InterruptedException {
    var start = Optional.ofNullable(stack.state().startSeconds()).orElse(Double.NaN);
    var fresh = stack.state().memoryMegabytes();
    var figures = new ArrayList<>(load(home, settings, console));
    figures.add(new Figure("start_seconds", start, "s"));
    figures.add(new Figure("rss_fresh_mb", fresh, "MiB"));
    figures.add(new Figure("rss_mb", stack.state().memoryMegabytes(), "MiB"));
    return figures;
  }

  private static List<Figure> load(Home home, Settings settings, Console console)
      throws IOException, InterruptedException {
    var target = home.root().resolve("deployments/local/bench/target");
    var local = "http://127.0.0.1:";
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classpath(target),
                "dev.phoenix.bench.EngineBench",
                local + settings.ports().rest(),
                local + settings.ports().grpc(),
                local + settings.ports().management(),
                "" + REPETITIONS,
                "" + POSTS,
                "" + BARE_INSTANCES)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var figures = new ArrayList<Figure>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        Figure.parse(line).ifPresent(figures::add);
      }
      if (process.waitFor() != 0) {
        throw new UserError(
            "The measurement failed (code " + process.exitValue() + "); see above.");
      }
    } finally {
      process.destroyForcibly();
    }
    console.say("measured");
    return figures;
  }

  private static String classpath(Path target) throws IOException {
    try (var jars = Files.newDirectoryStream(target, "phoenix-bench-*.jar")) {
      for (var jar : jars) {
        return jar + ":" + target.resolve("lib") + "/*";
      }
    }
    throw new UserError("phoenix-bench is not built: run ./deployments/phoenix bench engine");
  }

  private interface Measurement {
    List<Figure> of(Stack stack) throws IOException, InterruptedException;
  }
}
