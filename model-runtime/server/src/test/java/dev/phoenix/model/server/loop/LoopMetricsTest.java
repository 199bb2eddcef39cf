package dev.phoenix.model.server.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.template.TemplateWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopMetricsTest {

  private static final Brief BRIEF =
      new Brief(
          "bread", "", "en", "", List.of(), List.of("Acme"), List.of("cheap"), List.of(), 200);
  private static final String GOOD = "Acme bakes bread for all of you, every day of the week.";
  private static final String BANNED = "Acme bakes cheap bread for all of you, every day.";

  private final Checker checker = new Checker(Prompts.SCAFFOLDING);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void shouldTellTheShareOfFailingFirstDraftsThatWereMended() throws Exception {
    // given: one good at once, one mended, one not
    run(GOOD);
    run(BANNED, GOOD);
    run(BANNED, BANNED, BANNED);

    // when / then
    assertThat(meters.get("phoenix.autocorrection.failed").counter().count()).isEqualTo(2);
    assertThat(meters.get("phoenix.autocorrection.corrected").counter().count()).isEqualTo(1);
    assertThat(meters.get("phoenix.autocorrection.rate").gauge().value()).isEqualTo(0.5);
  }

  @Test
  void shouldTellNoRateBeforeADraftFailed() throws Exception {
    // given
    run(GOOD);

    // when / then
    assertThat(meters.get("phoenix.autocorrection.rate").gauge().value()).isNaN();
  }

  @Test
  void shouldCountIterationsAndWhoWrote() throws Exception {
    // given
    run(GOOD);
    run(BANNED, BANNED, BANNED);

    // when / then
    assertThat(meters.get("phoenix.omni.loop.latency").timer().count()).isEqualTo(2);
    assertThat(meters.get("phoenix.omni.loop.iterations").summary().totalAmount()).isEqualTo(5);
    assertThat(drafts("model")).isEqualTo(1);
    assertThat(drafts("template")).isEqualTo(1);
  }

  private double drafts(String writer) {
    return meters.get("phoenix.omni.loop.drafts").tag("writer", writer).counter().count();
  }

  private void run(String... texts) throws Exception {
    // a registry hands out the same meters to every loop that asks
    new OmniLoop(
            List.of(new ScriptedWriter("model", texts)),
            new TemplateWriter(checker),
            checker,
            meters,
            (brief, asked, draft) -> {})
        .run(BRIEF, List.of(), "");
  }
}
