package dev.phoenix.workers.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LocalDoorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST.:8090",
        "phoenix.localhost",
        "127.0.0.1:8090",
        "10.1.2.3",
        "[::1]:8090"
      })
  void shouldKnowThisMachine(String host) {
    assertThat(LocalDoor.known(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "notlocalhost",
        "127.0.0.1.evil.example:8090",
        "localhost@evil.example",
        "evil.example:8090:localhost"
      })
  void shouldNotKnowNamesThatOthersCanHaveResolveToIt(String host) {
    assertThat(LocalDoor.known(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/learning/feedback",
        "/learning/nights/latest",
        "/learning",
        "/monitoring/status",
        "/monitoring/alerts",
        "/monitoring/silences"
      })
  void shouldNotAnswerARebindingPage(String path) throws Exception {
    assertThat(answer("GET", path, "evil.example", null)).isEqualTo(403);
    assertThat(answer("GET", path, "127.0.0.1:8090", null)).isEqualTo(200);
  }

  @Test
  void shouldRefusePagesToChangeAnything() throws Exception {
    assertThat(answer("POST", "/learning/nights", "127.0.0.1:8090", "http://evil.example"))
        .isEqualTo(403);
    assertThat(answer("POST", "/learning/nights", "127.0.0.1:8090", null)).isEqualTo(200);
  }

  @Test
  void shouldLeaveAlertmanagersWebhookToItsToken() throws Exception {
    assertThat(answer("POST", "/monitoring/alerts", "workers.team.example", null)).isEqualTo(200);
    assertThat(answer("POST", "/monitoring/silences", "workers.team.example", null)).isEqualTo(403);
  }

  @Test
  void shouldLeaveOtherPathsAlone() throws Exception {
    assertThat(answer("GET", "/learnings", "workers.team.example", null)).isEqualTo(200);
    assertThat(answer("GET", "/images/a.jpg", "workers.team.example", null)).isEqualTo(200);
  }

  private static int answer(String method, String path, String host, @Nullable String origin)
      throws Exception {
    var request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    request.addHeader("Host", host);
    if (origin != null) {
      request.addHeader("Origin", origin);
    }
    var response = new MockHttpServletResponse();
    new LocalDoor().doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }
}
