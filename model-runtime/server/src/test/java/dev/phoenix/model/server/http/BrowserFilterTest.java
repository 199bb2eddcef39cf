package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person's browser can be made to send by a page that is not the runtime's. */
@HttpTest
class BrowserFilterTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROUTE = "POST /v1/route";

  @LocalServerPort private int port;

  /**
   * An answer.
   *
   * @param status of its first line
   * @param headers as they came, in small letters
   */
  private record Answer(int status, String headers, String body) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: none",
        "Origin: http://127.0.0.1:PORT",
        "Sec-Fetch-Site: same-origin~Origin: http://behind-a-proxy.example",
        "Accept: */*"
      })
  void shouldAnswerItsOwnPageAndPrograms(String headers) throws Exception {
    assertThat(call(ROUTE, "127.0.0.1:PORT", headers).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: nonsense",
        "Origin: null",
        "Origin: http://evil.example",
        "Origin: http://127.0.0.1:1",
        "Origin: http://127.0.0.1:PORT.evil.example",
        "Sec-Fetch-Site: cross-site~Origin: http://127.0.0.1:PORT"
      })
  void shouldRefuseWhatAnotherPageSends(String headers) throws Exception {
    for (var call :
        new String[] {
          ROUTE,
          "POST /v1/images",
          "POST /v1/omni-loop",
          "POST /v1/chat/completions",
          "POST /v1/adapters/rollback",
          "POST /v1/adapters/deactivate",
          "POST /v1/adapters/brand-v1/activate"
        }) {
      // when
      var answer = call(call, "127.0.0.1:PORT", headers);

      // then
      assertThat(answer.status()).as(call).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("cross_origin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:PORT", "127.0.0.1.evil.example"})
  void shouldNotAnswerToNamesThatOthersHaveResolveToIt(String host) throws Exception {
    for (var call : new String[] {ROUTE, "GET /v1/models", "GET /", "GET /actuator/prometheus"}) {
      // when
      var answer = call(call, host, "Sec-Fetch-Site: same-origin");

      // then
      assertThat(answer.status()).as(call).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("unknown_host");
      assertThat(answer.body()).contains("phoenix.model-runtime.access.hosts");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:PORT", "[::1]:PORT", "127.0.0.1"})
  void shouldAnswerToItsOwnNames(String host) throws Exception {
    assertThat(call(ROUTE, host, "Accept: */*").status()).isEqualTo(200);
  }

  @Test
  void shouldLetNothingOfAnotherPlaceRunInItsPage() throws Exception {
    for (var path : new String[] {"/", "/v1/models", "/nothing", "/actuator/health"}) {
      // when
      var answer = call("GET " + path, "localhost", "Accept: */*");

      // then
      assertThat(answer.headers())
          .as(path)
          .contains("content-security-policy: default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'", "form-action 'none'")
          .doesNotContain("unsafe-inline")
          .contains("x-content-type-options: nosniff", "referrer-policy: no-referrer");
    }
  }

  @Test
  void shouldNotLetABrowserMixOldAndNewFilesOfItsPage() throws Exception {
    assertThat(call("GET /js/page.js", "localhost", "Accept: */*").headers())
        .contains("cache-control: no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1;x=y/models",
        "/v1;/models",
        "/%761/models",
        "/v%31/models",
        "//v1/models",
        "/./v1/models",
        "/actuator/../v1/models"
      })
  void shouldWantATokenHoweverTheAddressIsWritten(String path) throws Exception {
    // when
    var answer =
        send("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));

    // then
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.body()).doesNotContain("scripted");
  }

  private Answer call(String call, String host, String headers) throws Exception {
    var body = call.startsWith("GET") ? "" : "{}";
    return send(
        "%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(
                call, host, HttpTest.TOKEN, headers.replace("~", "\r\n"), body.length(), body)
            .replace("PORT", Integer.toString(port)));
  }

  /** As raw bytes: Java's own client sets neither Host nor Origin. */
  private Answer send(String request) throws Exception {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = text.indexOf("\r\n\r\n");
      var headers =
          Arrays.stream(text.substring(0, end).split("\r\n"))
              .map(BrowserFilterTest::nameInSmallLetters)
              .collect(Collectors.joining("\n"));
      return new Answer(Integer.parseInt(text.substring(9, 12)), headers, text.substring(end + 4));
    }
  }

  private static String nameInSmallLetters(String header) {
    int colon = Math.max(0, header.indexOf(':'));
    return header.substring(0, colon).toLowerCase(java.util.Locale.ROOT) + header.substring(colon);
  }

  private static String code(Answer answer) throws Exception {
    int start = answer.body().indexOf('{');
    return JSON.readTree(answer.body().substring(start, answer.body().lastIndexOf('}') + 1))
        .path("error")
        .path("code")
        .asText();
  }
}
