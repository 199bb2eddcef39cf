package dev.phoenix.model.server.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.loop.LoopListener.Asked;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.template.TemplateWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OmniLoopTest {

  private static final Brief BRIEF =
      new Brief(
          "autumn bread",
          "neighbours",
          "en",
          "friendly",
          List.of(),
          List.of("Acme"),
          List.of("cheap"),
          List.of("Bread"),
          200);
  private static final String GOOD =
      "Acme bakes autumn bread for all our neighbours this week. #Bread";
  private static final String BANNED =
      "Acme bakes cheap autumn bread for all our neighbours this week. #Bread";
  private static final String WORSE = "Cheap bread [your name]";

  private final Checker checker = new Checker(Prompts.SCAFFOLDING);
  private final TemplateWriter template = new TemplateWriter(checker);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Asked> asked = new ArrayList<>();
  private final LoopListener listener = (brief, prompts, draft) -> asked.addAll(prompts);

  @Test
  void shouldTakeAFirstDraftThatIsGoodEnough() throws Exception {
    // given
    var writer = new ScriptedWriter("model", GOOD);

    // when
    var draft = run(writer);

    // then
    assertThat(draft.text()).isEqualTo(GOOD);
    assertThat(draft.iterations()).hasSize(1);
    assertThat(draft.fallbackUsed()).isFalse();
    assertThat(draft.summary()).isEqualTo("model wrote it in 1 iteration, score 1.00, no findings");
  }

  @Test
  void shouldBringTheFindingsIntoTheNextDraft() throws Exception {
    // given
    var writer = new ScriptedWriter("model", BANNED, GOOD);

    // when
    var draft = run(writer);

    // then
    assertThat(draft.text()).isEqualTo(GOOD);
    assertThat(draft.iterations()).extracting(Iteration::number).containsExactly(1, 2);
    var second = writer.asked.get(1);
    assertThat(second.previousText()).isEqualTo(BANNED);
    assertThat(second.findings()).extracting(Finding::code).containsExactly("BANNED_TERM");
    assertThat(Prompts.prompt(second)).contains("cheap").contains(BANNED);
    assertThat(asked).extracting(Asked::iteration).containsExactly(1, 2);
  }

  @Test
  void shouldStopAfterThreeDraftsAndLetTheTemplateKeepTheLimits() throws Exception {
    // given
    var writer = new ScriptedWriter("model", BANNED, WORSE, BANNED, GOOD);

    // when
    var draft = run(writer);

    // then
    assertThat(writer.asked).hasSize(3);
    assertThat(draft.writer()).isEqualTo("template");
    assertThat(draft.fallbackUsed()).isTrue();
    assertThat(draft.iterations())
        .extracting(Iteration::writer)
        .containsExactly("model", "model", "model", "template");
    assertThat(draft.summary()).contains("model kept breaking a limit");
    assertThat(checker.check(BRIEF, draft.text()).findings()).noneMatch(Finding::isError);
  }

  @Test
  void shouldKeepTheBestDraftNotTheLast() throws Exception {
    // given
    var repeats = GOOD.replace(" #Bread", "") + " " + GOOD;
    var writer = new ScriptedWriter("model", repeats + " " + GOOD, BANNED, WORSE);

    // when
    var draft = run(writer);

    // then
    var best =
        draft.iterations().stream()
            .filter(iteration -> iteration.findings().stream().noneMatch(Finding::isError))
            .mapToDouble(Iteration::score)
            .max()
            .orElseThrow();
    assertThat(draft.score()).isEqualTo(best);
    assertThat(draft.findings()).noneMatch(Finding::isError);
  }

  @Test
  void shouldStopAboveTheScoreThatIsGoodEnoughAndNotBelow() throws Exception {
    // given: a warning alone, which leaves 0.8
    var repeats = (GOOD.replace(" #Bread", "") + " ").repeat(2) + "#Bread";
    var writer = new ScriptedWriter("model", repeats, GOOD, WORSE);

    // when
    var draft = run(writer);

    // then
    assertThat(draft.iterations()).extracting(Iteration::score).containsExactly(0.8, 1.0);
    assertThat(draft.iterations().getFirst().findings()).noneMatch(Finding::isError);
    assertThat(draft.text()).isEqualTo(GOOD);
  }

  @Test
  void shouldKeepEveryDraftAsItWas() throws Exception {
    // when
    var draft = run(new ScriptedWriter("model", WORSE, BANNED, GOOD));

    // then
    assertThat(draft.iterations()).extracting(Iteration::text).containsExactly(WORSE, BANNED, GOOD);
    assertThat(draft.iterations())
        .allSatisfy(
            iteration ->
                assertThat(iteration.findings())
                    .isEqualTo(checker.check(BRIEF, iteration.text()).findings()));
  }

  @Test
  void shouldFallBackWhenTheWriterFails() throws Exception {
    // given
    var writer = new ScriptedWriter("model");

    // when
    var draft = run(writer);

    // then
    assertThat(draft.writer()).isEqualTo("template");
    assertThat(draft.fallbackUsed()).isTrue();
    assertThat(draft.summary()).contains("has nothing more to say");
  }

  @Test
  void shouldKeepAGoodDraftWhoseCorrectionFailed() throws Exception {
    // given: a draft with nothing worse than a warning, then silence
    var repeats = (GOOD.replace(" #Bread", "") + " ").repeat(2) + "#Bread";
    var writer = new ScriptedWriter("model", repeats);

    // when
    var draft = run(writer);

    // then
    assertThat(draft.findings()).noneMatch(Finding::isError);
    assertThat(draft.writer()).isEqualTo("model");
  }

  @Test
  void shouldUseTheTemplateAtOnceWhenNoModelIsThere() throws Exception {
    // when
    var draft =
        new OmniLoop(List.of(), template, checker, meters, listener).run(BRIEF, List.of(), "");

    // then
    assertThat(draft.writer()).isEqualTo("template");
    assertThat(draft.fallbackUsed()).isFalse();
    assertThat(draft.iterations()).hasSize(1);
  }

  @Test
  void shouldGivePeoplesCommentsAsEvidence() throws Exception {
    // given
    var writer = new ScriptedWriter("model", GOOD);

    // when
    loop(writer).run(BRIEF, List.of("Too stiff"), BANNED);

    // then
    assertThat(Prompts.prompt(writer.asked.getFirst()))
        .contains("Too stiff")
        .contains(BANNED)
        .contains("cheap");
  }

  @Test
  void shouldRefuseABriefThatNobodyCanMeet() {
    // given
    var impossible =
        new Brief(
            "bread",
            "",
            "en",
            "",
            List.of(),
            List.of("a mention that is longer than the text may be"),
            List.of(),
            List.of(),
            20);

    // when / then
    assertThatThrownBy(
            () ->
                new OmniLoop(List.of(), template, checker, meters, listener)
                    .run(impossible, List.of(), ""))
        .isInstanceOf(WriterException.class);
  }

  private Draft run(Writer... writers) throws Exception {
    return loop(writers).run(BRIEF, List.of(), "");
  }

  private OmniLoop loop(Writer... writers) {
    return new OmniLoop(List.of(writers), template, checker, meters, listener);
  }
}
