package dev.phoenix.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleRequestTest {

  @Test
  void shouldHaveEveryTypeInTwoLanguagesUnderKeysOfTheirOwn() {
    // when
    var samples = SampleRequest.all();

    // then
    assertThat(SampleRequest.types())
        .containsExactlyInAnyOrder(
            "payment", "design-decision", "api-account", "content-approval", "strategic-decision");
    assertThat(samples).extracting(SampleRequest::title).doesNotHaveDuplicates();
    assertThat(samples)
        .extracting(sample -> sample.request().path("key").asText())
        .doesNotHaveDuplicates();
    assertThat(
            samples.stream()
                .map(sample -> sample.request().path("language").asText("en"))
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of("en", "es"));
  }

  @Test
  void shouldStartTheFlowWithTheRequest() {
    // when
    var start = SampleRequest.of("payment").start();

    // then
    assertThat(start.path("processDefinitionId").asText()).isEqualTo("human-request");
    assertThat(start.at("/variables/request/type").asText()).isEqualTo("PAYMENT");
  }

  @Test
  void shouldNameTheTypesThatThereAre() {
    assertThatThrownBy(() -> SampleRequest.of("bribe"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("bribe", "payment", "strategic-decision");
  }
}
