package dev.phoenix.model.server.audit;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.server.audit.AuditRecord.SignedPrompt;
import dev.phoenix.model.server.loop.LoopListener;
import dev.phoenix.signing.SigningKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs what models were asked and writes it down. A full disk costs the record, not the draft: it
 * is logged as an error and counted in {@code phoenix.audit.failed}.
 */
public final class AuditTrail implements LoopListener {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  private final SigningKey key;
  private final AuditLog log;
  private final Clock clock;
  private final Counter failed;

  /** Signs with {@code key} and appends to {@code log}. */
  public AuditTrail(SigningKey key, AuditLog log, Clock clock, MeterRegistry meters) {
    this.key = key;
    this.log = log;
    this.clock = clock;
    this.failed = meters.counter("phoenix.audit.failed");
  }

  @Override
  public void ran(Brief brief, List<Asked> asked, Draft draft) {
    var prompts =
        asked.stream()
            .map(
                each ->
                    new SignedPrompt(
                        each.iteration(), each.writer(), each.prompt(), key.sign(each.prompt())))
            .toList();
    var record =
        new AuditRecord(
            UUID.randomUUID().toString(),
            clock.instant(),
            brief,
            key.fingerprint(),
            prompts,
            draft.iterations());
    try {
      log.append(record);
    } catch (IOException e) {
      failed.increment();
      LOG.error("The audit log cannot be written: look at the disk and its permissions", e);
    }
  }
}
