package dev.phoenix.workers.learning.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void shouldReadLinesWithTheirNumbersWhateverEndsThem() throws Exception {
    assertThat(lines("\uFEFFa\r\n\nb")).containsExactly("1:a", "2:", "3:b");
    assertThat(lines("a\n")).containsExactly("1:a");
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).containsExactly("1:");
  }

  @Test
  void shouldPassOverALineThatIsTooLongAndGoOnBehindIt() throws Exception {
    assertThat(lines("ok\n" + "x".repeat(1_000_000) + "\nafter"))
        .containsExactly("1:ok", "2:null", "3:after");
    assertThat(lines("x".repeat(101))).containsExactly("1:null");
    assertThat(lines("x".repeat(100))).hasSize(1).allMatch(line -> line.startsWith("1:xxx"));
  }

  private static ArrayList<String> lines(String text) throws IOException {
    var reader =
        new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
    var lines = new ArrayList<String>();
    for (var line = reader.next(); line != null; line = reader.next()) {
      var bytes = line.bytes();
      lines.add(
          line.number()
              + ":"
              + (bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8)));
    }
    return lines;
  }
}
