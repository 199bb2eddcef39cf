package dev.phoenix.model.local.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

  @Test
  void shouldShowWholeCharactersHoweverTheBytesAreCut() {
    String text = "a¡日🍞👩‍🍳 end";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    AnswerText answer = new AnswerText(List.of());
    StringBuilder shown = new StringBuilder();
    for (byte each : bytes) {
      String chunk = answer.add(new byte[] {each});
      assertThat(chunk).doesNotContain("\ufffd");
      shown.append(chunk);
    }
    assertThat(shown.append(answer.end())).hasToString(text);
    assertThat(answer.text()).isEqualTo(text);
  }

  @Test
  void shouldReplaceWhatIsNoCharacterAndLeaveOutOneCutShort() {
    AnswerText answer = new AnswerText(List.of());
    assertThat(answer.add(new byte[] {'a', (byte) 0xff, (byte) 0x80, 'b'}))
        .isEqualTo("a\ufffd\ufffdb");
    assertThat(answer.add(new byte[] {(byte) 0xe6, (byte) 0x97})).isEmpty();
    assertThat(answer.end()).isEmpty();
    assertThat(answer.text()).isEqualTo("a\ufffd\ufffdb");
  }

  @Test
  void shouldStopBeforeTheFirstStopAcrossTokens() {
    for (List<String> stops :
        List.of(List.of("stop"), List.of("op it", "stop"), List.of("never", "stop it"))) {
      AnswerText answer = new AnswerText(stops);
      StringBuilder shown = new StringBuilder();
      for (String piece : "do st and sto then s t stop it".split("(?<=.)")) {
        if (!answer.stopped()) {
          shown.append(answer.add(piece.getBytes(StandardCharsets.UTF_8)));
        }
      }
      assertThat(answer.stopped()).isTrue();
      assertThat(shown.append(answer.end())).hasToString(answer.text());
      assertThat(answer.text()).isEqualTo("do st and sto then s t ");
    }
  }

  @Test
  void shouldShowAllThatOnlyLookedLikeAStop() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 0; n < 40; n++) {
        text.append("ab🍞".codePointAt(random.nextInt(2)) == 'a' ? "a" : "b");
      }
      String whole = text.toString();
      AnswerText answer = new AnswerText(List.of("abba", "bbbb"));
      StringBuilder shown = new StringBuilder();
      for (int at = 0; at < whole.length() && !answer.stopped(); ) {
        int next = Math.min(whole.length(), at + 1 + random.nextInt(5));
        shown.append(answer.add(whole.substring(at, next).getBytes(StandardCharsets.UTF_8)));
        at = next;
      }
      shown.append(answer.end());
      int a = whole.indexOf("abba");
      int b = whole.indexOf("bbbb");
      int stop = a < 0 ? b : b < 0 ? a : Math.min(a, b);
      assertThat(shown).hasToString(stop < 0 ? whole : whole.substring(0, stop));
    }
  }
}
