package dev.phoenix.model.router.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedLinesTest {

  @Test
  void shouldGiveTheLastLineWithoutAnEnd() throws Exception {
    assertThat(all(lines("one\n\ntwo"))).containsExactly("one", "", "two");
    assertThat(all(lines("one\n"))).containsExactly("one");
    assertThat(all(lines(""))).isEmpty();
  }

  @Test
  void shouldSayThatTheStreamIsOverOnlyWhenItIs() throws Exception {
    // given
    var lines = lines("whole\nhalf");

    // when / then
    assertThat(lines.next()).isEqualTo("whole");
    assertThat(lines.ended()).isFalse();
    assertThat(lines.next()).isEqualTo("half");
    assertThat(lines.ended()).isTrue();
    assertThat(lines.next()).isNull();
  }

  @Test
  void shouldJoinACharacterThatComesInSingleBytes() throws Exception {
    // given
    var bytes = "bread 🍞\n".getBytes(StandardCharsets.UTF_8);
    var single =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, 1);
          }
        };

    // when / then
    assertThat(new BoundedLines(single).next()).isEqualTo("bread 🍞");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldTellThatACharacterIsCutOff(int bytes) {
    // given
    var whole = "🍞".getBytes(StandardCharsets.UTF_8);
    var lines = new BoundedLines(new ByteArrayInputStream(Arrays.copyOf(whole, bytes)));

    // when / then
    assertThatThrownBy(lines::next)
        .isInstanceOf(RemoteException.class)
        .hasMessage("its answer broke off");
  }

  @Test
  void shouldRefuseAWholeLineThatIsNotUtf8() {
    var lines = new BoundedLines(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff, '\n'}));
    assertThatThrownBy(lines::next).hasMessageContaining("not UTF-8");
  }

  @Test
  void shouldTakeTheLongestLineAndNoLonger() throws Exception {
    assertThat(endless(at -> at == BoundedLines.LONGEST_LINE ? '\n' : 'x').next())
        .hasSize(BoundedLines.LONGEST_LINE);
    assertThatThrownBy(endless(at -> 'x')::next).hasMessage("it does not stop writing");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void shouldNotReadOnForEver(int length) {
    var lines = endless(at -> at % length == length - 1 ? '\n' : 'x');
    assertThatThrownBy(() -> all(lines)).hasMessage("it does not stop writing");
  }

  private static List<String> all(BoundedLines lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (all.size() < 10) {
        all.add(line);
      }
    }
    return all;
  }

  private static BoundedLines lines(String text) {
    return new BoundedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A stream without an end, whose bytes depend on their place. */
  private static BoundedLines endless(IntUnaryOperator bytes) {
    return new BoundedLines(
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return bytes.applyAsInt(at++);
          }
        });
  }
}
