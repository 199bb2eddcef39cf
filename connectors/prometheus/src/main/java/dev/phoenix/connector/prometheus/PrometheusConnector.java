package dev.phoenix.connector.prometheus;

import dev.phoenix.connector.commons.error.JobFailure;
import dev.phoenix.connector.commons.http.HttpFailure;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.java.annotation.ElementTemplate;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Evaluates PromQL on a Prometheus server, at a moment or over a span of time. */
@OutboundConnector(
    name = "Phoenix Prometheus",
    inputVariables = {"address", "authentication", "operation", "timeout", "maxSamples"},
    type = PrometheusConnector.TYPE)
@ElementTemplate(
    id = "dev.phoenix.prometheus.v1",
    name = "Phoenix Prometheus",
    version = 1,
    description = "Evaluate PromQL on a Prometheus server",
    icon = "phoenix-prometheus/icon.svg",
    documentationRef = "https://prometheus.io/docs/prometheus/latest/querying/api/",
    engineVersion = "^8.6",
    metadata =
        @ElementTemplate.Metadata(
            keywords = {"prometheus", "promql", "metrics", "monitoring", "query"}),
    inputDataClass = PrometheusRequest.class,
    outputDataClass = QueryResult.class,
    defaultResultVariable = "metrics",
    elementTypes =
        @ElementTemplate.ConnectorElementType(
            appliesTo = BpmnType.TASK,
            elementType = BpmnType.SERVICE_TASK),
    propertyGroups = {
      @ElementTemplate.PropertyGroup(id = "server", label = "Prometheus"),
      @ElementTemplate.PropertyGroup(id = "authentication", label = "Authentication"),
      @ElementTemplate.PropertyGroup(id = "operation", label = "Operation"),
      @ElementTemplate.PropertyGroup(id = "limits", label = "Limits")
    })
public final class PrometheusConnector implements OutboundConnectorFunction {

  /** The job type. */
  public static final String TYPE = "dev.phoenix:prometheus:1";

  /** Prometheus answers its own time-out by itself: the client waits a little longer. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(2), PrometheusRequest.LONGEST.plus(GRACE), 4 << 20);

  private final LimitedHttpClient http;

  /** With the usual limits: 2 s to connect, 12 s in all, 4 MiB. */
  public PrometheusConnector() {
    this(LIMITS);
  }

  PrometheusConnector(HttpLimits limits) {
    this.http = new LimitedHttpClient(limits);
  }

  /**
   * Carries out one job.
   *
   * @return a {@link QueryResult}
   * @throws io.camunda.connector.api.error.ConnectorRetryException without retries for an incident
   *     at once ({@code QUERY_REFUSED}, {@code SERVER_REFUSED}, {@code ANSWER_UNREADABLE}, {@code
   *     ANSWER_TOO_LARGE}), else for passing trouble ({@code QUERY_FAILED}, {@code UNAVAILABLE})
   */
  @Override
  public QueryResult execute(OutboundConnectorContext context) {
    var request = context.bindVariables(PrometheusRequest.class);
    try {
      var answer = http.send(call(request));
      return new Answers(request.maxSamplesOrDefault()).read(answer);
    } catch (HttpFailure e) {
      throw JobFailure.passing(
          "UNAVAILABLE",
          "Prometheus gave no answer: "
              + e.getMessage()
              + ". Check that it runs and that 'address' is right",
          null);
    }
  }

  /** The query travels in the body, where no log of a server or proxy keeps it. */
  private static HttpRequest call(PrometheusRequest request) {
    var form = new Form().add("query", request.operation().query());
    if (request.operation() instanceof PrometheusOperation.Range range) {
      form.add("start", Moments.seconds(Moments.read(range.start())))
          .add("end", Moments.seconds(Moments.read(range.end())))
          .add("step", range.step());
    } else if (request.operation() instanceof PrometheusOperation.Instant instant
        && instant.time() != null
        && !instant.time().isBlank()) {
      form.add("time", Moments.seconds(Moments.read(instant.time())));
    }
    form.add("timeout", request.timeoutOrDefault().toMillis() + "ms");
    var endpoint =
        request.operation() instanceof PrometheusOperation.Range ? "query_range" : "query";
    var call =
        HttpRequest.newBuilder(ServerAddress.endpoint(request.address(), endpoint))
            .timeout(request.timeoutOrDefault().plus(GRACE))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form.toString()));
    request.authenticationOrNone().apply(call);
    return call.build();
  }
}
