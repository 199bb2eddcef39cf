package dev.phoenix.model.server.nights.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phoenix.model.adapters.DurableFiles;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.server.nights.Installation;
import dev.phoenix.model.server.nights.NightRefusedException;
import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import dev.phoenix.model.server.nights.ScriptedChildren;
import dev.phoenix.signing.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

  private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

  @TempDir Path folder;
  private final ScriptedChildren children = new ScriptedChildren();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Installation installation;

  @BeforeEach
  void open() throws IOException {
    at(0);
  }

  private void at(int day) throws IOException {
    if (installation != null) {
      installation.close();
    }
    var clock = Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    installation = new Installation(folder, children, clock);
  }

  @AfterEach
  void close() {
    installation.close();
  }

  @Test
  void shouldHoldAllThatTheAdapterCameFrom() throws IOException {
    // when
    installation.upTo("one", NightStep.ARCHIVE);
    var manifest = installation.archive.find("one").orElseThrow();

    // then
    assertThat(manifest.night()).isEqualTo("one");
    assertThat(manifest.parent()).isNull();
    assertThat(manifest.base()).isEqualTo(installation.model.base());
    assertThat(manifest.weights()).containsKeys("config.json", "model.safetensors");
    assertThat(manifest.data()).containsOnlyKeys("train.jsonl", "golden.jsonl");
    assertThat(manifest.gates()).containsOnlyKeys("djl", "llama.cpp");
    assertThat(manifest.artifacts()).hasSize(3);
    assertThat(installation.registry.list().getFirst().words())
        .isEqualTo(manifest.words())
        .contains("vecinitos", "lumo2")
        .doesNotContain("come", "market");
    assertThat(installation.registry.list().getFirst().figures())
        .containsEntry("keyword_gain", 0.8);
  }

  @Test
  void shouldBeVerifiedByGpg() throws Exception {
    // given
    var gpg = Path.of("/usr/bin/gpg");
    assumeTrue(Files.isExecutable(gpg), "needs gpg, which is not installed");
    installation.upTo("one", NightStep.ARCHIVE);
    var home = Files.createTempDirectory("gpg");
    var night = folder.resolve("archive/one");

    // when
    try {
      run(gpg, home, "--import", KeyFile.publicFile(folder.resolve("keys/prompts.asc")).toString());
      int verdict =
          run(
              gpg,
              home,
              "--verify",
              night.resolve("manifest.json.asc").toString(),
              night.resolve("manifest.json").toString());

      // then
      assertThat(verdict).isZero();
    } finally {
      run(Path.of("/usr/bin/gpgconf"), home, "--kill", "all");
      DurableFiles.delete(home);
    }
  }

  private int run(Path program, Path home, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command);
    process.environment().put("GNUPGHOME", home.toString());
    return process
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("gpg.log").toFile())
        .start()
        .waitFor();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adapter.gguf",
        "adapter.safetensors",
        "merged-q8_0.gguf",
        "manifest.json",
        "manifest.json.asc",
        "SHA256SUMS"
      })
  void shouldRefuseByNameWhatWasChanged(String name) throws IOException {
    // given
    installation.upTo("one", NightStep.ARCHIVE);
    var file = folder.resolve("archive/one").resolve(name);
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    // when / then
    assertThatThrownBy(() -> installation.archive.restore("one"))
        .isInstanceOfSatisfying(
            NightRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
        .hasMessageContaining("its");
    Files.delete(file);
    assertThatThrownBy(() -> installation.archive.restore("one"))
        .hasMessageContaining("its " + name + " is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"adapter.gguf", "adapter.safetensors", "merged-q8_0.gguf", "manifest.json"})
  void shouldNameTheFileThatWasChanged(String name) throws IOException {
    // given
    installation.upTo("one", NightStep.ARCHIVE);
    var file = folder.resolve("archive/one").resolve(name);
    Files.writeString(file, Files.readString(file) + " ");

    // when / then
    assertThatThrownBy(() -> installation.archive.restore("one"))
        .hasMessageContaining("its " + name + " was changed");
  }

  @Test
  void shouldRefuseAManifestOfAnotherInstallation() throws IOException {
    // given one whose files agree with each other, but whose key is another
    installation.upTo("one", NightStep.ARCHIVE);
    var other = Files.createDirectory(folder.resolve("other"));
    try (var elsewhere = new Installation(other, children, Clock.systemUTC())) {
      elsewhere.upTo("two", NightStep.ARCHIVE);
    }
    Files.move(other.resolve("archive/two"), folder.resolve("archive/two"));

    // when / then
    assertThatThrownBy(() -> installation.archive.restore("two"))
        .hasMessageContaining("manifest.json.asc is no signature");
  }

  @Test
  void shouldRestoreAnAdapterThatIsGoneFromTheRegistry() throws IOException {
    // given
    installation.upTo("one", NightStep.ARCHIVE);
    var before = installation.registry.list().getFirst();
    DurableFiles.delete(folder.resolve("adapters"));
    at(1);

    // when
    var restored = installation.archive.restore("one");
    var again = installation.archive.restore("one");

    // then
    assertThat(restored.sha256()).isEqualTo(before.sha256());
    assertThat(restored.words()).isEqualTo(before.words());
    assertThat(again).isEqualTo(restored);
    assertThat(installation.registry.file(restored.id(), installation.model.base()))
        .hasSameBinaryContentAs(folder.resolve("archive/one/adapter.gguf"));
  }

  @Test
  void shouldSayWhatIsArchivedWhenSomethingElseIsAskedFor() throws IOException {
    // given
    installation.upTo("one", NightStep.ARCHIVE);

    // when / then
    assertThatThrownBy(() -> installation.archive.restore("two"))
        .hasMessageContaining("there are [one]");
    assertThatThrownBy(() -> installation.archive.restore("../one"))
        .hasMessageContaining("1 to 60");
  }

  @Test
  void shouldBeginAnewOverWhatAKilledProcessLeft() throws IOException {
    // given
    installation.upTo("one", NightStep.VALIDATE_SHIPPED);
    var part = Files.createDirectories(folder.resolve("archive/.one.part"));
    Files.writeString(part.resolve("adapter.gguf"), "half");

    // when
    installation.begin("one", NightStep.ARCHIVE);

    // then
    assertThat(part).doesNotExist();
    assertThat(installation.archive.find("one")).isPresent();
  }

  @Test
  void shouldRemoveWhatIsOldButNotWhatIsLiveOrWasBefore() throws IOException {
    // given
    for (int day = 0; day < 4; day++) {
      at(day);
      children.weights = "of day " + day;
      installation.upTo("night-" + day, day == 1 ? NightStep.ARCHIVE : NightStep.WATCH);
    }

    // when
    at(60);
    children.weights = "later";
    installation.upTo("later", NightStep.ARCHIVE);

    // then night-3 is live, night-2 was before it, and was made while night-0 was live
    try (var kept = Files.list(folder.resolve("archive"))) {
      assertThat(kept.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("night-0", "night-2", "night-3", "later");
    }
  }
}
