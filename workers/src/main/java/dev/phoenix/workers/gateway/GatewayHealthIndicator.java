package dev.phoenix.workers.gateway;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the gateway answers; a part of readiness, never of liveness. */
@Component("gatewayHealthIndicator")
final class GatewayHealthIndicator implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayHealthIndicator.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final CamundaClient client;
  private final AtomicBoolean up = new AtomicBoolean();

  GatewayHealthIndicator(CamundaClient client) {
    this.client = client;
  }

  @Override
  public Health health() {
    var address = client.getConfiguration().getGrpcAddress();
    try {
      var topology =
          client
              .newTopologyRequest()
              .requestTimeout(PATIENCE)
              .send()
              .join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!up.getAndSet(true)) {
        LOG.info("The Camunda gateway at {} answers", address);
      }
      return Health.up().withDetail("version", topology.getGatewayVersion()).build();
    } catch (RuntimeException e) {
      if (up.getAndSet(false)) {
        LOG.warn("The Camunda gateway at {} no longer answers; waiting for it", address);
      }
      return Health.down()
          .withDetail("address", String.valueOf(address))
          .withDetail("hint", "the workers connect by themselves when the gateway answers")
          .build();
    }
  }
}
