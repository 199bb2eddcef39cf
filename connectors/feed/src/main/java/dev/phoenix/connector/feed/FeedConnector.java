package dev.phoenix.connector.feed;

import dev.phoenix.connector.commons.effect.EffectFaultException;
import dev.phoenix.connector.commons.effect.EffectKey;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.http.BoundedHttpClient;
import dev.phoenix.connector.commons.publish.Publication;
import dev.phoenix.connector.commons.publish.PublishOnce;
import dev.phoenix.connector.commons.publish.RefusedException;
import io.camunda.connector.api.annotation.OutboundConnector;
import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.api.error.ConnectorRetryException;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.outbound.OutboundConnectorFunction;
import io.camunda.connector.generator.dsl.BpmnType;
import io.camunda.connector.generator.java.annotation.ElementTemplate;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;

/**
 * Publishes to an Atom collection exactly once, looks entries up, and takes a person's word for
 * them.
 */
@OutboundConnector(
    name = "Phoenix feed",
    inputVariables = {"collection", "operation"},
    type = "dev.phoenix:feed:1")
@ElementTemplate(
    id = "dev.phoenix.feed.v1",
    name = "Phoenix feed",
    version = 1,
    description = "Publish an entry to an Atom feed exactly once, look it up, or settle it",
    icon = "phoenix-feed.svg",
    engineVersion = "^8.6",
    inputDataClass = FeedRequest.class,
    outputDataClass = Publication.class,
    defaultResultVariable = "publication",
    metadata = @ElementTemplate.Metadata(keywords = {"atom", "feed", "publish", "post", "rss"}),
    elementTypes = {
      @ElementTemplate.ConnectorElementType(
          appliesTo = BpmnType.TASK,
          elementType = BpmnType.SERVICE_TASK)
    },
    propertyGroups = {
      @ElementTemplate.PropertyGroup(id = "channel", label = "Channel"),
      @ElementTemplate.PropertyGroup(id = "operation", label = "Operation"),
      @ElementTemplate.PropertyGroup(id = "entry", label = "Entry")
    })
public class FeedConnector implements OutboundConnectorFunction {

  private static final Duration SETTLE_AFTER = Duration.ofSeconds(30);

  private final Supplier<EffectLedger> ledger;
  private final BoundedHttpClient http;
  private final Clock clock;

  /**
   * For the official connector runtime: the ledger is opened at the first use, where the
   * environment says.
   */
  public FeedConnector() {
    this(
        new LedgerFromEnvironment(System.getenv(), Clock.systemUTC()),
        new BoundedHttpClient(),
        Clock.systemUTC());
  }

  /** With a ledger that is shared with others. */
  public FeedConnector(EffectLedger ledger) {
    this(() -> ledger, new BoundedHttpClient(), Clock.systemUTC());
  }

  FeedConnector(Supplier<EffectLedger> ledger, BoundedHttpClient http, Clock clock) {
    this.ledger = ledger;
    this.http = http;
    this.clock = clock;
  }

  /** {@inheritDoc} Answers a {@link Publication}. */
  @Override
  public Object execute(OutboundConnectorContext context) {
    var request = context.bindVariables(FeedRequest.class);
    try {
      return carryOut(request, context.getJobContext().getElementInstanceKey());
    } catch (EffectFaultException | IllegalArgumentException e) {
      throw incident("FAULT", e);
    } catch (RefusedException e) {
      // the job's own retries and back-off decide how often a passing refusal is tried again
      throw e.passing()
          ? new ConnectorException("REFUSED", e.getMessage(), e)
          : incident("REFUSED", e);
    }
  }

  private Publication carryOut(FeedRequest request, long elementInstanceKey) {
    var collection = URI.create(request.collection());
    var once = new PublishOnce(ledger.get(), clock);
    var operation = request.operation();
    if (operation instanceof FeedOperation.Publish publish) {
      var entry = new AtomEntry(publish.title(), publish.text(), publish.language());
      var key =
          publish.effect() == null
              ? ledger.get().key(elementInstanceKey, 0)
              : EffectKey.parse(publish.effect());
      var channel = new AtomChannel(http, collection, entry.toXml(key.marker(), clock.instant()));
      return once.publish(key, request.collection(), entry.digest(), channel);
    }
    if (operation instanceof FeedOperation.LookUp lookUp) {
      return once.lookUp(
          EffectKey.parse(lookUp.effect()),
          settleAfter(lookUp),
          new AtomChannel(http, collection, null));
    }
    var settle = (FeedOperation.Settle) operation;
    return once.settle(
        EffectKey.parse(settle.effect()), settle.answer().equals("published"), settle.entry());
  }

  private static Duration settleAfter(FeedOperation.LookUp lookUp) {
    if (lookUp.settleAfter() == null) {
      return SETTLE_AFTER;
    }
    try {
      return Duration.parse(lookUp.settleAfter());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "settleAfter must be an ISO 8601 duration such as PT30S", e);
    }
  }

  private static ConnectorRetryException incident(String code, RuntimeException cause) {
    return ConnectorRetryException.builder()
        .errorCode(code)
        .message(cause.getMessage())
        .cause(cause)
        .retries(0)
        .build();
  }
}
