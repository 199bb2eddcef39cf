package dev.phoenix.local.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** OpenSearch's answers are those of {@code _search}. */
class TasklistFormsTest {

  @RegisterExtension
  static final WireMockExtension SEARCH =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String SOME =
      "{\"hits\":{\"hits\":[{\"_source\":{\"bpmnId\":\"decide-payment\"}}]}}";

  @Test
  void shouldWaitUntilAFormIsImported() throws Exception {
    // given
    SEARCH.stubFor(
        forms()
            .inScenario("import")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(okJson("{\"hits\":{\"hits\":[]}}"))
            .willSetStateTo("imported"));
    SEARCH.stubFor(
        forms().inScenario("import").whenScenarioStateIs("imported").willReturn(okJson(SOME)));

    // when
    var there = of(SEARCH.baseUrl()).await(List.of("decide-payment"), Duration.ofSeconds(30));

    // then
    assertThat(there).isTrue();
  }

  @Test
  void shouldGiveUpWhenOneOfThemIsMissing() throws Exception {
    // given
    SEARCH.stubFor(forms().willReturn(okJson(SOME)));

    // when
    var there =
        of(SEARCH.baseUrl()).await(List.of("decide-payment", "other"), Duration.ofMillis(10));

    // then
    assertThat(there).isFalse();
  }

  @Test
  void shouldGiveUpWhenOpenSearchIsAway() throws Exception {
    assertThat(of("http://127.0.0.1:1").await(List.of("form"), Duration.ofMillis(10))).isFalse();
  }

  private static MappingBuilder forms() {
    return get(urlPathMatching("/tasklist-form-.*/_search"));
  }

  private static TasklistForms of(String address) {
    return new TasklistForms(URI.create(address));
  }
}
