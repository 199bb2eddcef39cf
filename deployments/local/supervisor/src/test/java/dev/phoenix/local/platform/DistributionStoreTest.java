package dev.phoenix.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small archive made with tar, fetched whole, broken or not at all. */
class DistributionStoreTest {

  @TempDir private Path folder;
  private final List<String> progress = new ArrayList<>();
  private Distribution distribution = Distribution.CAMUNDA;

  @BeforeEach
  void makeArchive() throws Exception {
    var content = Files.createDirectories(folder.resolve("engine-1.0/bin"));
    Files.writeString(content.resolve("engine"), "#!/bin/sh\n");
    var archive = folder.resolve("published.tar.gz");
    var tar =
        new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.toString(), "engine-1.0")
            .start();
    assertThat(tar.waitFor()).isZero();
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    distribution =
        new Distribution(
            "org.example",
            "engine",
            "1.0",
            HexFormat.of().formatHex(digest),
            Files.size(archive),
            20);
  }

  @Test
  void shouldFetchAndUnpackOnce() throws Exception {
    // given
    var source = new Source(0);

    // when
    var first = store(source).provide(distribution);
    var second = store(source).provide(distribution);

    // then
    assertThat(first).isEqualTo(second).isEqualTo(folder.resolve("cache/engine-1.0"));
    assertThat(first.resolve("bin/engine")).hasContent("#!/bin/sh");
    assertThat(source.fetched).isEqualTo(1);
    assertThat(cache()).containsExactlyInAnyOrder(".lock", "engine-1.0");
  }

  @Test
  void shouldFetchABrokenArchiveAgain() throws Exception {
    // given
    var source = new Source(1);

    // when
    var unpacked = store(source).provide(distribution);

    // then
    assertThat(unpacked.resolve("bin/engine")).exists();
    assertThat(source.fetched).isEqualTo(2);
    assertThat(progress).anyMatch(line -> line.contains("broken") && line.contains("again"));
  }

  @Test
  void shouldRefuseAnArchiveThatComesBrokenTwiceAndLeaveNothing() throws Exception {
    // given
    var store = store(new Source(2));

    // when / then
    assertThatThrownBy(() -> store.provide(distribution))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("broken twice")
        .hasMessageContaining(distribution.sha256());
    assertThat(store.has(distribution)).isFalse();
    assertThat(cache()).containsExactly(".lock");
  }

  @Test
  void shouldUnpackAgainWhatIsHalfUnpacked() throws Exception {
    // given
    Files.createDirectories(folder.resolve("cache/engine-1.0/bin"));

    // when
    var unpacked = store(new Source(0)).provide(distribution);

    // then
    assertThat(unpacked.resolve("bin/engine")).exists();
    assertThat(progress).anyMatch(line -> line.contains("incomplete"));
  }

  @Test
  void shouldUnpackAgainWhatLostAFile() throws Exception {
    // given
    var unpacked = store(new Source(0)).provide(distribution);
    Files.delete(unpacked.resolve("bin/engine"));

    // when
    store(new Source(0)).provide(distribution);

    // then
    assertThat(unpacked.resolve("bin/engine")).exists();
  }

  @Test
  void shouldSayWhatMavenSaidWhenNothingCanBeFetched() throws Exception {
    // given
    var maven = folder.resolve("failing-mvn");
    Files.writeString(maven, "#!/bin/sh\necho '[ERROR] no route to host'\nexit 1\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    var source = new MavenSource(maven.toString(), folder.resolve("repository"), progress::add);

    // when / then
    assertThatThrownBy(() -> store(source).provide(distribution))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("org.example:engine:1.0:tar.gz")
        .hasMessageContaining("no route to host");
  }

  private DistributionStore store(ArchiveSource source) {
    return new DistributionStore(folder.resolve("cache"), source, progress::add);
  }

  private List<String> cache() throws IOException {
    try (var files = Files.list(folder.resolve("cache"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Gives the archive, broken for the first so many times. */
  private final class Source implements ArchiveSource {

    private final int broken;
    private int fetched;

    private Source(int broken) {
      this.broken = broken;
    }

    @Override
    public Path fetch(Distribution wanted, Path into, boolean again) throws IOException {
      assertThat(again).isEqualTo(fetched > 0);
      var archive = into.resolve(wanted.fileName());
      var bytes = Files.readAllBytes(folder.resolve("published.tar.gz"));
      if (fetched++ < broken) {
        bytes[bytes.length / 2] ^= 1;
      }
      return Files.write(archive, bytes);
    }
  }
}
