package dev.phoenix.model.llama.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnicodeEscape")
class AnswerTest {

  @Test
  void shouldHoldBackTheBytesOfASplitCharacter() {
    // given
    byte[] rocket = "🚀".getBytes(StandardCharsets.UTF_8);
    Answer answer = new Answer(List.of());
    // then
    assertThat(answer.add(Arrays.copyOfRange(rocket, 0, 1))).isEmpty();
    assertThat(answer.add(Arrays.copyOfRange(rocket, 1, 3))).isEmpty();
    assertThat(answer.add(Arrays.copyOfRange(rocket, 3, 4))).isEqualTo("🚀");
  }

  @Test
  void shouldReplaceBytesThatAreNoCharacter() {
    Answer answer = new Answer(List.of());
    assertThat(answer.add(new byte[] {'a', (byte) 0xff, 'b'})).isEqualTo("a\ufffdb");
    assertThat(answer.add(new byte[] {(byte) 0xe2, (byte) 0x82})).isEmpty();
    assertThat(answer.add(new byte[] {'c'})).isEqualTo("\ufffdc");
  }

  @Test
  void shouldLeaveOutACharacterThatTheEndCuts() {
    Answer answer = new Answer(List.of());
    answer.add(new byte[] {'a', (byte) 0xe2, (byte) 0x82});
    assertThat(answer.end()).isEmpty();
    assertThat(answer.text()).isEqualTo("a");
  }

  @Test
  void shouldHoldBackWhatMayBecomeAStop() {
    Answer answer = new Answer(List.of("###", "END"));
    assertThat(answer.add(bytes("one #"))).isEqualTo("one ");
    assertThat(answer.add(bytes("# two E"))).isEqualTo("## two ");
    assertThat(answer.add(bytes("N"))).isEmpty();
    assertThat(answer.add(bytes("D rest"))).isEmpty();
    assertThat(answer.stopped()).isTrue();
    assertThat(answer.add(bytes("more"))).isEmpty();
    assertThat(answer.end()).isEmpty();
    assertThat(answer.text()).isEqualTo("one ## two ");
  }

  @Test
  void shouldShowWhatWasHeldBackWhenNoStopCame() {
    Answer answer = new Answer(List.of("END"));
    answer.add(bytes("almost EN"));
    assertThat(answer.end()).isEqualTo("EN");
    assertThat(answer.text()).isEqualTo("almost EN");
  }

  @Test
  void shouldStopAtTheFirstOfSeveralStops() {
    Answer answer = new Answer(List.of("cd", "b"));
    assertThat(answer.add(bytes("abcd"))).isEqualTo("a");
    assertThat(answer.stopped()).isTrue();
  }

  @Test
  void shouldIgnoreAStopThatIsNoText() {
    Answer answer = new Answer(List.of("\ude80"));
    assertThat(answer.add(bytes("🚀"))).isEqualTo("🚀");
    assertThat(answer.stopped()).isFalse();
  }

  @Test
  void shouldMakeTheSameTextHoweverItIsCut() {
    String text = "Brot für 3 €, ¿sí? 日本語 👩‍🚀 #tea ##rain";
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      // given
      Answer answer = new Answer(List.of("##", "#r", "日本人"));
      StringBuilder shown = new StringBuilder();
      byte[] bytes = bytes(text);
      // when
      for (int from = 0; from < bytes.length; ) {
        int to = Math.min(bytes.length, from + random.nextInt(6));
        String chunk = answer.add(Arrays.copyOfRange(bytes, from, to));
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(chunk)).isTrue();
        shown.append(chunk);
        from = to;
      }
      shown.append(answer.end());
      // then
      assertThat(shown.toString())
          .isEqualTo(answer.text())
          .isEqualTo(text.substring(0, text.indexOf("##")));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
