package dev.phoenix.model.llama.engine;

import static dev.phoenix.model.llama.engine.Engines.ask;
import static dev.phoenix.model.llama.engine.Engines.greedy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTest {

  private static final String PROMPT = "Draft a post about bread";
  private static final TextRequest REQUEST = greedy(PROMPT, 32);

  @TempDir static Path folder;
  private static Path file;
  private static Path first;
  private static Path second;

  private TextModel model;

  @BeforeAll
  static void write() throws Exception {
    file = TinyModel.SMALL.write(folder);
    first = TinyModel.SMALL.writeAdapter(folder, "first", 4, 1);
    second = TinyModel.SMALL.writeAdapter(folder, "second", 8, 2);
  }

  @BeforeEach
  void load() throws Exception {
    model = LlamaCppTextModel.load(file, Engines.settings().withRequests(4, 200));
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void shouldAnswerByTheAdapterThatARequestNames() throws Exception {
    // given
    String plain = text(null);
    model.loadAdapter("a", first);
    model.loadAdapter("b", second);
    // when
    String byA = text(AdapterUse.of("a"));
    String byB = text(AdapterUse.of("b"));
    // then the same prompt is not mixed up with what another variant computed
    assertThat(List.of(plain, byA, byB)).doesNotHaveDuplicates();
    assertThat(text(null)).isEqualTo(plain);
    assertThat(text(AdapterUse.of("a"))).isEqualTo(byA);
    assertThat(text(new AdapterUse("a", 0))).isEqualTo(plain);
    assertThat(text(new AdapterUse("a", -1))).isNotEqualTo(byA);
    assertThat(model.adapters()).containsExactly("a", "b");
  }

  @Test
  void shouldRunRequestsOfDifferentAdaptersAtOnce() throws Exception {
    // given
    model.loadAdapter("a", first);
    model.loadAdapter("b", second);
    List<@Nullable AdapterUse> uses = new ArrayList<>();
    uses.add(null);
    uses.add(AdapterUse.of("a"));
    uses.add(AdapterUse.of("b"));
    uses.add(new AdapterUse("b", 0.5f));
    List<String> alone = new ArrayList<>();
    for (AdapterUse use : uses) {
      alone.add(text(use));
    }
    // when
    List<TextGeneration> together = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      together.add(model.generate(REQUEST.withAdapter(uses.get(i % 4)), null));
    }
    // then
    for (int i = 0; i < 200; i++) {
      assertThat(together.get(i).result().get(60, TimeUnit.SECONDS).text())
          .isEqualTo(alone.get(i % 4));
    }
  }

  @Test
  void shouldFinishWhatRunsWhenItsAdapterIsUnloaded() throws Exception {
    // given
    model.loadAdapter("a", first);
    String alone = text(AdapterUse.of("a"));
    List<TextGeneration> running = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      running.add(model.generate(REQUEST.withAdapter(AdapterUse.of("a")), null));
    }
    // when
    model.unloadAdapter("a");
    model.unloadAdapter("a");
    // then
    assertThat(model.adapters()).isEmpty();
    refused(
        () -> model.generate(REQUEST.withAdapter(AdapterUse.of("a")), null),
        Reason.UNKNOWN_ADAPTER);
    for (TextGeneration each : running) {
      assertThat(each.result().get(60, TimeUnit.SECONDS).text()).isEqualTo(alone);
    }
  }

  @Test
  void shouldServeANewAdapterUnderAnOldName() throws Exception {
    // given the same name twice, while requests for it run
    model.loadAdapter("b", second);
    String expected = text(AdapterUse.of("b"));
    for (int i = 0; i < 50; i++) {
      model.loadAdapter("live", i % 2 == 0 ? first : second);
      TextGeneration late = model.generate(REQUEST.withAdapter(AdapterUse.of("live")), null);
      // when
      model.unloadAdapter("live");
      // then
      String text = late.result().get(60, TimeUnit.SECONDS).text();
      assertThat(text.equals(expected)).isEqualTo(i % 2 == 1);
    }
  }

  @Test
  void shouldRefuseANameThatIsTaken() {
    model.loadAdapter("a", first);
    refused(() -> model.loadAdapter("a", second), Reason.INVALID_REQUEST);
  }

  @Test
  void shouldRefuseWhatIsNoAdapterOfThisModel() throws Exception {
    // given
    TinyModel other = new TinyModel(32, 2, 4, 2, 96, 384, 256, false, 7);
    Path foreign = other.writeAdapter(folder, "foreign", 4, 1);
    Path text = Files.writeString(folder.resolve("text.gguf"), "not a model");
    // then
    for (Path wrong : List.of(foreign, text, file, folder.resolve("missing.gguf"))) {
      refused(() -> model.loadAdapter("x", wrong), Reason.INVALID_REQUEST);
    }
    assertThat(model.adapters()).isEmpty();
    assertThat(text(null)).isNotEmpty();
  }

  private String text(@Nullable AdapterUse use) throws Exception {
    return ask(model, REQUEST.withAdapter(use)).text();
  }

  private static void refused(Runnable action, Reason reason) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            TextModelException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
