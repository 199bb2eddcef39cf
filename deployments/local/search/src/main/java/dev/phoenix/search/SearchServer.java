package dev.phoenix.search;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.common.settings.Settings;

/**
 * One OpenSearch node that listens on the loopback address only.
 *
 * <p>Arguments: data directory, HTTP port, transport port. It runs until the process is asked to
 * end (SIGTERM), closes its indices then and exits.
 */
public final class SearchServer {

  private SearchServer() {}

  /**
   * Starts the node and waits. Exits with 2 when the arguments are not a directory and two ports.
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 3) {
      System.err.println("usage: SearchServer DATA_DIRECTORY HTTP_PORT TRANSPORT_PORT");
      System.exit(2);
    }
    Path data = Path.of(arguments[0]).toAbsolutePath();
    int http = Integer.parseInt(arguments[1]);
    int transport = Integer.parseInt(arguments[2]);
    OpenSearchRunner runner = new OpenSearchRunner();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner), "close"));
    runner
        .onBuild((number, settings) -> configure(settings, http, transport))
        .build(
            OpenSearchRunner.newConfigs()
                .basePath(data.toString())
                .clusterName("phoenix")
                .numOfNode(1)
                .pluginTypes(IndexStatePolicyPlugin.class.getName())
                .useLogger());
    System.out.println("OpenSearch listens on 127.0.0.1:" + http);
    new CountDownLatch(1).await();
  }

  private static void configure(Settings.Builder settings, int http, int transport) {
    settings.put("network.host", "127.0.0.1");
    settings.put("http.port", String.valueOf(http));
    settings.put("transport.port", String.valueOf(transport));
    settings.put("discovery.type", "single-node");
    settings.putList("discovery.seed_hosts");
    // the supervisor watches the disk; a node that goes read-only at 95 % would stop the engine on
    // a developer's full laptop
    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
    settings.put("node.processors", 2);
    // a month of dated indices, a handful each day, must not hit the default of 1000
    settings.put("cluster.max_shards_per_node", 5000);
  }

  private static void close(OpenSearchRunner runner) {
    try {
      runner.close();
    } catch (Exception e) {
      System.err.println("OpenSearch did not close cleanly: " + e.getMessage());
    }
  }
}
