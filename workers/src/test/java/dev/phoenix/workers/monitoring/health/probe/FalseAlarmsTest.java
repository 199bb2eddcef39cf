package dev.phoenix.workers.monitoring.health.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.ModelRuntimeClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How often the cognitive probe takes what a healthy model writes for babble; needs a model runtime
 * on a port of this machine, {@code -Dphoenix.model.port=50051}.
 */
@EnabledIfSystemProperty(named = "phoenix.model.port", matches = "[0-9]+")
class FalseAlarmsTest {

  private static final List<String> TONES = List.of("friendly", "formal", "warm", "playful", "");
  private static final List<String> AUDIENCES =
      List.of("", "neighbours", "families", "students", "regulars", "visitors");
  private static final List<Integer> LIMITS = List.of(160, 220, 280, 400);

  @Test
  void shouldTakeNothingOfAHealthyModelForBabble() {
    // given
    var alarms = new ArrayList<String>();
    var texts = new HashSet<String>();
    int asked = 0;

    // when
    try (var runtime =
        ModelRuntimeClient.connect(
            "127.0.0.1", Integer.getInteger("phoenix.model.port"), Duration.ofMinutes(5))) {
      for (var question : Question.ALL) {
        for (var tone : TONES) {
          for (var audience : AUDIENCES) {
            for (int limit : LIMITS) {
              var given = question.brief();
              var brief =
                  new Brief(
                      given.topic(),
                      audience,
                      given.language(),
                      tone,
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(),
                      limit);
              var draft = runtime.draft(brief, List.of(), "");
              asked++;
              texts.add(draft.text());
              var finding = DraftingProbe.judged(draft, question);
              if (finding.state() != TargetState.UP) {
                alarms.add(finding.toString());
              }
            }
          }
        }
      }
    }

    // then
    System.out.printf("%d posts, %d different, %d alarms%n", asked, texts.size(), alarms.size());
    assertThat(alarms).isEmpty();
  }
}
