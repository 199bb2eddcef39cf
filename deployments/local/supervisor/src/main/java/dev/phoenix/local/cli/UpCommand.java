package dev.phoenix.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import dev.phoenix.local.demo.SampleRequest;
import dev.phoenix.local.home.Folders;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.platform.Distribution;
import dev.phoenix.local.platform.DistributionStore;
import dev.phoenix.local.platform.MavenSource;
import dev.phoenix.local.platform.Prerequisites;
import dev.phoenix.local.platform.TasklistForms;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.ClusterCheck;
import dev.phoenix.local.rest.Credentials;
import dev.phoenix.local.rest.Deployment;
import dev.phoenix.local.rest.DeploymentLog;
import dev.phoenix.local.service.Observability;
import dev.phoenix.local.service.Service;
import dev.phoenix.local.service.ServiceCatalog;
import dev.phoenix.local.supervise.RunState;
import dev.phoenix.local.supervise.ServiceState;
import dev.phoenix.local.systemd.Heartbeat;
import dev.phoenix.local.systemd.ServiceManager;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: starts everything and keeps it running until Ctrl-C or {@code down}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts everything and keeps it running.")
public final class UpCommand implements Callable<Integer> {

  private static final Duration FORMS = Duration.ofMinutes(1);
  // an orderly end takes 30 s, the longest wait before a restart 60 s
  private static final Duration STUCK = Duration.ofMinutes(2);

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      description = "Use the Camunda cluster at this REST address; CAMUNDA_CLIENT_* sign in.")
  private @Nullable URI cluster;

  @Option(
      names = "--cluster-grpc",
      paramLabel = "URL",
      description = "The cluster's gRPC address; by default port 26500 of the same host.")
  private @Nullable URI clusterGrpc;

  @Option(names = "--fresh", description = "Delete all data first, after asking.")
  private boolean fresh;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--sample",
      description = {
        "Make a few requests that people decide, in Tasklist or in a Telegram that is only on",
        "this machine. Without a budget or a console login of your own there is one of each."
      })
  private boolean sample;

  @Option(
      names = "--observability",
      description =
          "Start Prometheus, and Alertmanager where it is installed, and raise alerts by them.")
  private boolean observability;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var environment = System.getenv();
    var console = new Console(System.out);
    var home = Home.of(environment);
    var read = Settings.read(home, environment);
    var tryOut = sample ? TryOut.of(read, environment) : TryOut.none(read);
    var settings = tryOut.settings();
    Prerequisites.checkSystem(
        System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.version().feature());
    try (var stack = Stack.take(home, console)) {
      var systemd = ServiceManager.of(environment);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    systemd.stopping();
                    stack.close();
                  },
                  "stop"));
      if (fresh) {
        startOver(home);
      }
      var catalog = tryOut.catalog(home);
      var credentials = Credentials.from(environment);
      var camunda = camunda(settings, credentials);
      var services = services(catalog, home, console, camunda, environment);
      if (observability) {
        services = watched(services, home, settings, console, environment);
      }
      var ports = used(settings, services);
      ports.add("supervisor");
      Prerequisites.checkPorts(settings.ports(), ports);
      Prerequisites.checkMemory(Path.of("/proc/meminfo"), cluster == null ? 3000 : 1000);
      var supervisor =
          stack.start(
              services,
              Surroundings.open(home, settings, tryOut.withTelegram(environment), console));
      if (cluster == null) {
        stack.prune(settings);
      }
      deployFlows(home, camunda, console);
      tellWhatIsMissing(supervisor.state(), console);
      console.say(
          "everything is up: %.1f s, %d MB"
              .formatted(console.seconds(), supervisor.state().memoryMegabytes()));
      systemd.ready();
      // ended by the end of this process alone: also an orderly stop may get stuck
      var _ = Heartbeat.begin(systemd, () -> supervisor.turns(STUCK));
      if (cluster == null) {
        Welcome.print(System.out, settings.ports(), home, camunda.address());
      } else {
        Welcome.printForCluster(System.out, settings.ports(), home, camunda.address(), credentials);
      }
      if (observability) {
        System.out.println(
            "\n  Prometheus http://127.0.0.1:" + settings.ports().prometheus() + "/");
      }
      if (sample) {
        if (cluster == null) {
          awaitForms(settings, console);
        }
        welcome(new SampleWelcome(System.out, camunda, tryOut), home, console);
      }
      supervisor.awaitStopped();
    }
    return 0;
  }

  private static List<Service> watched(
      List<Service> services,
      Home home,
      Settings settings,
      Console console,
      java.util.Map<String, String> environment)
      throws IOException {
    var programs = Observability.installed(environment.getOrDefault("PATH", ""));
    if (programs.alertmanager() == null) {
      console.say(
          "Alertmanager is not installed (Debian and Ubuntu: prometheus-alertmanager); the workers"
              + " ask Prometheus by themselves");
    }
    return programs.added(services, home, settings, UUID.randomUUID().toString());
  }

  /** What cannot be asked now is no reason to stop what runs. */
  private static void welcome(SampleWelcome sample, Home home, Console console)
      throws InterruptedException {
    try {
      sample.print(home.logs());
    } catch (UserError e) {
      console.say(
          "the sample requests could not be made, and the next 'up --sample' makes them: "
              + e.getMessage());
    }
  }

  private static void awaitForms(Settings settings, Console console) throws InterruptedException {
    var search = URI.create("http://127.0.0.1:" + settings.ports().search());
    if (!new TasklistForms(search).await(SampleRequest.forms(), FORMS)) {
      console.say("Tasklist has not imported all forms yet; a task may show its variables instead");
    }
  }

  /** Of services that the rest works without. */
  private static void tellWhatIsMissing(RunState state, Console console) {
    state.services().stream()
        .filter(service -> service.state() != ServiceState.HEALTHY)
        .forEach(
            service ->
                console.say(
                    "%s is %s; the rest works without it, with less (./deployments/phoenix logs %s)"
                        .formatted(service.name(), service.state().word(), service.name())));
  }

  private Camunda camunda(Settings settings, Credentials credentials) {
    return cluster == null
        ? new Camunda(URI.create("http://127.0.0.1:" + settings.ports().rest()), Credentials.demo())
        : new Camunda(cluster, credentials);
  }

  private List<Service> services(
      ServiceCatalog catalog,
      Home home,
      Console console,
      Camunda camunda,
      java.util.Map<String, String> environment)
      throws IOException, InterruptedException {
    if (cluster != null) {
      console.say(ClusterCheck.check(camunda));
      var gateway = clusterGrpc == null ? ClusterCheck.usualGateway(cluster) : clusterGrpc;
      ClusterCheck.checkGateway(gateway);
      return catalog.forCluster(cluster, gateway);
    }
    return catalog.all(provide(home, console, environment));
  }

  static Path provide(Home home, Console console, java.util.Map<String, String> environment)
      throws IOException, InterruptedException {
    var camunda = Distribution.CAMUNDA;
    var store =
        new DistributionStore(
            home.cache(), MavenSource.of(environment, console::say), console::say);
    var present = store.has(camunda);
    Prerequisites.checkDisk(home, !present);
    if (!present) {
      console.say(
          "needs Camunda %s (Camunda License, non-production use only): %d MB from Maven Central unless Maven has it already, unpacked into %s (%d MB free)"
              .formatted(
                  camunda.version(),
                  camunda.archiveBytes() / 1_000_000,
                  home.cache(),
                  Files.getFileStore(home.cache()).getUsableSpace() / 1_000_000));
    }
    return store.provide(camunda);
  }

  static Set<String> used(Settings settings, List<Service> services) {
    var ports =
        services.stream().flatMap(service -> service.ports().stream()).collect(Collectors.toSet());
    ports.add(settings.ports().modelGrpc());
    return settings.ports().byName().entrySet().stream()
        .filter(port -> ports.contains(port.getValue()))
        .map(java.util.Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Deploys the flows unless the same ones are deployed there. */
  static JsonNode deployFlows(Home home, Camunda camunda, Console console)
      throws InterruptedException {
    var bpmn = home.root().resolve("bpmn");
    var deployment =
        Deployment.of(
            List.of(
                bpmn.resolve("social-media"),
                bpmn.resolve("approval"),
                bpmn.resolve("learning"),
                bpmn.resolve("monitoring")));
    var log = new DeploymentLog(home.deployments());
    var address = camunda.address().toString();
    if (log.has(deployment, bpmn, address)) {
      console.say("the flows are deployed already");
      return Json.MAPPER.createArrayNode();
    }
    var deployed = deployment.to(camunda);
    log.add(deployment, bpmn, address);
    console.say("deployed " + deployment.resources().size() + " flows, decisions and forms");
    return deployed;
  }

  private void startOver(Home home) throws IOException {
    if (!yes) {
      var terminal = System.console();
      if (terminal == null || !terminal.isTerminal()) {
        throw new UserError(
            "--fresh deletes all data in " + home.data() + "; without a terminal it needs --yes");
      }
      var answer = terminal.readLine("Delete all data in %s? Type 'yes': ", home.data());
      if (!"yes".equals(answer)) {
        throw new UserError("Nothing was deleted.");
      }
    }
    wipe(home);
  }

  /** Deletes data and what is remembered of deployments; only for the one who has the lock. */
  static void wipe(Home home) throws IOException {
    Files.deleteIfExists(home.deployments());
    // what broke before says nothing of what starts now
    Files.deleteIfExists(home.watchFile());
    Folders.delete(home.data());
  }
}
