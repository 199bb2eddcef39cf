package dev.phoenix.workers.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.phoenix.workers.WorkersApplication;
import dev.phoenix.workers.job.Records;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application on the in-memory engine: a connector's job that is in flight at shutdown
 * never becomes an incident, although it has a single try.
 */
@ZeebeProcessTest
@SuppressWarnings("NullAway.Init")
class ShutdownTest {

  private ZeebeTestEngine zeebe;
  private RecordStream stream;

  @TempDir private Path data;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private HttpServer feed;
  private CamundaClient client;
  private Records records;

  @BeforeEach
  void start() throws IOException {
    records = new Records(stream);
    feed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    feed.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    feed.createContext("/posts", this::accept);
    feed.start();
    client =
        CamundaClient.newClientBuilder().grpcAddress(gateway()).preferRestOverGrpc(false).build();
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("send")
                .startEvent()
                .serviceTask(
                    "send-post",
                    t ->
                        t.zeebeJobType("dev.phoenix:feed:1")
                            .zeebeJobRetries("1")
                            .zeebeTaskHeader("resultVariable", "publication"))
                .endEvent("post-sent")
                .done(),
            "send.bpmn")
        .send()
        .join();
  }

  @AfterEach
  void stop() {
    mayAnswer.countDown();
    client.close();
    feed.stop(0);
  }

  @Test
  void shouldBeReadyAndLetAConnectorsJobEndWithinTheDrain() throws Exception {
    // given
    var application = run("20s");
    var port = application.getEnvironment().getProperty("local.server.port");
    assertThat(
            new TestRestTemplate()
                .getForObject(
                    "http://127.0.0.1:" + port + "/actuator/health/readiness", String.class))
        .contains("\"status\":\"UP\"")
        .doesNotContain("DOWN");
    send();
    asked.await();

    // when
    var closing = Thread.ofPlatform().start(application::close);
    mayAnswer.countDown();
    closing.join();

    // then
    await().until(() -> records.completed("post-sent"));
    assertThat(records.incidents()).isEmpty();
  }

  @Test
  void shouldLeaveAConnectorsJobThatOutlivesTheDrainToTheNextWorker() throws Exception {
    // given
    var application = run("0s");
    send();
    asked.await();

    // when
    application.close();
    mayAnswer.countDown();

    // then: the job is as it was, and after its lease another worker finds out what became of it
    zeebe.waitForIdleState(Duration.ofSeconds(10));
    assertThat(records.jobs(JobIntent.FAILED)).isEmpty();
    assertThat(records.incidents()).isEmpty();
    zeebe.increaseTime(Duration.ofMinutes(10));
    var next = run("20s");
    await().until(() -> records.completed("send-post"));
    next.close();
    assertThat(records.incidents()).isEmpty();
    assertThat(records.jobs(JobIntent.COMPLETED).getFirst().getVariables().get("publication"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("outcome", "unknown");
  }

  private ConfigurableApplicationContext run(String drain) {
    return new SpringApplicationBuilder(WorkersApplication.class)
        .run(
            "--server.port=0",
            "--camunda.client.grpc-address=" + gateway(),
            "--phoenix.workers.data-directory=" + data,
            "--phoenix.workers.job.drain=" + drain);
  }

  private void send() {
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("send")
        .latestVersion()
        .variables(
            Map.of(
                "collection",
                "http://127.0.0.1:" + feed.getAddress().getPort() + "/posts",
                "operation",
                Map.of("type", "publish", "title", "Sale", "text", "Sale!", "language", "en")))
        .send()
        .join();
  }

  private URI gateway() {
    return URI.create("http://" + zeebe.getGatewayAddress().replace("0.0.0.0", "127.0.0.1"));
  }

  private void accept(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    asked.countDown();
    try {
      mayAnswer.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    exchange.getResponseHeaders().add("Location", "/posts/1");
    exchange.sendResponseHeaders(201, -1);
    exchange.close();
  }
}
