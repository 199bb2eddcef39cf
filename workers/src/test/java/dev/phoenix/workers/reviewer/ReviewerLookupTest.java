package dev.phoenix.workers.reviewer;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.phoenix.workers.WorkersSettings.ReviewerSource;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Camunda's documented answers, as 8.6 and 8.8 give them. */
@SuppressWarnings("NullAway.Init")
class ReviewerLookupTest {

  private static final Review KNOWN = new Review(7, 77L, "review-post");
  private static final Review BY_CALLER = new Review(7, null, null);

  @RegisterExtension
  private static final WireMockExtension CAMUNDA =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private CamundaClient client;

  @BeforeEach
  void connect() {
    client =
        CamundaClient.newClientBuilder()
            .restAddress(URI.create(CAMUNDA.baseUrl() + "/"))
            .grpcAddress(URI.create("http://127.0.0.1:1"))
            .credentialsProvider(
                CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
                    .username("demo")
                    .password("demo")
                    .build())
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void shouldAskTasklistForTheReviewThatIsKnown() {
    // given
    CAMUNDA.stubFor(
        post(urlEqualTo("/v1/tasks/search"))
            .withHeader("Authorization", equalTo("Basic ZGVtbzpkZW1v"))
            .withRequestBody(
                equalToJson(
                    """
                    {"state":"COMPLETED","processInstanceKey":"77","pageSize":20,
                     "taskDefinitionId":"review-post"}
                    """))
            .willReturn(
                okJson(
                    """
                    [{"id":"1","name":"Review post","taskDefinitionId":"review-post",
                      "completionDate":"2026-11-21T10:00:00.000+0000","assignee":"early"},
                     {"id":"2","completionDate":"2026-11-21T11:00:00.000+0000","assignee":"demo"}]
                    """)));

    // when / then: the last word counts
    assertThat(lookup(ReviewerSource.TASKLIST_V1).find(KNOWN)).contains("demo");
  }

  @Test
  void shouldAskOperateForTheReviewsOfACaller() {
    // given
    CAMUNDA.stubFor(
        post(urlEqualTo("/v1/process-instances/search"))
            .withRequestBody(equalToJson("{\"size\":20,\"filter\":{\"parentKey\":7}}"))
            .willReturn(okJson("{\"items\":[{\"key\":77,\"parentKey\":7}],\"total\":1}")));
    CAMUNDA.stubFor(
        post(urlEqualTo("/v1/tasks/search"))
            .willReturn(okJson("[{\"completionDate\":\"2026\",\"assignee\":\"demo\"}]")));

    // when / then
    assertThat(lookup(ReviewerSource.TASKLIST_V1).find(BY_CALLER)).contains("demo");
  }

  @Test
  void shouldAskTheOrchestrationCluster() {
    // given
    CAMUNDA.stubFor(
        post(urlEqualTo("/v2/process-instances/search"))
            .withRequestBody(equalToJson("{\"filter\":{\"parentProcessInstanceKey\":\"7\"}}"))
            .willReturn(
                okJson(
                    "{\"items\":[{\"processInstanceKey\":\"77\"}],\"page\":{\"totalItems\":1}}")));
    CAMUNDA.stubFor(
        post(urlEqualTo("/v2/user-tasks/search"))
            .withRequestBody(
                equalToJson("{\"filter\":{\"state\":\"COMPLETED\",\"processInstanceKey\":\"77\"}}"))
            .willReturn(
                okJson(
                    """
                    {"items":[{"assignee":"demo","completionDate":"2026-11-21T10:00:00.000Z"}]}
                    """)));

    // when / then
    assertThat(lookup(ReviewerSource.CAMUNDA_V2).find(BY_CALLER)).contains("demo");
  }

  @Test
  void shouldTellATaskThatNobodyWasAssigned() {
    // given
    CAMUNDA.stubFor(
        post(urlEqualTo("/v1/tasks/search"))
            .willReturn(okJson("[{\"completionDate\":\"2026\",\"assignee\":null}]")));

    // when / then
    assertThat(lookup(ReviewerSource.TASKLIST_V1).find(KNOWN)).contains(ReviewerLookup.UNASSIGNED);
  }

  @ParameterizedTest
  @CsvSource({"200,[]", "200,{}", "200,<html>", "401,{}", "404,{}", "500,oops"})
  void shouldFindNobodyInAnythingElse(int status, String body) {
    // given
    CAMUNDA.stubFor(post(urlEqualTo("/v1/tasks/search")).willReturn(status(status).withBody(body)));

    // when / then
    assertThat(lookup(ReviewerSource.TASKLIST_V1).find(KNOWN)).isEmpty();
  }

  @Test
  void shouldFindNobodyWhenNoGatewayTellsItsVersion() {
    // when / then
    assertThat(lookup(ReviewerSource.AUTO).find(KNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8.6.0,false",
    "8.7.12,false",
    "8.8.0,true",
    "8.8.0-alpha1,true",
    "8.10.1,true",
    "9.0.0,true",
    "'',false",
    "development,false"
  })
  void shouldKnowWhichVersionsSearchTasks(String version, boolean v2) {
    // when / then
    assertThat(ReviewerLookups.searchesV2(version)).isEqualTo(v2);
  }

  private ReviewerLookup lookup(ReviewerSource source) {
    return ReviewerLookups.of(source, client);
  }
}
