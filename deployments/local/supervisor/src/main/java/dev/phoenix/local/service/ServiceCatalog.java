package dev.phoenix.local.service;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
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
 * The services of a Phoenix, in the order of their start. A new service is one more method here.
 */
public final class ServiceCatalog {

  // small processes that start often: the first compiler alone and the simplest collector
  private static final List<String> SMALL =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k");

  private static final String MODEL_MODULE = "model-runtime/server";
  private static final String MODEL_ARTIFACT = "phoenix-model-server";
  private static final String MODEL_HEAP = "160m";

  private final Home home;
  private final Settings settings;
  private final Ports ports;

  public ServiceCatalog(Home home, Settings settings) {
    this.home = home;
    this.settings = settings;
    this.ports = settings.ports();
  }

  /** Everything: the embedded platform and Phoenix's own processes. */
  public List<Service> all(Path camunda) {
    var services = new ArrayList<Service>();
    services.add(search());
    services.add(camunda(camunda));
    services.addAll(own(embedded(), List.of("camunda")));
    return services;
  }

  /**
   * Phoenix's own processes alone; the environment's CAMUNDA_CLIENT_* say how to reach the cluster.
   */
  public List<Service> forCluster(URI rest, URI grpc) {
    return own(
        List.of("--camunda.client.rest-address=" + rest, "--camunda.client.grpc-address=" + grpc),
        List.of());
  }

  /**
   * A PostgreSQL server of the benchmarks' own, on the port that the launcher's platform leaves to
   * the search engine's transport plus a thousand.
   */
  public Service ledger() {
    var module = home.root().resolve("deployments/local/bench/target");
    var command = java(SMALL);
    command.addAll(
        List.of(
            "-Xmx512m",
            "-cp",
            jar(module, "phoenix-bench") + ":" + module.resolve("lib") + "/*",
            "dev.phoenix.bench.LedgerServer",
            home.data().resolve("postgres").toString(),
            "" + ledgerPort(),
            "" + (ledgerPort() + 1)));
    var address = "http://127.0.0.1:" + (ledgerPort() + 1);
    return service(
        "ledger",
        command,
        Map.of(),
        address,
        List.of(ledgerPort(), ledgerPort() + 1),
        List.of(),
        address);
  }

  /** What makes the workers keep their tables in {@link #ledger}. */
  public Map<String, String> ledgerEnvironment() {
    return Map.of(
        "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + ledgerPort() + "/postgres",
        "SPRING_DATASOURCE_USERNAME", "postgres",
        "SPRING_DATASOURCE_PASSWORD", "postgres");
  }

  /** What starts the model runtime, without its ports, for benchmarks that start their own. */
  public List<String> modelServer() {
    return bootCommand(MODEL_MODULE, MODEL_ARTIFACT, MODEL_HEAP);
  }

  private int ledgerPort() {
    return ports.searchTransport() + 1000;
  }

  private List<Service> own(List<String> cluster, List<String> after) {
    return List.of(feed(), model(), workers(cluster, after));
  }

  private List<String> embedded() {
    return List.of(
        "--camunda.client.rest-address=http://127.0.0.1:" + ports.rest(),
        "--camunda.client.grpc-address=http://127.0.0.1:" + ports.grpc());
  }

  private Service search() {
    var module = home.root().resolve("deployments/local/search/target");
    var command = java(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-Xss512k"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            jar(module, "phoenix-search") + ":" + module.resolve("lib") + "/*",
            "dev.phoenix.search.SearchServer",
            home.data().resolve("opensearch").toString(),
            "" + ports.search(),
            "" + ports.searchTransport()));
    var address = "http://127.0.0.1:" + ports.search();
    return service(
        "opensearch",
        command,
        Map.of(),
        address + "/_cluster/health?wait_for_status=yellow&timeout=1s",
        List.of(ports.search(), ports.searchTransport()),
        List.of(),
        address);
  }

  private Service camunda(Path distribution) {
    var module = home.root().resolve("deployments/local/camunda/target");
    var environment = new HashMap<String, String>();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put(
        "JAVA_OPTS",
        "-Xms256m -Xmx512m -XX:+UseSerialGC -Xss512k -XX:TieredStopAtLevel=1"
            + " -Dlog4j2.configurationFile=log4j2-phoenix.xml --sun-misc-unsafe-memory-access=allow"
            + " --enable-native-access=ALL-UNNAMED");
    environment.put("CLASSPATH_PREFIX", jar(module, "phoenix-camunda").toString());
    environment.put("SPRING_PROFILES_ACTIVE", "broker,operate,tasklist,auth,phoenix");
    environment.put("PHOENIX_CAMUNDA_DATA", home.data().resolve("camunda").toString());
    environment.put("PHOENIX_PORTS_REST", "" + ports.rest());
    environment.put("PHOENIX_PORTS_GRPC", "" + ports.grpc());
    environment.put("PHOENIX_PORTS_MANAGEMENT", "" + ports.management());
    environment.put("PHOENIX_PORTS_BROKER_COMMAND", "" + ports.brokerCommand());
    environment.put("PHOENIX_PORTS_BROKER_INTERNAL", "" + ports.brokerInternal());
    environment.put("PHOENIX_PORTS_SEARCH", "" + ports.search());
    return service(
        "camunda",
        List.of(distribution.resolve("bin/camunda").toString()),
        environment,
        "http://127.0.0.1:" + ports.management() + "/actuator/health",
        List.of(
            ports.rest(),
            ports.grpc(),
            ports.management(),
            ports.brokerCommand(),
            ports.brokerInternal()),
        List.of("opensearch"),
        "http://127.0.0.1:" + ports.rest());
  }

  private Service feed() {
    return boot(
        "feed",
        "deployments/feed",
        "phoenix-feed",
        "96m",
        ports.feed(),
        List.of("--phoenix.feed.data-directory=" + home.data().resolve("feed")),
        Map.of(),
        List.of(),
        "/actuator/health");
  }

  private Service model() {
    return boot(
        "model-runtime",
        MODEL_MODULE,
        MODEL_ARTIFACT,
        MODEL_HEAP,
        ports.model(),
        List.of("--phoenix.model-runtime.grpc.port=" + ports.modelGrpc()),
        Map.of(),
        List.of(),
        "/actuator/health");
  }

  private Service workers(List<String> cluster, List<String> after) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--phoenix.workers.data-directory=" + home.data().resolve("workers"),
                "--phoenix.workers.model.port=" + ports.modelGrpc(),
                "--phoenix.workers.image.runtime=http://127.0.0.1:" + ports.model()));
    arguments.addAll(cluster);
    var environment = new HashMap<String, String>();
    environment.put("CONN_PHOENIX_FEED_COLLECTION", "http://127.0.0.1:" + ports.feed() + "/posts");
    environment.put(
        "CONN_PHOENIX_NOTICES_COLLECTION", "http://127.0.0.1:" + ports.feed() + "/notices");
    if (!after.isEmpty()) {
      environment.put("CAMUNDA_CLIENT_AUTH_METHOD", "basic");
      environment.put("CAMUNDA_CLIENT_AUTH_USERNAME", "demo");
      environment.put("CAMUNDA_CLIENT_AUTH_PASSWORD", "demo");
    }
    return boot(
        "workers",
        "workers",
        "phoenix-workers",
        "256m",
        ports.workers(),
        arguments,
        environment,
        after,
        "/actuator/health/readiness");
  }

  private Service boot(
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
    command.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
    command.addAll(arguments);
    var address = "http://127.0.0.1:" + port;
    return service(name, command, environment, address + health, List.of(port), after, address);
  }

  private ArrayList<String> bootCommand(String module, String artifact, String heap) {
    var command = java(SMALL);
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar(home.root().resolve(module + "/target"), artifact, "-exec.jar").toString()));
    return command;
  }

  private Service service(
      String name,
      List<String> command,
      Map<String, String> environment,
      String health,
      List<Integer> portsUsed,
      List<String> after,
      String address) {
    var all = new HashMap<>(environment);
    all.putAll(settings.environment());
    return new Service(
        name,
        command,
        all,
        home.data().resolve(name),
        new HealthCheck(URI.create(health)),
        portsUsed,
        after,
        Duration.ofMinutes(3),
        Duration.ofSeconds(30),
        address);
  }

  private static ArrayList<String> java(List<String> options) {
    var command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    command.addAll(options);
    return command;
  }

  private static Path jar(Path folder, String artifact) {
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
