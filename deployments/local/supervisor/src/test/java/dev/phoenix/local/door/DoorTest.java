package dev.phoenix.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door over real sockets. */
@SuppressWarnings("NullAway.Init")
class DoorTest {

  private final DoorToken token = DoorToken.make();
  private Door door;

  @BeforeEach
  void open() throws IOException {
    door =
        new Door(
            0,
            token,
            Map.of(
                "/status",
                Answers.of("application/json", () -> "{\"running\":true}"),
                "/broken",
                Answers.of(
                    "text/plain",
                    () -> {
                      throw new IllegalStateException("no luck");
                    }),
                "/echo",
                exchange -> {
                  var body = exchange.getRequestBody().readAllBytes();
                  exchange.sendResponseHeaders(200, body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                }));
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void shouldLetInWhoHasTheToken() throws Exception {
    var answer = get("/status", "Bearer " + token.text());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"running\":true}");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic ZGVtbzpkZW1v"})
  void shouldLetNobodyElseIn(String authorization) throws Exception {
    assertThat(get("/status", authorization).statusCode()).isEqualTo(401);
    // nor tell what is there
    assertThat(get("/nothing", authorization).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/statusX", "/status/", "/status/../nothing"})
  void shouldSayThatNothingIsThere(String path) throws Exception {
    assertThat(get(path, "Bearer " + token.text()).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80"})
  void shouldRefuseAHostThatIsNotThisMachine(String host) throws Exception {
    assertThat(raw("GET /status HTTP/1.1\r\nHost: " + host + authorization())).contains(" 403 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1:8095", "[::1]:8095", "LOCALHOST:1"})
  void shouldKnowTheNamesOfThisMachine(String host) throws Exception {
    assertThat(raw("GET /status HTTP/1.1\r\nHost: " + host + authorization())).contains(" 200 ");
  }

  @Test
  void shouldPassABodyOnAndRefuseOneThatIsTooLarge() throws Exception {
    assertThat(post("x".repeat(64 * 1024)).body()).hasSize(64 * 1024);
    assertThat(post("x".repeat(64 * 1024 + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void shouldRefuseToChangeWhatIsOnlyShown() throws Exception {
    var request = request("/status", "Bearer " + token.text()).POST(BodyPublishers.noBody());
    assertThat(send(request).statusCode()).isEqualTo(405);
  }

  @Test
  void shouldSurviveAHandlerThatFails() throws Exception {
    assertThat(get("/broken", "Bearer " + token.text()).statusCode()).isEqualTo(500);
    assertThat(get("/status", "Bearer " + token.text()).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldKeepTheTokenForItsOwnerAlone(@TempDir Path folder) throws Exception {
    // given
    var file = folder.resolve("run/door-token");

    // when
    token.keepIn(file);
    DoorToken.make().keepIn(file);
    token.keepIn(file);

    // then
    assertThat(file).content().isEqualTo(token.text() + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(token.toString()).doesNotContain(token.text());
    assertThat(token.text()).hasSize(43).isNotEqualTo(DoorToken.make().text());
  }

  private String authorization() {
    return "\r\nAuthorization: Bearer " + token.text() + "\r\nConnection: close\r\n\r\n";
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", door.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    return send(request(path, authorization).GET());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(request("/echo", "Bearer " + token.text()).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String authorization) {
    var request = HttpRequest.newBuilder(URI.create(door.address() + path));
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
