package dev.phoenix.workers.approval.request;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is asked of people, and what is done without.
 *
 * @param attentionPerDay how many requests people are asked a day; what is of low risk beyond it is
 *     not asked
 * @param jobTypes the job types by which a request may have itself carried out; none by default
 */
@ConfigurationProperties("phoenix.workers.approval")
public record RequestSettings(
    @DefaultValue("20") int attentionPerDay, @DefaultValue List<String> jobTypes) {

  /** Keeps a copy. */
  public RequestSettings {
    jobTypes = List.copyOf(jobTypes);
    if (attentionPerDay < 0) {
      throw new IllegalArgumentException(
          "phoenix.workers.approval.attention-per-day must be 0 or more");
    }
  }
}
