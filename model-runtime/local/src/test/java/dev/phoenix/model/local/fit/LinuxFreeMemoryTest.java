package dev.phoenix.model.local.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxFreeMemoryTest {

  private static final long MIB = 1 << 20;

  @TempDir Path root;

  @BeforeEach
  void meminfo() throws Exception {
    write("proc/meminfo", "MemTotal:  8192000 kB\nMemFree: 100 kB\nMemAvailable:  4096000 kB\n");
  }

  @Test
  void shouldTakeWhatTheKernelCallsAvailable() {
    assertThat(free()).isEqualTo(4096000L * 1024);
  }

  @Test
  void shouldTakeTheTightestGroupOfVersionTwo() throws Exception {
    // given
    write("proc/self/cgroup", "0::/app/model\n");
    write("sys/fs/cgroup/app/model/memory.max", "max\n");
    write("sys/fs/cgroup/app/model/memory.current", Long.toString(300 * MIB));
    write("sys/fs/cgroup/app/memory.max", Long.toString(1000 * MIB));
    write("sys/fs/cgroup/app/memory.current", Long.toString(700 * MIB));
    write(
        "sys/fs/cgroup/app/memory.stat",
        "anon 5\ninactive_file %d\nactive_file 9\n".formatted(50 * MIB));

    // then what files hold can be dropped
    assertThat(free()).isEqualTo(350 * MIB);
  }

  @Test
  void shouldTakeTheGroupThatAContainerSeesAtTheTop() throws Exception {
    write("proc/self/cgroup", "0::/kubepods/pod1/not-visible\n");
    write("sys/fs/cgroup/memory.max", Long.toString(500 * MIB));
    write("sys/fs/cgroup/memory.current", Long.toString(600 * MIB));
    assertThat(free()).isZero();
  }

  @Test
  void shouldTakeGroupsOfVersionOne() throws Exception {
    // given
    write("proc/self/cgroup", "4:cpu,cpuacct:/x\n3:memory:/docker/abc\n0::/\n");
    write("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", Long.toString(800 * MIB));
    write("sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes", Long.toString(200 * MIB));
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", Long.toString(900 * MIB));

    // then a root without a limit counts for nothing
    assertThat(free()).isEqualTo(600 * MIB);
  }

  @Test
  void shouldTellThatOfThisMachine() {
    assertThat(FreeMemory.ofThisMachine().bytes()).isBetween(1L, 1L << 50);
  }

  private long free() {
    return new LinuxFreeMemory(root).bytes();
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.resolve("..").normalize());
    Files.writeString(path, text);
  }
}
