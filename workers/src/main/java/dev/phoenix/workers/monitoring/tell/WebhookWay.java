package dev.phoenix.workers.monitoring.tell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.phoenix.connector.commons.effect.EffectLedger;
import dev.phoenix.connector.commons.publish.Attempt;
import dev.phoenix.connector.commons.publish.PublishOnce;

/** Posts JSON to an address. */
final class WebhookWay implements Way {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final PublishOnce once;
  private final EffectLedger ledger;
  private final WebhookChannel channel;

  WebhookWay(PublishOnce once, EffectLedger ledger, WebhookChannel channel) {
    this.once = once;
    this.ledger = ledger;
    this.channel = channel;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Attempt tell(News news) {
    return once.attempt(
        channel,
        ledger.named("webhook:" + news.name()),
        news.since(),
        new WebhookChannel.Body(json(news.facts())));
  }

  private static byte[] json(News.Facts facts) {
    try {
      return JSON.writeValueAsBytes(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts and times is JSON", e);
    }
  }
}
