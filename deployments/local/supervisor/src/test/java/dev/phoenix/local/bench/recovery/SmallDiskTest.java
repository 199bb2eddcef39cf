package dev.phoenix.local.bench.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Skipped where no file system can be mounted. */
@EnabledOnOs(OS.LINUX)
class SmallDiskTest {

  @TempDir private Path folder;

  @Test
  void shouldLeaveNoByteAndGiveAllBack() throws Exception {
    var mounted = SmallDisk.over(folder.resolve("home"), 8);
    assumeTrue(mounted.isPresent(), "no file system can be mounted here");
    try (var disk = mounted.get()) {
      // when
      var file = folder.resolve("home/file");
      disk.fill();

      // then
      assertThatThrownBy(() -> Files.writeString(file, "1")).isInstanceOf(IOException.class);
      disk.free();
      assertThat(Files.writeString(file, "1")).hasContent("1");
    }
    assertThat(folder.resolve("home")).isEmptyDirectory();
  }
}
