package dev.phoenix.workers.process;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test has an engine of its own with all flows, and leaves its coverage behind. */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
abstract class FlowTest {

  private ZeebeTestEngine engine;
  private ZeebeClient client;
  private RecordStream records;

  /** Drives the flows. */
  protected Flows flows;

  @BeforeEach
  void deploy() {
    flows = new Flows(client, engine, records);
  }

  /** Where workers reach the engine. */
  protected URI gateway() {
    return URI.create("http://" + engine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1"));
  }

  @AfterEach
  void keepCoverage() throws IOException {
    FlowCoverage.add(getClass(), records);
  }
}
