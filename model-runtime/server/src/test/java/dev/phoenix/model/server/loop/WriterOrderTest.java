package dev.phoenix.model.server.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.api.Iteration;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.writer.Prompts;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import dev.phoenix.model.server.writer.template.TemplateWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which writer is asked after which. */
class WriterOrderTest {

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
  private static final String POST = "Acme bakes autumn bread for all our neighbours this week.";
  private static final String GOOD = POST + " #Bread";
  private static final String REPEATS = POST + " " + POST + " #Bread";
  private static final String BANNED = "Cheap " + GOOD;

  private final Checker checker = new Checker(Prompts.SCAFFOLDING);

  @Test
  void shouldGoOnToTheNextWriterWhenOneFails() throws Exception {
    // given
    var dead = new ScriptedWriter("dead");
    var second = new ScriptedWriter("second", GOOD);

    // when
    var draft = run(dead, second);

    // then
    assertThat(draft.writer()).isEqualTo("second");
    assertThat(draft.fallbackUsed()).isTrue();
    assertThat(draft.summary()).contains("dead: has nothing more to say");
  }

  @Test
  void shouldGoOnToTheNextWriterWhenOneIsNotThere() throws Exception {
    // given
    var gone = ScriptedWriter.gone("gone", true);
    var second = new ScriptedWriter("second", GOOD);

    // when
    var draft = run(gone, second);

    // then
    assertThat(draft.writer()).isEqualTo("second");
    assertThat(draft.fallbackUsed()).isTrue();
    assertThat(draft.summary()).contains("gone: not there");
    assertThat(gone.asked).isEmpty();
  }

  @Test
  void shouldNotMissAWriterThatNobodyAskedFor() throws Exception {
    // when
    var draft = run(ScriptedWriter.gone("found", false));

    // then
    assertThat(draft.fallbackUsed()).isFalse();
    assertThat(draft.summary()).doesNotContain("found");
  }

  @Test
  void shouldGoOnToTheNextWriterWhenOneKeepsBreakingALimit() throws Exception {
    // given
    var second = new ScriptedWriter("second", GOOD);

    // when
    var draft = run(new ScriptedWriter("model", BANNED, BANNED, BANNED), second);

    // then
    assertThat(draft.writer()).isEqualTo("second");
    assertThat(draft.iterations()).hasSize(4);
    assertThat(draft.fallbackUsed()).isTrue();
    assertThat(draft.summary()).contains("model kept breaking a limit");
  }

  @Test
  void shouldStopWhenNobodyWaitsAnyMore() {
    // given
    var second = new ScriptedWriter("second", GOOD);
    var interrupted =
        new ScriptedWriter("model") {
          @Override
          public Written write(WritingTask task) throws WriterException {
            Thread.currentThread().interrupt();
            return super.write(task);
          }
        };

    // when / then
    assertThatThrownBy(() -> run(interrupted, second)).isInstanceOf(InterruptedException.class);
    assertThat(second.asked).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void shouldKeepAUsableDraftOfAWriterThatFailsAfterIt() throws Exception {
    // given: a warning asks for a second draft, which never comes
    var second = new ScriptedWriter("second", GOOD);

    // when
    var draft = run(new ScriptedWriter("model", REPEATS), second);

    // then
    assertThat(draft.writer()).isEqualTo("model");
    assertThat(draft.text()).isEqualTo(REPEATS);
    assertThat(draft.fallbackUsed()).isFalse();
    assertThat(draft.summary()).contains("model: has nothing more to say");
    assertThat(second.asked).isEmpty();
  }

  @Test
  void shouldNameTheAdapterThatTheModelUsed() throws Exception {
    // given
    var taught =
        new ScriptedWriter("model", GOOD) {
          @Override
          public Written write(WritingTask task) throws WriterException {
            return new Written(super.write(task).text(), Double.NaN, "nightly-v3");
          }
        };

    // when
    var draft = run(taught);

    // then
    assertThat(draft.writer()).isEqualTo("model@nightly-v3");
    assertThat(draft.model()).isEqualTo("model");
  }

  @Test
  void shouldTellThatAnotherServerWithTheSameModelTookOver() throws Exception {
    // when
    var draft = run(new ScriptedWriter("model"), new ScriptedWriter("model", GOOD));

    // then
    assertThat(draft.text()).isEqualTo(GOOD);
    assertThat(draft.fallbackUsed()).isTrue();
  }

  @Test
  void shouldGoOnFromAWriterThatFailsBeforeItsDraftIsUsable() throws Exception {
    // when
    var draft = run(new ScriptedWriter("model", BANNED), new ScriptedWriter("second", GOOD));

    // then
    assertThat(draft.writer()).isEqualTo("second");
    assertThat(draft.fallbackUsed()).isTrue();
    assertThat(draft.iterations()).extracting(Iteration::writer).containsExactly("model", "second");
  }

  private Draft run(Writer... writers) throws Exception {
    return new OmniLoop(
            List.of(writers),
            new TemplateWriter(checker),
            checker,
            new SimpleMeterRegistry(),
            (brief, asked, draft) -> {})
        .run(BRIEF, List.of(), "");
  }
}
