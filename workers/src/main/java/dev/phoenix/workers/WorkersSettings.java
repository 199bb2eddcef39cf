package dev.phoenix.workers;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the workers keep their data and whom they ask.
 *
 * @param dataDirectory holds the H2 database unless {@code spring.datasource.url} names another
 * @param reviewerLookup where to learn who completed a review
 * @param model the model runtime
 */
@ConfigurationProperties("phoenix.workers")
public record WorkersSettings(
    @DefaultValue("./data") Path dataDirectory,
    @DefaultValue("auto") ReviewerSource reviewerLookup,
    @DefaultValue Model model) {

  /** Where to learn who completed a review. */
  public enum ReviewerSource {
    /** By the version that the gateway tells: 8.8 and later {@link #CAMUNDA_V2}. */
    AUTO,
    /** Tasklist's and Operate's {@code /v1}, up to 8.7. */
    TASKLIST_V1,
    /** The Orchestration Cluster API's {@code /v2}, from 8.8. */
    CAMUNDA_V2
  }

  /**
   * The model runtime.
   *
   * @param host where it listens
   * @param port its gRPC port
   * @param deadline the longest time for one call; a job's lease is renewed meanwhile
   * @param token its bearer token, where it wants one; give it by an environment variable
   */
  public record Model(
      @DefaultValue("127.0.0.1") String host,
      @DefaultValue("50051") int port,
      @DefaultValue("5m") Duration deadline,
      @Nullable String token) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Model[%s:%d, %s]".formatted(host, port, deadline);
    }
  }
}
