package dev.phoenix.model.adapters;

import static dev.phoenix.model.adapters.TestAdapters.BASE;
import static dev.phoenix.model.adapters.TestAdapters.OTHER;
import static dev.phoenix.model.adapters.TestAdapters.adapter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.adapters.Activation.Action;
import dev.phoenix.model.adapters.AdapterException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationTest {

  @TempDir Path folder;
  private AdapterRegistry registry;
  private AdapterId one;
  private AdapterId two;

  @BeforeEach
  void open() throws Exception {
    registry = TestAdapters.open(folder);
    one = registry.add(adapter(folder, "brand", 1)).id();
    two = registry.add(adapter(folder, "brand", 2)).id();
  }

  @Test
  void shouldHaveNothingLiveAtFirst() throws Exception {
    assertThat(registry.live(BASE.sha256())).isEmpty();
    assertThat(registry.history(BASE.sha256())).isEmpty();
    nothingToRollBackTo();
  }

  @Test
  void shouldMakeAnAdapterLiveForItsBaseOnly() throws Exception {
    // given
    AdapterId other = registry.add(adapter(folder, "brand", OTHER, 3)).id();

    // when
    registry.activate(two, 0.5f);
    registry.activate(other, 1);

    // then what another process sees too
    AdapterRegistry elsewhere = TestAdapters.open(folder);
    assertThat(elsewhere.live(BASE.sha256()))
        .hasValueSatisfying(
            live -> {
              assertThat(live.adapter()).isEqualTo(two);
              assertThat(live.scale()).isEqualTo(0.5f);
            });
    assertThat(elsewhere.live(OTHER.sha256()))
        .hasValueSatisfying(live -> assertThat(live.adapter()).isEqualTo(other));
  }

  @Test
  void shouldRollBackOneAfterAnotherDownToTheModelAlone() throws Exception {
    // given
    registry.activate(one, 1);
    registry.activate(two, 1);
    registry.deactivate(BASE.sha256());
    registry.activate(one, 0.5f);

    // when / then
    assertThat(registry.rollBack(BASE.sha256()).adapter()).isNull();
    assertThat(registry.rollBack(BASE.sha256()).adapter()).isEqualTo(two);
    assertThat(registry.rollBack(BASE.sha256()).adapter()).isEqualTo(one);
    assertThat(registry.rollBack(BASE.sha256()).adapter()).isNull();
    nothingToRollBackTo();
    assertThat(registry.history(BASE.sha256()))
        .extracting(Activation::action)
        .containsExactly(
            Action.ACTIVATE,
            Action.ACTIVATE,
            Action.DEACTIVATE,
            Action.ACTIVATE,
            Action.ROLL_BACK,
            Action.ROLL_BACK,
            Action.ROLL_BACK,
            Action.ROLL_BACK);
  }

  @Test
  void shouldRollBackAfterARollBackAndAnotherActivation() throws Exception {
    registry.activate(one, 1);
    registry.activate(two, 1);
    registry.rollBack(BASE.sha256());
    registry.activate(two, 2);
    assertThat(registry.rollBack(BASE.sha256()).adapter()).isEqualTo(one);
    assertLive(one);
  }

  @Test
  void shouldWriteNothingWhenItIsLiveAlready() throws Exception {
    registry.deactivate(BASE.sha256());
    registry.activate(one, 1);
    registry.activate(one, 1);
    assertThat(registry.history(BASE.sha256())).hasSize(1);
    registry.activate(one, 0.5f);
    assertThat(registry.history(BASE.sha256())).hasSize(2);
  }

  @Test
  void shouldStayAsItIsWhenWhatWasBeforeIsBroken() throws Exception {
    // given
    registry.activate(one, 1);
    registry.activate(two, 1);
    Files.writeString(registry.file(one, BASE), "changed");

    // when / then
    assertThatThrownBy(() -> registry.rollBack(BASE.sha256()))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("brand-v1");
    assertLive(two);
  }

  @Test
  void shouldForgetALineThatWasNeverEnded() throws Exception {
    // given a process that died over its line
    registry.activate(one, 1);
    Path history = folder.resolve("registry/history.jsonl");
    String sound = Files.readString(history);
    Files.writeString(history, "{\"at\":\"2026-11-2", StandardOpenOption.APPEND);

    // then
    AdapterRegistry later = TestAdapters.open(folder);
    assertThat(later.live(BASE.sha256())).isEqualTo(registry.live(BASE.sha256()));
    later.activate(two, 1);
    assertLive(two);
    assertThat(Files.readString(history)).startsWith(sound).endsWith("}\n");
    assertThat(TestAdapters.open(folder).history(BASE.sha256())).hasSize(2);
  }

  @Test
  void shouldNameTheLineThatCannotBeRead() throws Exception {
    registry.activate(one, 1);
    Path history = folder.resolve("registry/history.jsonl");
    for (String broken :
        new String[] {
          "", "x", "{}", "[]", "{\"at\":1}", Files.readString(history).replace("brand", "../x")
        }) {
      Files.writeString(
          history, Files.readString(history).lines().findFirst().orElseThrow() + "\n");
      Files.writeString(history, broken.strip() + "\n", StandardOpenOption.APPEND);
      assertThatThrownBy(() -> TestAdapters.open(folder).live(BASE.sha256()))
          .isInstanceOfSatisfying(
              AdapterException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
          .hasMessageContaining("Line 2");
    }
  }

  private void assertLive(@Nullable AdapterId id) throws Exception {
    assertThat(registry.live(BASE.sha256()).map(Activation::adapter).orElse(null)).isEqualTo(id);
  }

  private void nothingToRollBackTo() {
    assertThatThrownBy(() -> registry.rollBack(BASE.sha256()))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("nothing to roll back to");
  }
}
