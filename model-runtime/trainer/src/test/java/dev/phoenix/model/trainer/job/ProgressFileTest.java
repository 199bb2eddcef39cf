package dev.phoenix.model.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {

  @TempDir Path directory;

  private static Progress step(long number) {
    return new Progress("2026-11-21T02:00:00Z", "training", number, 9, 1.5, null, 100.0, 7.0);
  }

  @Test
  void shouldBeReadableAtAnyMoment() throws IOException {
    // given
    JobFolder folder = new JobFolder(directory);
    assertThat(ProgressFile.read(folder)).isEmpty();
    try (ProgressFile file = ProgressFile.open(folder)) {
      file.add(step(1));
      assertThat(ProgressFile.read(folder)).containsExactly(step(1));

      // when half a line is there
      Files.writeString(folder.progress(), "{\"at\":\"20", StandardOpenOption.APPEND);

      // then whole ones are read
      assertThat(ProgressFile.read(folder)).containsExactly(step(1));
    }
  }

  @Test
  void shouldGoOnBehindTheLastWholeLine() throws IOException {
    // given what a kill left
    JobFolder folder = new JobFolder(directory);
    try (ProgressFile file = ProgressFile.open(folder)) {
      file.add(step(1));
    }
    Files.writeString(folder.progress(), "{\"at\":\"20", StandardOpenOption.APPEND);

    // when
    try (ProgressFile file = ProgressFile.open(folder)) {
      file.add(step(2));
    }

    // then
    assertThat(ProgressFile.read(folder)).containsExactly(step(1), step(2));
    assertThat(Files.readAllLines(folder.progress())).hasSize(2);
  }
}
