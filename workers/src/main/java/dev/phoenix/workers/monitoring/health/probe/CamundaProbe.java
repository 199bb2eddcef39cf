package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.connector.commons.http.HttpFailure;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.BrokerInfo;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.PartitionInfo;
import io.camunda.client.api.response.Topology;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Camunda: each partition has a healthy leader, by the gateway's topology; where the management
 * port is known, also what it refused because of backpressure since the last look, and how many
 * incidents are open.
 */
public final class CamundaProbe implements Probe {

  private final CamundaClient client;
  private final @Nullable Web management;
  private final Duration limit;
  private final AtomicReference<Double> refused = new AtomicReference<>(Double.NaN);

  /**
   * Looks through the workers' own client.
   *
   * @param management the management port's address; null for a cluster that does not show it
   */
  public CamundaProbe(CamundaClient client, @Nullable Web management, Duration limit) {
    this.client = client;
    this.management = management;
    this.limit = limit;
  }

  @Override
  public Finding look() {
    Topology topology;
    try {
      topology =
          client
              .newTopologyRequest()
              .requestTimeout(limit)
              .send()
              .join(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      return Finding.down("the gateway does not answer");
    }
    var found = partitions(topology);
    return found.state() == TargetState.UP && management != null ? load(found, management) : found;
  }

  private static Finding partitions(Topology topology) {
    var led = new TreeSet<Integer>();
    var sick = new TreeSet<Integer>();
    for (BrokerInfo broker : topology.getBrokers()) {
      for (PartitionInfo partition : broker.getPartitions()) {
        if (partition.isLeader()) {
          led.add(partition.getPartitionId());
        }
        if (partition.getHealth() != PartitionBrokerHealth.HEALTHY) {
          sick.add(partition.getPartitionId());
        }
      }
    }
    int all = topology.getPartitionsCount();
    var text =
        "%s with %d brokers; %d of %d partitions have a leader"
            .formatted(topology.getGatewayVersion(), topology.getBrokers().size(), led.size(), all);
    if (led.size() < all || all == 0) {
      return Finding.down(text);
    }
    return sick.isEmpty() ? Finding.up(text) : Finding.degraded("%s; unhealthy: %s", text, sick);
  }

  private Finding load(Finding found, Web there) {
    try {
      var answer = there.get("/actuator/prometheus");
      if (answer.status() != 200) {
        return Finding.degraded(
            "%s; its management port answers %d", found.detail(), answer.status());
      }
      var metrics = new Metrics(Web.text(answer));
      double dropped = metrics.sum("zeebe_dropped_request_count_total").orElse(0);
      double before = refused.getAndSet(dropped);
      long incidents = Math.round(metrics.sum("zeebe_pending_incidents_total").orElse(0));
      // a counter that fell belongs to a process that was started anew
      long more = Double.isNaN(before) || dropped < before ? 0 : Math.round(dropped - before);
      var text =
          "%s; %d open incidents, %d requests refused since the last look"
              .formatted(found.detail(), Math.max(0, incidents), more);
      return more > 0 ? Finding.degraded(text) : Finding.up(text);
    } catch (HttpFailure e) {
      return Finding.degraded("%s; its management port does not answer", found.detail());
    }
  }
}
