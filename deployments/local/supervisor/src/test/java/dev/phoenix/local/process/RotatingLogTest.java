package dev.phoenix.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {

  @TempDir private Path folder;

  @Test
  void shouldNeverTakeMoreRoomThanItMay() throws IOException {
    // given
    var file = folder.resolve("service.log");
    try (var log = new RotatingLog(file, 1000, 2)) {

      // when
      for (int line = 0; line < 1000; line++) {
        write(log, "line " + line + "\n");
      }
    }

    // then
    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(3)
          .allSatisfy(part -> assertThat(Files.size(part)).isLessThanOrEqualTo(1000));
    }
    assertThat(LogTail.lines(file, 1)).containsExactly("line 999");
  }

  @Test
  void shouldContinueAnEarlierLog() throws IOException {
    // given
    var file = folder.resolve("service.log");
    Files.writeString(file, "before\n");

    // when
    try (var log = new RotatingLog(file, 1000, 2)) {
      log.copy(new ByteArrayInputStream("after\n".getBytes(StandardCharsets.UTF_8)));
    }

    // then
    assertThat(LogTail.lines(file, 10)).containsExactly("before", "after");
  }

  @Test
  void shouldShowNothingOfALogThatIsNotThere() {
    assertThat(LogTail.lines(folder.resolve("none.log"), 10)).isEmpty();
  }

  private static void write(RotatingLog log, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    log.write(bytes, bytes.length);
  }
}
