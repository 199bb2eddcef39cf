package dev.phoenix.workers.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.approval.request.RequestsMade;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to see and do what. */
class ConsoleAccessTest extends ConsoleUnderTest {

  private static Stream<String> pages() {
    return Stream.of(
        "/console",
        "/console/requests",
        "/console/requests.csv",
        "/console/requests.json",
        "/console/money",
        "/console/money/entries.csv",
        "/console/money/entries.json",
        "/console/reports/2026-11");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldShowNothingWithoutALogin(String page) {
    // when
    var answer = nobody().get(page);

    // then
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Basic realm=\"Phoenix console\", charset=\"UTF-8\"");
    assertThat(answer.body()).contains("Log in").doesNotContain("Waiting for a decision");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldShowNothingForAWrongPassword(String page) {
    // when / then
    var wrong = new Visitor(port, "guest-" + UUID.randomUUID(), "wrong").get(page);
    assertThat(wrong.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldShowAllToWhoMayRead(String page) {
    // when / then
    assertThat(viewer().get(page).statusCode()).isEqualTo(200);
    assertThat(decider().get(page).statusCode()).isEqualTo(200);
  }

  private static Stream<Arguments> actions() {
    return Stream.of(
        Arguments.of("decision", Map.of("outcome", "approved")),
        Arguments.of("withdrawal", Map.of()),
        Arguments.of(
            "returns",
            Map.of("amount", "1", "currency", "EUR", "reference", UUID.randomUUID().toString())));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void shouldRefuseWhoMayReadToChangeAnything(String action, Map<String, String> form) {
    // given
    var page = "/console/requests/" + waiting();
    var visitor = decider();
    var token = visitor.token(page);

    // when
    var answer = visitor.as("vera", "vera's password").post(page + "/" + action, with(form, token));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("You may not do this");
    assertThat(ENGINE.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void shouldRefuseAFormWhoseTokenIsOld(String action, Map<String, String> form) {
    // given
    var page = "/console/requests/" + waiting();

    // when
    var answer = decider().post(page + "/" + action, with(form, "old"));

    // then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("load the page again");
    assertThat(ENGINE.getAllServeEvents()).isEmpty();
  }

  @Test
  void shouldShowNoFormsToWhoMayRead() {
    // given
    var page = "/console/requests/" + waiting();

    // when / then
    assertThat(viewer().get(page).body())
        .doesNotContain("method=\"post\"")
        .contains("You may read");
    assertThat(decider().get(page).body()).contains("method=\"post\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/",
        "/console;a=b",
        "/console/;a=b",
        "/%63onsole",
        "/console/../console",
        "//console",
        "/./console",
        "/console/requests;x",
        "/webjars/../console/requests",
        "/console/assets/../requests"
      })
  void shouldHaveNoWayAroundTheLogin(String path) {
    // when
    var answer = nobody().get(path);

    // then
    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(answer.body()).doesNotContain("Waiting for a decision", "As a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console", "/console/requests", "/console/refused", "/console/x/y"})
  void shouldSendItsHeadersWithEachAnswer(String path) {
    // when / then
    for (var visitor : new Visitor[] {nobody(), decider()}) {
      var headers = visitor.get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValue(
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
                  + " base-uri 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/assets/console.css",
        "/console/assets/charts.js",
        "/webjars/chart.js/dist/chart.umd.js"
      })
  void shouldServeItsFilesToEveryone(String path) {
    // when
    var answer = nobody().get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=600, private");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void shouldHaveNeitherScriptsNorStylesInItsPages() {
    // given
    waiting();

    // when / then
    for (var page : new String[] {"/console", "/console/requests", "/console/money"}) {
      assertThat(decider().get(page).body())
          .doesNotContain("style=", "<style", "onclick=", "javascript:")
          .doesNotContainPattern("<script(?![^>]* src=)")
          .doesNotContainPattern("(src|href)=\"(https?:)?//(?!example)");
    }
  }

  @Test
  void shouldKeepItsSessionFromOtherSites() {
    // when
    var cookies = decider().get("/console/money").headers().allValues("Set-Cookie");

    // then
    assertThat(cookies)
        .singleElement()
        .asString()
        .startsWith("PHOENIX_CONSOLE=")
        .contains("Path=/console", "HttpOnly", "SameSite=Strict");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"})
  void shouldTakeNoOtherMethods(String method) {
    // when / then
    assertThat(decider().method(method, "/console/requests").statusCode()).isBetween(400, 405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health/liveness", "/learning/feedback/counts"})
  void shouldLeaveAllElseAsItWas(String path) {
    // when
    var answer = nobody().get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isEmpty();
    assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
  }

  @Test
  void shouldLeaveTheErrorsOfAllElseAsTheyWere() {
    // when
    var answer = nobody().get("/nothing");

    // then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Whitelabel");
  }

  @Test
  void shouldMakeWhoGuessesPasswordsWait() {
    // given
    var guesser = new Visitor(port, "guesser", "wrong");
    for (int i = 0; i < 8; i++) {
      assertThat(guesser.get("/console").statusCode()).isEqualTo(401);
    }

    // when
    var answer = guesser.get("/console");

    // then
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    assertThat(answer.body()).contains("Too many wrong passwords");
    assertThat(viewer().get("/console").statusCode()).isEqualTo(200);
  }

  private long waiting() {
    ENGINE.resetAll();
    var now = Instant.now();
    var key = UUID.randomUUID().toString();
    return made.open(made.ask(RequestsMade.payment(key, "Hosting", "1.00"), now), now).number();
  }

  private static Map<String, String> with(Map<String, String> form, String token) {
    var all = new java.util.HashMap<>(form);
    all.put("_csrf", token);
    return all;
  }
}
