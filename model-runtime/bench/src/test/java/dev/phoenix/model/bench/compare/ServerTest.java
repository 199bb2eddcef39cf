package dev.phoenix.model.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {

  private static final Map<String, Server.Listed> MODELS =
      Map.of(
          "phoenix-core", new Server.Listed("llama.cpp", true),
          "openai:me@home", new Server.Listed("openai", true),
          "ollama", new Server.Listed("ollama", false));

  private HttpServer http;
  private Server server;

  @BeforeEach
  void listen() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.start();
    server = new Server(URI.create("http://127.0.0.1:" + http.getAddress().getPort()), "t", null);
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private void answer(int status, String body) {
    http.createContext(
        "/v1/models",
        exchange -> {
          var known = "Bearer t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? status : 400, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  void shouldListModelsWithWhatRunsThem() throws Exception {
    // given
    answer(
        200,
        """
        {"data": [
          {"id": "phoenix-core", "owned_by": "llama.cpp"},
          {"id": "ollama", "owned_by": "ollama", "available": false}]}
        """);

    // then
    assertThat(server.models())
        .containsExactly(
            Map.entry("phoenix-core", new Server.Listed("llama.cpp", true)),
            Map.entry("ollama", new Server.Listed("ollama", false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"data\":7}", "[]", "null"})
  void shouldSayThatSomethingElseAnswers(String body) {
    // given
    answer(200, body);

    // then
    assertThatThrownBy(() -> server.models())
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("is no model runtime");
  }

  @Test
  void shouldSayWhereATokenGoes() {
    // given
    answer(401, "{\"error\":{\"message\":\"no\"}}");

    // then
    assertThatThrownBy(() -> server.models())
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("PHOENIX_TOKEN");
  }

  @Test
  void shouldSayHowToStartAServerThatDoesNotRun() {
    // given
    http.stop(0);

    // then
    assertThatThrownBy(() -> server.models())
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("phoenix up");
  }

  @Test
  void shouldKnowModelsWithAndWithoutAdapters() {
    assertThat(Server.engine("phoenix-core", MODELS)).isEqualTo("llama.cpp");
    assertThat(Server.engine("phoenix-core@brand-v3", MODELS)).isEqualTo("llama.cpp");
    assertThat(Server.engine("openai:me@home", MODELS)).isEqualTo("openai");
  }

  @Test
  void shouldListWhatThereIsForAnUnknownName() {
    assertThatThrownBy(() -> Server.engine("nothing@brand", MODELS))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("There is no model 'nothing@brand'")
        .hasMessageContaining("phoenix-core");
  }

  @Test
  void shouldNotBeginWithAModelThatDoesNotAnswer() {
    assertThatThrownBy(() -> Server.engine("ollama", MODELS))
        .isInstanceOf(ComparisonException.class)
        .hasMessageContaining("ollama does not answer now");
  }
}
