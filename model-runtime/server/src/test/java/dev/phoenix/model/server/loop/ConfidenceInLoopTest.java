package dev.phoenix.model.server.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.template.TemplateWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceInLoopTest {

  private static final Brief BRIEF =
      new Brief(
          "autumn bread",
          "",
          "en",
          "",
          List.of(),
          List.of("Acme"),
          List.of("cheap"),
          List.of(),
          200);
  private static final String ONE = "Acme bakes autumn bread for all our neighbours this week.";
  private static final String TWO = "Have a look at our autumn bread, which Acme bakes with care.";
  private static final String BANNED = "Acme bakes cheap autumn bread for all our neighbours.";

  private final Checker checker = new Checker(Prompts.SCAFFOLDING);

  @Test
  void shouldTryAnewWhenAWriterIsNotSureOfAFlawlessDraft() throws Exception {
    // given
    var writer = new UnsureWriter("model", List.of(ONE, TWO), List.of(0.2, 0.9));

    // when
    var draft = run(writer, List.of());

    // then
    assertThat(draft.text()).isEqualTo(TWO);
    assertThat(draft.confidence()).isEqualTo(0.9);
    assertThat(writer.asked.get(1).findings()).isEmpty();
  }

  @Test
  void shouldLetAnotherWriterDraftWhenOneIsNeverSure() throws Exception {
    // given
    var writer = new UnsureWriter("model", List.of(ONE, TWO, ONE), List.of(0.2, 0.4, 0.3));

    // when
    var draft = run(writer, List.of());

    // then
    assertThat(draft.writer()).isEqualTo("template");
    assertThat(draft.iterations()).hasSize(4);
    assertThat(draft.summary()).contains("model was not sure of its drafts");
  }

  @Test
  void shouldNotTakeADraftThatBreaksALimitHoweverSureItsWriterIs() throws Exception {
    // given
    var writer = new UnsureWriter("model", List.of(BANNED, ONE), List.of(1.0, 0.6));

    // when
    var draft = run(writer, List.of());

    // then
    assertThat(draft.text()).isEqualTo(ONE);
  }

  @Test
  void shouldCallTheScoreTheConfidenceOfAWriterWhoDoesNotTell() throws Exception {
    // when
    var draft = run(new ScriptedWriter("model", ONE), List.of());

    // then
    assertThat(draft.confidence()).isEqualTo(draft.score());
  }

  @Test
  void shouldSayThatAWriterCannotReadComments() throws Exception {
    // given
    var writer = new UnsureWriter("model", List.of(ONE), List.of(0.9));

    // when
    var draft = run(writer, List.of("A little more about the butter, please"));

    // then
    assertThat(draft.summary()).contains("model cannot read comments, only findings");
    assertThat(draft.fallbackUsed()).isFalse();
  }

  private Draft run(Writer writer, List<String> comments) throws Exception {
    return new OmniLoop(
            List.of(writer),
            new TemplateWriter(checker),
            checker,
            new SimpleMeterRegistry(),
            (brief, asked, draft) -> {})
        .run(BRIEF, comments, comments.isEmpty() ? "" : TWO);
  }
}
