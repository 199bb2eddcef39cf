package dev.phoenix.model.adapters;

import static dev.phoenix.model.adapters.TestAdapters.BASE;
import static dev.phoenix.model.adapters.TestAdapters.adapter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneTest {

  @TempDir Path folder;
  private AdapterRegistry registry;
  private final List<AdapterId> ids = new ArrayList<>();

  @BeforeEach
  void fill() throws Exception {
    registry = TestAdapters.open(folder);
    for (int i = 0; i < 6; i++) {
      ids.add(registry.add(adapter(folder, "brand", i)).id());
    }
  }

  @Test
  void shouldRemoveTheOldestUntilTheRestFits() throws Exception {
    assertThat(registry.prune(6000)).isEmpty();
    assertThat(registry.prune(3999)).containsExactlyElementsOf(ids.subList(0, 3));
    assertThat(registry.ids()).containsExactlyElementsOf(ids.subList(3, 6));
    assertThat(registry.verify()).isEmpty();
  }

  @Test
  void shouldNeverRemoveWhatIsLiveOrWasBeforeOrIsNewest() throws Exception {
    // given
    registry.activate(ids.get(3), 1);
    registry.activate(ids.get(0), 1);
    registry.activate(ids.get(2), 1);

    // when
    registry.prune(0);

    // then
    assertThat(registry.ids()).containsExactly(ids.get(0), ids.get(2), ids.get(5));
    assertThat(registry.rollBack(BASE.sha256()).adapter()).isEqualTo(ids.get(0));
    assertThatThrownBy(() -> registry.rollBack(BASE.sha256()))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("There is no adapter 'brand-v4'");
  }

  @Test
  void shouldNeverGiveANumberTwice() throws Exception {
    registry.prune(0);
    assertThat(registry.add(adapter(folder, "brand", 9)).id().version()).isEqualTo(7);
  }
}
