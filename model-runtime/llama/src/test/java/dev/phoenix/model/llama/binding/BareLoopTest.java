package dev.phoenix.model.llama.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.llama.testmodel.BareLoop;
import dev.phoenix.model.llama.testmodel.Natives;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareLoopTest {

  @TempDir Path folder;

  @Test
  void shouldDecodeTheSameTokensTwice() throws Exception {
    // given
    try (NativeModel model = NativeModel.load(Natives.load(), TinyModel.SMALL.write(folder));
        BareLoop loop = new BareLoop(model, 1, false)) {
      int[] prompt = model.vocabulary().tokenize("Draft a post about bread", false);
      // when
      int[] first = loop.generate(prompt, 32);
      int[] second = loop.generate(prompt, 32);
      // then
      assertThat(first).isEqualTo(second).doesNotContain(model.shape().vocabulary() - 1);
      assertThat(Arrays.stream(first).distinct().count())
          .as("different tokens; a model that repeats itself tests little")
          .isGreaterThan(8);
    }
  }

  @Test
  void shouldTokeniseAnyTextIntoPiecesThatMakeItAgain() throws Exception {
    // given
    try (NativeModel model = NativeModel.load(Natives.load(), TinyModel.SMALL.write(folder))) {
      NativeVocabulary vocabulary = model.vocabulary();
      String text = "Brot für 3 €, ¿sí? 日本語 👩‍🚀\u0000\n<|end|>";
      // when
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int token : vocabulary.tokenize(text, false)) {
        bytes.writeBytes(vocabulary.piece(token));
      }
      // then
      assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text);
    }
  }
}
