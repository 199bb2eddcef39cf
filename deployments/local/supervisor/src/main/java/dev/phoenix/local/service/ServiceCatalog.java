package dev.phoenix.local.service;

import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Ports;
import dev.phoenix.local.home.Settings;
import java.net.URI;
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

  // it closes its data in a second, then waits half a minute for streams that the workers keep open
  private static final Duration ENGINE_GRACE = Duration.ofSeconds(10);

  private static final String MODEL_MODULE = "model-runtime/server";
  private static final String MODEL_ARTIFACT = "phoenix-model-server";
  private static final String MODEL_HEAP = "160m";

  private final Home home;
  private final Settings settings;
  private final Ports ports;
  private final Programs programs;
  private final boolean telegram;

  /** Those that every Phoenix has. */
  public ServiceCatalog(Home home, Settings settings) {
    this(home, settings, false);
  }

  private ServiceCatalog(Home home, Settings settings, boolean telegram) {
    this.home = home;
    this.settings = settings;
    this.ports = settings.ports();
    this.programs = new Programs(home, settings);
    this.telegram = telegram;
  }

  /** The same and {@link TelegramDouble our double of Telegram}, where the workers ask people. */
  public ServiceCatalog withTelegramDouble() {
    return new ServiceCatalog(home, settings, true);
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
    var command = benchCommand("512m", "dev.phoenix.bench.LedgerServer");
    command.addAll(
        List.of(
            home.data().resolve("postgres").toString(),
            "" + ledgerPort(),
            "" + (ledgerPort() + 1)));
    var address = "http://127.0.0.1:" + (ledgerPort() + 1);
    return programs.service(
        "ledger",
        command,
        Map.of(),
        address,
        List.of(ledgerPort(), ledgerPort() + 1),
        List.of(),
        address);
  }

  /** The file with the process number of {@link #ledger}'s server, while that runs. */
  public Path ledgerPostmaster() {
    return home.data().resolve("postgres/postmaster.pid");
  }

  /** What makes the workers keep their tables in {@link #ledger}. */
  public Map<String, String> ledgerEnvironment() {
    return Map.of(
        "SPRING_DATASOURCE_URL", ledgerUrl(),
        "SPRING_DATASOURCE_USERNAME", "postgres",
        "SPRING_DATASOURCE_PASSWORD", "postgres");
  }

  /** What starts the model runtime, without its ports, for benchmarks that start their own. */
  public List<String> modelServer() {
    return programs.bootCommand(MODEL_MODULE, MODEL_ARTIFACT, MODEL_HEAP);
  }

  /**
   * What prints the workers' requests and books as they are stored; in their own H2 file only while
   * they do not run.
   *
   * @param ledger whether they are kept in {@link #ledger}
   */
  public List<String> requestsReader(boolean ledger) {
    var command = benchCommand("128m", "dev.phoenix.bench.StoredRequests");
    command.addAll(
        ledger
            ? List.of(ledgerUrl(), "postgres", "postgres")
            : List.of(
                "jdbc:h2:file:"
                    + home.data().resolve("workers/workers")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r",
                "sa",
                ""));
    return command;
  }

  /** What breaks the process of ours that it is loaded into, for measurements. */
  public Path faultAgent() {
    return Programs.jar(benchModule(), "phoenix-bench");
  }

  private Path benchModule() {
    return home.root().resolve("deployments/local/bench/target");
  }

  private ArrayList<String> benchCommand(String heap, String mainClass) {
    var module = benchModule();
    var command = Programs.java(Programs.SMALL);
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "-cp",
            Programs.jar(module, "phoenix-bench") + ":" + module.resolve("lib") + "/*",
            mainClass));
    return command;
  }

  private String ledgerUrl() {
    return "jdbc:postgresql://127.0.0.1:" + ledgerPort() + "/postgres";
  }

  private int ledgerPort() {
    return ports.searchTransport() + 1000;
  }

  private List<Service> own(List<String> cluster, List<String> after) {
    var services = new ArrayList<>(List.of(feed(), model()));
    if (settings.skills().images()) {
      services.add(images());
    }
    if (telegram) {
      services.add(telegram());
    }
    services.add(workers(cluster, after));
    return services;
  }

  private List<String> embedded() {
    return List.of(
        "--camunda.client.rest-address=http://127.0.0.1:" + ports.rest(),
        "--camunda.client.grpc-address=http://127.0.0.1:" + ports.grpc(),
        "--phoenix.workers.monitoring.health.camunda-management=http://127.0.0.1:"
            + ports.management(),
        "--phoenix.workers.monitoring.health.opensearch=http://127.0.0.1:" + ports.search());
  }

  private Service search() {
    var module = home.root().resolve("deployments/local/search/target");
    var command = Programs.java(List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-Xss512k"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            Programs.jar(module, "phoenix-search") + ":" + module.resolve("lib") + "/*",
            "dev.phoenix.search.SearchServer",
            home.data().resolve("opensearch").toString(),
            "" + ports.search(),
            "" + ports.searchTransport()));
    var address = "http://127.0.0.1:" + ports.search();
    return programs.service(
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
    environment.put("CLASSPATH_PREFIX", Programs.jar(module, "phoenix-camunda").toString());
    environment.put("SPRING_PROFILES_ACTIVE", "broker,operate,tasklist,auth,phoenix");
    environment.put("PHOENIX_CAMUNDA_DATA", home.data().resolve("camunda").toString());
    environment.put("PHOENIX_PORTS_REST", "" + ports.rest());
    environment.put("PHOENIX_PORTS_GRPC", "" + ports.grpc());
    environment.put("PHOENIX_PORTS_MANAGEMENT", "" + ports.management());
    environment.put("PHOENIX_PORTS_BROKER_COMMAND", "" + ports.brokerCommand());
    environment.put("PHOENIX_PORTS_BROKER_INTERNAL", "" + ports.brokerInternal());
    environment.put("PHOENIX_PORTS_SEARCH", "" + ports.search());
    var management = "http://127.0.0.1:" + ports.management() + "/actuator/health";
    var service =
        programs.service(
            "camunda",
            List.of(distribution.resolve("bin/camunda").toString()),
            environment,
            management,
            List.of(
                ports.rest(),
                ports.grpc(),
                ports.management(),
                ports.brokerCommand(),
                ports.brokerInternal()),
            List.of("opensearch"),
            "http://127.0.0.1:" + ports.rest());
    // without its search engine it cannot show anything, and a new start would not bring that;
    // a partition that a full disk stopped is another thing, which liveness does not show
    return service
        .with(service.health().withAlive(URI.create(management + "/status")))
        .withGrace(ENGINE_GRACE);
  }

  private Service feed() {
    return programs.boot(
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
    return programs.boot(
        "model-runtime",
        MODEL_MODULE,
        MODEL_ARTIFACT,
        MODEL_HEAP,
        ports.model(),
        List.of(
            "--phoenix.model-runtime.role=text",
            "--phoenix.model-runtime.grpc.port=" + ports.modelGrpc(),
            "--phoenix.model-runtime.images.enabled=" + settings.skills().images(),
            "--phoenix.model-runtime.images.address=" + imagesAddress()),
        Map.of(),
        List.of(),
        "/actuator/health");
  }

  /** The same program again: a picture that harms it harms no text. */
  private Service images() {
    return programs
        .boot(
            "model-runtime-images",
            MODEL_MODULE,
            MODEL_ARTIFACT,
            "320m",
            ports.modelImages(),
            List.of("--phoenix.model-runtime.role=images"),
            Map.of(),
            List.of(),
            "/actuator/health")
        .asOptional();
  }

  private String imagesAddress() {
    return "http://127.0.0.1:" + ports.modelImages();
  }

  private Service telegram() {
    return programs.boot(
        TelegramDouble.SERVICE,
        "deployments/telegram",
        "phoenix-telegram-double",
        "96m",
        ports.telegram(),
        TelegramDouble.arguments(home.data().resolve(TelegramDouble.SERVICE)),
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
                "--phoenix.workers.learning.runtime=http://127.0.0.1:" + ports.model(),
                "--phoenix.workers.image.enabled=" + settings.skills().images(),
                "--phoenix.workers.image.runtime=" + imagesAddress()));
    arguments.addAll(cluster);
    var environment = new HashMap<String, String>();
    environment.put("CONN_PHOENIX_FEED_COLLECTION", "http://127.0.0.1:" + ports.feed() + "/posts");
    environment.put(
        "CONN_PHOENIX_NOTICES_COLLECTION", "http://127.0.0.1:" + ports.feed() + "/notices");
    if (telegram) {
      environment.putAll(TelegramDouble.forWorkers(ports));
    }
    if (!after.isEmpty()) {
      environment.put("CAMUNDA_CLIENT_AUTH_METHOD", "basic");
      environment.put("CAMUNDA_CLIENT_AUTH_USERNAME", "demo");
      environment.put("CAMUNDA_CLIENT_AUTH_PASSWORD", "demo");
    }
    return programs.boot(
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
}
