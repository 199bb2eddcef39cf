package dev.phoenix.model.local.gguf;

import static dev.phoenix.model.api.chat.Answers.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.Manifest;
import dev.phoenix.model.api.chat.Answers;
import dev.phoenix.model.api.chat.ChatRequest;
import dev.phoenix.model.api.chat.Taker;
import dev.phoenix.model.api.text.AdapterUse;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextGeneration;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextModelException.Reason;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.decoder.gguf.GgufType;
import dev.phoenix.model.local.bench.RandomModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveAdaptersTest {

  private static final ChatRequest REQUEST =
      ChatRequest.of("Say something about bread.", 24, Sampling.GREEDY);

  @TempDir Path folder;
  private Path file = Path.of("");
  private String base = "";
  private AdapterRegistry registry;
  private AdapterId brand = new AdapterId("brand", 1);
  private AdapterId tone = new AdapterId("tone", 1);
  private GgufChatModel model;

  @BeforeEach
  void open() throws Exception {
    registry = new AdapterRegistry(folder.resolve("registry"), Clock.systemUTC());
    try (RandomModel random = new RandomModel(64, 2, 0, 4_096, 3)) {
      file = random.gguf(folder.resolve("random.gguf"), GgufType.F32);
      Manifest added = add("brand", random.adapter(folder.resolve("a.gguf"), 1));
      assertThat(added.rank()).isEqualTo(8);
      assertThat(added.alpha()).isEqualTo(16);
      base = added.base().sha256();
      brand = added.id();
      tone = add("tone", random.adapter(folder.resolve("b.gguf"), 2)).id();
    }
    model =
        GgufChatModel.loadForComparing(
            GgufChatModelTest.settings(file).withRoom(4_096, 4, 4).withIdleAdapters(1),
            registry,
            () -> Long.MAX_VALUE);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private Manifest add(String name, Path adapter) throws IOException {
    return registry.add(AdapterIntake.read(name, adapter, "random", file, "", Map.of()));
  }

  @Test
  void shouldAnswerByTheAdapterThatARequestNames() {
    // when
    String alone = text(null);
    String byBrand = text(AdapterUse.of("brand-v1"));
    String byTone = text(AdapterUse.of("tone-v1"));

    // then
    assertThat(List.of(alone, byBrand, byTone)).doesNotHaveDuplicates();
    assertThat(text(AdapterUse.of("brand-v1"))).isEqualTo(byBrand);
    assertThat(text(new AdapterUse("brand-v1", 0))).isEqualTo(alone);
    assertThat(text(null)).isEqualTo(alone);
  }

  @Test
  void shouldAnswerByTheLiveAdapterFromTheNextRequestOn() throws Exception {
    // given
    String alone = text(AdapterUse.of(GgufChatModel.NO_ADAPTER));
    String byBrand = text(AdapterUse.of("brand-v1"));
    String byTone = text(AdapterUse.of("tone-v1"));

    // when another process changes what is live
    AdapterRegistry elsewhere = new AdapterRegistry(folder.resolve("registry"), Clock.systemUTC());
    elsewhere.activate(brand, 1);

    // then
    assertThat(text(null)).isEqualTo(byBrand);
    elsewhere.activate(tone, 1);
    assertThat(text(null)).isEqualTo(byTone);
    elsewhere.activate(tone, 0);
    assertThat(text(null)).isEqualTo(alone);
    elsewhere.rollBack(base);
    elsewhere.rollBack(base);
    assertThat(text(null)).isEqualTo(byBrand);
    elsewhere.deactivate(base);
    assertThat(text(null)).isEqualTo(alone);
    elsewhere.activate(brand, 1);
    assertThat(text(AdapterUse.of(GgufChatModel.NO_ADAPTER))).isEqualTo(alone);
  }

  @Test
  void shouldContinueWrittenOutPromptsByTheLiveAdapterToo() throws Exception {
    // given
    String alone = continued(AdapterUse.of(GgufChatModel.NO_ADAPTER));
    String byBrand = continued(AdapterUse.of("brand-v1"));
    String byTone = continued(AdapterUse.of("tone-v1"));
    assertThat(List.of(alone, byBrand, byTone)).doesNotHaveDuplicates();
    assertThat(continued(null)).isEqualTo(alone);

    // when / then
    registry.activate(brand, 1);
    assertThat(continued(null)).isEqualTo(byBrand);
    registry.activate(tone, 1);
    assertThat(continued(null)).isEqualTo(byTone);
    registry.rollBack(base);
    assertThat(continued(null)).isEqualTo(byBrand);
    registry.deactivate(base);
    assertThat(continued(null)).isEqualTo(alone);
    assertThat(continued(AdapterUse.of("tone-v1"))).isEqualTo(byTone);
  }

  @Test
  void shouldFinishWithTheAdapterThatItBeganWith() throws Exception {
    // given
    registry.activate(brand, 1);
    var longer = ChatRequest.of("Say something about bread.", 600, Sampling.GREEDY);
    String expected = ask(model, longer).text();
    Taker taker = new Taker();
    TextGeneration running = model.generate(longer, taker);
    taker.awaitText();

    // when
    registry.activate(tone, 1);
    text(null);
    registry.deactivate(base);
    text(null);

    // then
    assertThat(Answers.end(running).text()).isEqualTo(expected);
  }

  @Test
  void shouldFreeWhatNoRequestUsesButForTheIdleOnesThatMayStay() {
    // given one in use
    Taker taker = new Taker();
    TextGeneration running =
        model.generate(
            ChatRequest.of("Say something about bread.", 0, Sampling.GREEDY)
                .withAdapter(AdapterUse.of("brand-v1")),
            taker);
    taker.awaitText();

    // when others come and go
    text(AdapterUse.of("tone-v1"));
    text(AdapterUse.of("brand-v1"));

    // then it stays until its request has ended and another was used since
    assertThat(model.loadedAdapters()).contains("brand-v1");
    running.cancel();
    Answers.end(running);
    text(AdapterUse.of("tone-v1"));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(model.loadedAdapters()).containsExactly("tone-v1"));
  }

  @Test
  void shouldRefuseAnAdapterWithAChangedByteByName() throws Exception {
    // given
    Path adapter = folder.resolve("registry/adapters/brand/v1/adapter.gguf");
    byte[] bytes = Files.readAllBytes(adapter);
    bytes[bytes.length - 1] ^= 1;
    Files.write(adapter, bytes);

    // then
    assertThat(refused(AdapterUse.of("brand-v1"), Reason.FAILED))
        .hasMessageContaining("'brand-v1' is refused");
    assertThat(text(AdapterUse.of("tone-v1"))).isNotEmpty();
  }

  @Test
  void shouldRefuseAnAdapterOfAnotherModelByName() throws Exception {
    // given one whose matrices would fit
    try (RandomModel other = new RandomModel(64, 2, 0, 4_096, 4)) {
      Path otherFile = other.gguf(folder.resolve("other.gguf"), GgufType.F32);
      Path adapter = other.adapter(folder.resolve("c.gguf"), 1);
      registry.add(AdapterIntake.read("alien", adapter, "other", otherFile, "", Map.of()));
    }

    // then
    assertThat(refused(AdapterUse.of("alien-v1"), Reason.INVALID_REQUEST))
        .hasMessageContainingAll("'alien-v1' was made for other", "random");
    assertThat(text(null)).isNotEmpty();
  }

  @Test
  void shouldNameWhatExistsWhenOneIsUnknown() {
    for (String unknown : List.of("brand-v9", "brand", "../brand-v1", "", "BRAND-v1")) {
      assertThat(refused(AdapterUse.of(unknown), Reason.UNKNOWN_ADAPTER))
          .hasMessageContainingAll("brand-v1", "tone-v1", unknown);
    }
  }

  @Test
  void shouldRefuseAFileThatIsNoAdapterOfTheModel() throws Exception {
    Path text = Files.writeString(folder.resolve("text.gguf"), "hello");
    assertThatThrownBy(() -> add("brand", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'brand' is refused");
    assertThatThrownBy(() -> add("brand", file)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldGoOnAfterRefusingMany() {
    for (int i = 0; i < 10; i++) {
      refused(AdapterUse.of("none-v1"), Reason.UNKNOWN_ADAPTER);
      assertThatThrownBy(
              () ->
                  model.generate(
                      ChatRequest.of("Hi", 5_000, Sampling.GREEDY)
                          .withAdapter(AdapterUse.of("brand-v1")),
                      null))
          .isInstanceOf(TextModelException.class);
    }
    assertThat(text(AdapterUse.of("brand-v1"))).isNotEmpty();
  }

  private String text(@Nullable AdapterUse use) {
    return ask(model, REQUEST.withAdapter(use)).text();
  }

  private String continued(@Nullable AdapterUse use) {
    var request = TextRequest.of("Something about bread:", 24, Sampling.GREEDY);
    return Answers.end(model.text().generate(request.withAdapter(use), null)).text();
  }

  private TextModelException refused(AdapterUse use, Reason reason) {
    var refusal = new TextModelException[1];
    assertThatThrownBy(() -> model.generate(REQUEST.withAdapter(use), null))
        .isInstanceOfSatisfying(TextModelException.class, e -> refusal[0] = e);
    assertThat(refusal[0].reason()).isEqualTo(reason);
    return refusal[0];
  }
}
