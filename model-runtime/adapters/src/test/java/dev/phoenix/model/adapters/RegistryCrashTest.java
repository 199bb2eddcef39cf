package dev.phoenix.model.adapters;

import static dev.phoenix.model.adapters.TestAdapters.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCrashTest {

  private static final int KILLS = 8;
  private static final int FILE_BYTES = 2_000_000;

  @TempDir Path folder;

  @Test
  void shouldHoldTheOldOrTheNewStateAfterAKill() throws Exception {
    TestAdapters.file(folder, FILE_BYTES, 1);
    Random random = new Random(11);
    AdapterRegistry registry = TestAdapters.open(folder);
    int before = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      // given a process in the middle of its changes
      Process process = RegistryProcess.start(folder, "brand", Integer.MAX_VALUE);
      List<String> said = new ArrayList<>();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        int words = 1 + random.nextInt(8);
        for (int i = 0; i < words; i++) {
          said.add(Objects.requireNonNull(output.readLine(), "The process ended by itself"));
        }
        // when anywhere in the next change, not only where it speaks
        LockSupport.parkNanos(random.nextLong(6_000_000));
        // by its handle, which leaves its last words readable
        process.toHandle().destroyForcibly();
        output.lines().forEach(said::add);
      }
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

      // then what it finished is there, what it had begun is there whole or not at all
      int added = (int) said.stream().filter(line -> line.startsWith("added ")).count();
      int after = registry.ids().size();
      assertThat(after - before).isBetween(added, added + 1);
      before = after;
      assertThat(registry.verify()).isEmpty();
      String live =
          registry.live(BASE.sha256()).map(each -> String.valueOf(each.adapter())).orElse("none");
      String done = last(said, "done ");
      String begun = last(said, "added ");
      if (!done.isEmpty()) {
        assertThat(live).isIn(done, begun);
      }

      // and the next change works at once
      AdapterId next = registry.add(TestAdapters.adapter(folder, "next", 2)).id();
      registry.activate(next, 1);
      assertThat(registry.rollBack(BASE.sha256()).adapter())
          .satisfies(id -> assertThat(id == null ? "none" : id.toString()).isEqualTo(live));
      registry.prune(0);
      before = registry.ids().size();
    }
  }

  @Test
  void shouldLetTwoProcessesChangeItAtOnce() throws Exception {
    // given
    TestAdapters.file(folder, 1000, 1);
    int times = 20;

    // when
    List<Process> processes =
        List.of(
            RegistryProcess.start(folder, "brand", times),
            RegistryProcess.start(folder, "brand", times));
    AdapterRegistry registry = TestAdapters.open(folder);
    for (int i = 0; i < times; i++) {
      registry.activate(registry.add(TestAdapters.adapter(folder, "tone", 2)).id(), 1);
    }
    for (Process process : processes) {
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(process.waitFor()).isZero();
    }

    // then
    assertThat(registry.ids()).hasSize(3 * times).doesNotHaveDuplicates();
    assertThat(registry.verify()).isEmpty();
    assertThat(registry.history(BASE.sha256())).hasSize(3 * times);
    assertThat(TestAdapters.open(folder).history(BASE.sha256()))
        .isEqualTo(registry.history(BASE.sha256()))
        .extracting(Activation::adapter)
        .containsExactlyInAnyOrderElementsOf(registry.ids());
  }

  private static String last(List<String> said, String word) {
    return said.stream()
        .filter(line -> line.startsWith(word))
        .reduce((one, later) -> later)
        .map(line -> line.substring(word.length()))
        .orElse("");
  }
}
