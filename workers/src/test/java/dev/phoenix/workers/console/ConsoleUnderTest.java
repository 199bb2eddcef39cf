package dev.phoenix.workers.console;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.phoenix.workers.approval.request.RequestsMade;
import dev.phoenix.workers.books.BooksSettings;
import dev.phoenix.workers.storage.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The workers with their console, for a viewer and a decider. Its engine is a server that tests say
 * the answers of; what is asked and booked is made as the jobs do.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ConsoleUnderTest.Parts.class)
@SuppressWarnings("NullAway.Init")
public abstract class ConsoleUnderTest {

  /** Where decisions are brought to. */
  public static final WireMockServer ENGINE =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

  static {
    ENGINE.start();
  }

  @LocalServerPort protected int port;
  @Autowired protected RequestsMade made;

  @TestConfiguration
  static class Parts {

    @Bean
    RequestsMade requestsMade(
        JdbcClient jdbc,
        TransactionTemplate transaction,
        Installation installation,
        BooksSettings settings) {
      return new RequestsMade(jdbc, transaction, installation, settings);
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) throws IOException {
    String gateway;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gateway = "http://127.0.0.1:" + socket.getLocalPort();
    }
    var data = Path.of("target", "console", UUID.randomUUID().toString()).toAbsolutePath();
    registry.add("phoenix.workers.data-directory", data::toString);
    registry.add("phoenix.workers.job.drain", () -> "0s");
    registry.add("camunda.client.grpc-address", () -> gateway);
    registry.add("camunda.client.rest-address", ENGINE::baseUrl);
    // there is no gateway: what streams from it would keep the JVM from ending
    registry.add("camunda.client.worker.defaults.stream-enabled", () -> "false");
    registry.add("phoenix.workers.books.zone", () -> "Europe/Madrid");
    registry.add("phoenix.workers.books.budgets.payment.monthly", () -> "500");
    registry.add("phoenix.workers.books.budgets.payment.currency", () -> "EUR");
    registry.add("phoenix.workers.books.budgets.api-account.monthly", () -> "120");
    registry.add("phoenix.workers.books.budgets.api-account.currency", () -> "EUR");
    user(registry, 0, "vera", "viewer");
    user(registry, 1, "dora", "decider");
  }

  private static void user(DynamicPropertyRegistry registry, int place, String name, String role) {
    var user = "phoenix.workers.console.users[" + place + "].";
    var hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(name + "'s password");
    registry.add(user + "name", () -> name);
    registry.add(user + "password", () -> hash);
    registry.add(user + "role", () -> role);
  }

  /** The engine takes what comes next, as its REST API answers. */
  protected static void engineTakesIt() {
    ENGINE.stubFor(
        post(urlEqualTo("/v2/messages/correlation"))
            .willReturn(
                okJson(
                    "{\"messageKey\":\"2251799813685400\",\"tenantId\":\"<default>\","
                        + "\"processInstanceKey\":\"2251799813685300\"}")));
  }

  /** Somebody without a login. */
  protected Visitor nobody() {
    return new Visitor(port, null, null);
  }

  /** Somebody who may read. */
  protected Visitor viewer() {
    return new Visitor(port, "vera", "vera's password");
  }

  /** Somebody who may decide. */
  protected Visitor decider() {
    return new Visitor(port, "dora", "dora's password");
  }
}
