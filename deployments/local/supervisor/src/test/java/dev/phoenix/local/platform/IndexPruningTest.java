package dev.phoenix.local.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** OpenSearch's answers are those of {@code _cat/indices?format=json}. */
class IndexPruningTest {

  @RegisterExtension
  static final WireMockExtension SEARCH =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private IndexPruning pruning = new IndexPruning(URI.create("http://127.0.0.1:1"), NOON);

  @BeforeEach
  void setUp() {
    pruning = new IndexPruning(URI.create(SEARCH.baseUrl()), NOON);
    SEARCH.stubFor(delete(anyUrl()).willReturn(okJson("{\"acknowledged\":true}")));
  }

  @Test
  void shouldDeleteExportedAndArchivedIndicesThatAreTooOld() throws Exception {
    // given
    indices(
        "zeebe-record_job_8.6.0_2026-11-13",
        "zeebe-record_process-instance_8.6.0_2026-11-13",
        "operate-list-view-8.3.0_2026-11-01",
        "tasklist-task-8.5.0_2026-11-10");

    // when
    var deleted = pruning.prune(7);

    // then
    assertThat(deleted).hasSize(4);
    SEARCH.verify(deleteRequestedFor(urlPathEqualTo("/operate-list-view-8.3.0_2026-11-01")));
  }

  @Test
  void shouldKeepWhatIsYoungAndWhatHasNoDate() throws Exception {
    // given
    indices(
        "zeebe-record_job_8.6.0_2026-11-14",
        "zeebe-record_job_8.6.0_2026-11-21",
        "operate-list-view-8.3.0_",
        "operate-process-8.3.0_",
        "tasklist-task-8.5.0_",
        "operate-user-1.2.0_",
        ".kibana_2020-01-01",
        "my-own-index_2020-01-01");

    // when
    var deleted = pruning.prune(7);

    // then
    assertThat(deleted).isEmpty();
    SEARCH.verify(0, deleteRequestedFor(anyUrl()));
  }

  @Test
  void shouldPassOverANameThatOnlyLooksLikeADate() throws Exception {
    // given
    indices("zeebe-record_job_8.6.0_2026-99-99", "zeebe-record_job_8.6.0_2026-11-01");

    // when
    var deleted = pruning.prune(7);

    // then
    assertThat(deleted).containsExactly("zeebe-record_job_8.6.0_2026-11-01");
  }

  @Test
  void shouldSayWhatOpenSearchAnswered() {
    // given
    SEARCH.stubFor(get(urlPathEqualTo("/_cat/indices")).willReturn(serverError()));

    // when / then
    assertThatThrownBy(() -> pruning.prune(7))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("500");
  }

  private static void indices(String... names) {
    var body =
        Arrays.stream(names)
            .map(name -> "{\"index\":\"" + name + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    SEARCH.stubFor(get(urlPathEqualTo("/_cat/indices")).willReturn(okJson(body)));
  }
}
