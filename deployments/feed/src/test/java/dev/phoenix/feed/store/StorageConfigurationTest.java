package dev.phoenix.feed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.feed.FeedServer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageConfigurationTest {

  @Test
  void shouldSayWhatToDoWhenTheDataDirectoryIsAFile(@TempDir Path directory) throws Exception {
    // given
    Path file = Files.createFile(directory.resolve("file"));

    // when
    assertThatThrownBy(() -> FeedServer.start(file).close())
        // then
        .hasRootCauseInstanceOf(FileAlreadyExistsException.class)
        .hasStackTraceContaining("data directory " + file + " cannot be opened");
  }

  @Test
  void shouldAdviseOnADirectoryThatCannotBeOpened() {
    // given
    var failure =
        new UnusableDataDirectoryException(Path.of("data"), new IllegalStateException("in use"));

    // when
    var analysis = new UnusableDataDirectoryAnalyzer().analyze(failure);

    // then
    assertThat(analysis.getDescription()).contains("data", "in use");
    assertThat(analysis.getAction()).contains("phoenix.feed.data-directory");
  }
}
