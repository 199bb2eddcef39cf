package dev.phoenix.model.llama.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.llama.testmodel.Natives;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeContextTest {

  private static final int CELLS = 64;

  @TempDir Path folder;
  private final Arena arena = Arena.ofShared();
  private NativeModel model;
  private NativeContext context;
  private NativeBatch batch;

  @BeforeEach
  void open() throws Exception {
    model = NativeModel.load(Natives.load(), TinyModel.SMALL.write(folder));
    context = new NativeContext(model, new ContextSettings(CELLS, CELLS, 4, 1, 1, true));
    batch = new NativeBatch(CELLS, arena);
  }

  @AfterEach
  void close() {
    context.close();
    model.close();
    arena.close();
  }

  @Test
  void shouldSaySoWhenThereIsNoRoom() {
    assertThat(decode(0, CELLS)).isTrue();
    batch.clear();
    batch.add(65, CELLS, 0, true);
    assertThat(context.decode(batch)).isFalse();
    // and go on when there is
    context.remove(0, 8);
    assertThat(decode(1, 8)).isTrue();
  }

  @Test
  void shouldRestoreWhatItSaved() {
    // given
    assertThat(decode(2, 20)).isTrue();
    float[] expected = next(2, 20, 70);
    context.remove(2, 20);
    MemorySegment state = context.save(2, arena);
    context.remove(2, 0);
    // when
    boolean restored = context.restore(1, state);
    // then
    assertThat(restored).isTrue();
    assertThat(next(1, 20, 70)).usingComparatorWithPrecision(1e-4f).containsExactly(expected);
  }

  @Test
  void shouldRefuseToRestoreWithoutRoom() {
    assertThat(decode(2, 40)).isTrue();
    MemorySegment state = context.save(2, arena);
    assertThat(context.restore(1, state)).isFalse();
    assertThat(decode(3, 20)).isTrue();
  }

  private boolean decode(int sequence, int tokens) {
    batch.clear();
    for (int i = 0; i < tokens; i++) {
      batch.add(65 + i, i, sequence, i == tokens - 1);
    }
    return context.decode(batch);
  }

  private float[] next(int sequence, int position, int token) {
    float[] logits = new float[model.shape().vocabulary()];
    batch.clear();
    int index = batch.add(token, position, sequence, true);
    assertThat(context.decode(batch)).isTrue();
    context.logits(index, logits);
    return logits;
  }
}
