package dev.phoenix.model.server.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.text.TextResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerPaceTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AnswerPace pace = new AnswerPace(meters);

  @Test
  void shouldMeasureTheFirstTokenOnceAndTokensPerSecond() {
    // given
    var heard = new ArrayList<String>();
    var answer = pace.begin("m", heard::add);

    // when
    answer.onText("one ");
    answer.onText("two ");
    var result = answer.done(result(50));

    // then
    assertThat(heard).containsExactly("one ", "two ");
    assertThat(result.generatedTokens()).isEqualTo(50);
    assertThat(
            meters
                .get("gen_ai.server.time_to_first_token")
                .tag("gen_ai.request.model", "m")
                .timer()
                .count())
        .isOne();
    assertThat(meters.get("phoenix.model.tokens.per.second").summary().max()).isPositive();
  }

  @Test
  void shouldCountNoPaceOfAnAnswerWithoutTokens() {
    for (var tokens : List.of(0, 1)) {
      pace.begin("m", null).done(result(tokens));
    }
    assertThat(meters.getMeters()).isEmpty();
  }

  private static TextResult result(int tokens) {
    return new TextResult("t", TextResult.Finish.STOP, 3, 0, tokens, -1);
  }
}
