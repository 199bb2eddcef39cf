package dev.phoenix.workers.social;

import dev.phoenix.workers.WorkersProperties;
import dev.phoenix.workers.WorkersProperties.ReviewerLookupMode;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;

/** Chooses the lookup; "auto" asks the cluster for its version at the first question. */
@Configuration(proxyBeanMethods = false)
class ReviewerLookupConfiguration {

  @Bean
  ReviewerLookup reviewerLookup(
      WorkersProperties properties,
      @Lazy CamundaClient client,
      @Value("${camunda.client.auth.username:}") String username,
      @Value("${camunda.client.auth.password:}") String password) {
    return new ChosenLookup(properties.reviewerLookup(), client, username, password);
  }

  /**
   * Chooses at the first question, for the cluster may not be there when this application starts.
   */
  private record ChosenLookup(
      ReviewerLookupMode mode, CamundaClient client, String username, String password)
      implements ReviewerLookup {

    @Override
    public Optional<String> reviewerOf(String requestId) {
      return switch (mode) {
        case NONE -> Optional.empty();
        case TASKLIST_V1 -> tasklist().reviewerOf(requestId);
        case CAMUNDA_V2 -> new CamundaReviewerLookup(client).reviewerOf(requestId);
        case AUTO ->
            searchable()
                ? new CamundaReviewerLookup(client).reviewerOf(requestId)
                : tasklist().reviewerOf(requestId);
      };
    }

    @Override
    public boolean mayKnowLater() {
      return mode != ReviewerLookupMode.NONE;
    }

    private ReviewerLookup tasklist() {
      var http = RestClient.builder();
      if (!username.isEmpty()) {
        http.defaultHeaders(headers -> headers.setBasicAuth(username, password));
      }
      return new TasklistReviewerLookup(http.build(), client.getConfiguration().getRestAddress());
    }

    private boolean searchable() {
      try {
        var version = client.newTopologyRequest().send().join().getGatewayVersion();
        return !version.startsWith("8.6.") && !version.startsWith("8.7.");
      } catch (ClientException e) {
        return false;
      }
    }
  }
}
