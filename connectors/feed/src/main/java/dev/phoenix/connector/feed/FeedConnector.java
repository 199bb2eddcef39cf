package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.effect.EffectKey;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.effect.LedgerFromEnvironment;
import dev.phoenix.connector.commons.error.JobFailure;
import dev.phoenix.connector.commons.http.Authentication;
import dev.phoenix.connector.commons.http.HttpLimits;
import dev.phoenix.connector.commons.http.LimitedHttpClient;
import dev.phoenix.connector.commons.publish.Publication;
import dev.phoenix.connector.commons.publish.PublishOnce;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.java.annotation.ElementTemplate;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes an entry to an Atom collection once, looks up what became of it, or settles it by a
 * person's answer.
 */
@OutboundConnector(
    name = "Phoenix feed",
    inputVariables = {"collection", "authentication", "operation"},
    type = FeedConnector.TYPE)
@ElementTemplate(
    id = "dev.phoenix.feed.v1",
    name = "Phoenix feed",
    version = 1,
    description = "Publish an entry to an Atom feed exactly once",
    icon = "phoenix-feed/icon.svg",
    documentationRef = "https://www.rfc-editor.org/rfc/rfc5023",
    engineVersion = "^8.6",
    metadata =
        @ElementTemplate.Metadata(
            keywords = {"atom", "feed", "publish", "social media", "exactly once"}),
    inputDataClass = FeedRequest.class,
    outputDataClass = Publication.class,
    defaultResultVariable = "publication",
    elementTypes =
        @ElementTemplate.ConnectorElementType(
            appliesTo = BpmnType.TASK,
            elementType = BpmnType.SERVICE_TASK),
    propertyGroups = {
      @ElementTemplate.PropertyGroup(id = "collection", label = "Feed"),
      @ElementTemplate.PropertyGroup(id = "authentication", label = "Authentication"),
      @ElementTemplate.PropertyGroup(id = "operation", label = "Operation")
    })
public final class FeedConnector implements OutboundConnectorFunction {

  /** The job type. */
  public static final String TYPE = "dev.phoenix:feed:1";

  private static final Duration SETTLE_AFTER = Duration.ofSeconds(30);

  private final Supplier<EffectLedger> ledger;
  private final Clock clock;
  private final LimitedHttpClient http;

  /**
   * For the official runtime, which makes connectors by itself: see {@code connectors/README.md}
   * for the environment.
   */
  public FeedConnector() {
    this(new LedgerFromEnvironment(System.getenv()), Clock.systemUTC(), HttpLimits.DEFAULT);
  }

  /**
   * For an application that shares its ledger among connectors.
   *
   * @param ledger where effects are recorded
   * @param clock the ledger's clock
   * @param limits how long a send may take; every {@code settleAfter} must be longer than {@link
   *     HttpLimits#request}
   */
  public FeedConnector(EffectLedger ledger, Clock clock, HttpLimits limits) {
    this(() -> ledger, clock, limits);
  }

  FeedConnector(Supplier<EffectLedger> ledger, Clock clock, HttpLimits limits) {
    this.ledger = ledger;
    this.clock = clock;
    this.http = new LimitedHttpClient(limits);
  }

  /**
   * Carries out one job.
   *
   * @return a {@link Publication}
   * @throws io.camunda.connector.api.error.ConnectorRetryException without retries for an incident
   *     at once, else for passing trouble; in both cases this execution published nothing
   */
  @Override
  public Publication execute(OutboundConnectorContext context) {
    var request = context.bindVariables(FeedRequest.class);
    var once = new PublishOnce(ledger.get(), clock);
    var channel =
        new FeedChannel(http, URI.create(request.collection()), authentication(request), clock);
    var operation = request.operation();
    if (operation instanceof FeedOperation.Publish publish) {
      var image = publish.image() == null || publish.image().isBlank() ? null : publish.image();
      var post = new FeedPost(publish.title(), publish.text(), publish.language(), image);
      return once.publish(
          channel, context.getJobContext().getElementInstanceKey(), named(publish.effect()), post);
    }
    if (operation instanceof FeedOperation.LookUp lookUp) {
      var after = lookUp.settleAfter() == null ? SETTLE_AFTER : lookUp.settleAfter();
      return once.lookUp().lookUp(channel, key(lookUp.effect()), after);
    }
    return settle(once, channel, (FeedOperation.Settle) operation);
  }

  private static Publication settle(
      PublishOnce once, FeedChannel channel, FeedOperation.Settle settle) {
    var key = key(settle.effect());
    if (settle.answer() == FeedOperation.Answer.NOT_PUBLISHED) {
      return once.settle().notPublished(channel, key);
    }
    var entry = settle.entry();
    return once.settle().published(channel, key, entry == null || entry.isBlank() ? null : entry);
  }

  private static Authentication authentication(FeedRequest request) {
    return request.authentication() == null ? new Authentication.None() : request.authentication();
  }

  private static @Nullable EffectKey named(@Nullable String effect) {
    return effect == null || effect.isBlank() ? null : key(effect);
  }

  private static EffectKey key(String effect) {
    try {
      return EffectKey.parse(effect);
    } catch (IllegalArgumentException e) {
      throw JobFailure.incident("EFFECT_INVALID", String.valueOf(e.getMessage()));
    }
  }
}
