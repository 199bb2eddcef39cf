package dev.phoenix.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as Linux shows them. */
@SuppressWarnings("NullAway.Init")
class MachineMemoryTest {

  private static final long MEGABYTE = 1024 * 1024;

  @TempDir private Path root;
  private MachineMemory memory;

  @BeforeEach
  void machineWithFourGigabytesLeft() throws IOException {
    memory = new MachineMemory(root.resolve("proc"), root.resolve("cgroup"));
    write(
        "proc/meminfo", "MemTotal:  16384000 kB\nMemFree:  102400 kB\nMemAvailable:  4194304 kB\n");
  }

  @Test
  void shouldReadWhatTheMachineHasLeft() {
    assertThat(memory.availableMegabytes()).hasValue(4096);
  }

  @Test
  void shouldReadWhatTheNarrowestGroupLeaves() throws IOException {
    // given a service in a slice that has less left than itself
    write("proc/self/cgroup", "0::/user.slice/phoenix.service\n");
    group("user.slice/phoenix.service", "max", 900, 0);
    group("user.slice", "" + 1000 * MEGABYTE, 900, 150);

    // then files that can be dropped are no use
    assertThat(memory.availableMegabytes()).hasValue(250);
  }

  @Test
  void shouldReadTheGroupOfAContainer() throws IOException {
    write("proc/self/cgroup", "0::/\n");
    group("", "" + 512 * MEGABYTE, 600, 0);
    assertThat(memory.availableMegabytes()).hasValue(0);
  }

  @Test
  void shouldKeepToTheMachineWhereGroupsAreOfTheFirstVersion() throws IOException {
    write("proc/self/cgroup", "5:memory:/user.slice\n1:name=systemd:/user.slice\n");
    assertThat(memory.availableMegabytes()).hasValue(4096);
  }

  @Test
  void shouldNotLookOutsideOfTheGroups() throws IOException {
    write("proc/self/cgroup", "0::/../../etc\n");
    assertThat(memory.availableMegabytes()).hasValue(4096);
  }

  @Test
  void shouldKnowNothingWhereTheSystemTellsNothing() {
    var elsewhere = new MachineMemory(root.resolve("none"), root.resolve("none"));
    assertThat(elsewhere.availableMegabytes()).isEmpty();
  }

  private void group(String path, String max, long currentMegabytes, long inactiveMegabytes)
      throws IOException {
    var folder = "cgroup/" + path;
    write(folder + "/memory.max", max + "\n");
    write(folder + "/memory.current", currentMegabytes * MEGABYTE + "\n");
    write(
        folder + "/memory.stat",
        "anon 1\ninactive_file " + inactiveMegabytes * MEGABYTE + "\nactive_file 7\n");
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
