package dev.phoenix.workers.approval.request;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** What {@code POST /v2/messages/correlation} answers, as Camunda documents it. */
public final class EngineAnswers {

  public static final String PATH = "/v2/messages/correlation";

  private EngineAnswers() {}

  public static ResponseDefinitionBuilder taken() {
    return okJson(
        """
        {"messageKey":"2251799813685300","processInstanceKey":"2251799813685249",
         "tenantId":"<default>"}
        """);
  }

  public static ResponseDefinitionBuilder nobodyWaits() {
    return problem(
        404,
        "NOT_FOUND",
        "Command 'CORRELATE' rejected with code 'NOT_FOUND': Expected to find subscription for"
            + " message with name 'decide-request', but none was found.");
  }

  public static ResponseDefinitionBuilder unavailable() {
    return problem(503, "UNAVAILABLE", "Expected to handle the request, but no broker is there");
  }

  private static ResponseDefinitionBuilder problem(int status, String title, String detail) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/problem+json")
        .withBody(
            """
            {"type":"about:blank","title":"%s","status":%d,"detail":"%s","instance":"%s"}
            """
                .formatted(title, status, detail, PATH));
  }
}
