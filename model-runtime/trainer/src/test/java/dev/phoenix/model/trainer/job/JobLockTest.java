package dev.phoenix.model.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLockTest {

  @TempDir Path directory;

  @Test
  void shouldBeTakenOnce() throws Exception {
    JobFolder folder = new JobFolder(directory);
    assertThat(JobLock.held(folder)).isFalse();
    try (JobLock first = JobLock.take(folder).orElseThrow()) {
      // then another sees who has it, and asking takes it from nobody
      assertThat(first).isNotNull();
      assertThat(JobLock.take(folder)).isEmpty();
      assertThat(JobLock.held(folder)).isTrue();
      assertThat(JobLock.take(folder)).isEmpty();
      assertThat(JobLock.holder(folder))
          .hasValueSatisfying(
              text -> assertThat(text).startsWith("process " + ProcessHandle.current().pid()));
    }
    assertThat(JobLock.held(folder)).isFalse();
  }

  @Test
  void shouldBeFreeAfterItsEnd() throws Exception {
    JobFolder folder = new JobFolder(directory);
    JobLock.take(folder).orElseThrow().close();
    try (JobLock again = JobLock.take(folder).orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }
}
