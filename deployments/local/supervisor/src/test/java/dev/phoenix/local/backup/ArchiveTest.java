package dev.phoenix.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.phoenix.local.Json;
import dev.phoenix.signing.KeyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with an archive is named. */
@SuppressWarnings("NullAway.Init")
class ArchiveTest {

  private static final String LEDGER = "data/workers/workers.mv.db";

  @TempDir private Path folder;
  private SmallHome home;
  private Path archive;

  @BeforeEach
  void make() throws IOException {
    home = SmallHome.in(folder);
    archive = home.backup("one");
  }

  @Test
  void shouldHoldWhatMattersForItsOwnerAlone() throws Exception {
    // when
    var held = manifest().files().stream().map(Manifest.Entry::path).toList();

    // then
    verify();
    assertThat(held)
        .contains(LEDGER, "data/feed/feed.mv.db", "config/phoenix.yaml")
        .doesNotContain(SmallHome.KEY)
        .noneMatch(path -> path.contains("logs") || path.contains("natives"));
    assertThat(manifest().leftOut()).anyMatch(line -> line.startsWith(SmallHome.KEY));
    assertThat(manifest().folders()).contains("data/telegram/empty");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldNameAChangedFile() throws Exception {
    // given
    change(LEDGER, "the ledgxr");

    // when / then
    assertBroken(LEDGER, "SHA-256");
  }

  @Test
  void shouldNameAFileOfAnotherLength() throws Exception {
    // given
    change(LEDGER, "the ledger, and more");

    // when / then
    assertBroken(LEDGER, "bytes of the manifest");
  }

  @Test
  void shouldNoticeAFlippedByteOfTheArchiveItself() throws Exception {
    // given one within the packed content, which follows its name
    var name = "data/camunda/raft/journal.log";
    var bytes = Files.readAllBytes(archive);
    var content = new String(bytes, StandardCharsets.ISO_8859_1);
    // the first mention is in the manifest, unless that is packed
    var header = content.lastIndexOf(name, content.indexOf("PK\u0001\u0002"));
    var at = header + name.length() + 2000;
    bytes[at] ^= 1;
    Files.write(archive, bytes);

    // when / then
    assertThatThrownBy(this::verify)
        .isInstanceOf(BrokenArchiveException.class)
        .hasMessageStartingWith(name + ": ");
  }

  @Test
  void shouldNameAChangedManifest() throws Exception {
    // given
    change("manifest.json", Files.readString(extracted("manifest.json")).replace("one", "two"));

    // when / then
    assertBroken("manifest.json", "was not signed");
  }

  @Test
  void shouldAskForTheSignatureBeforeItReadsTheManifest() throws Exception {
    // given what no reader of JSON takes
    change("manifest.json", "[".repeat(10_000));

    // when / then
    assertBroken("manifest.json", "was not signed");
  }

  @Test
  void shouldRefuseAManifestThatUnpacksWithoutEnd() throws Exception {
    // given some kilobytes that are many megabytes
    change("manifest.json", " ".repeat(25 << 20));

    // when / then
    assertBroken("manifest.json", "far too long");
  }

  @Test
  void shouldNameAManifestWhoseSignatureIsAnothers() throws Exception {
    // given
    var other = KeyFile.open(folder.resolve("other.asc"), "x <x@localhost>", Clock.systemUTC());
    change("manifest.json.asc", other.sign(Files.readString(extracted("manifest.json"))));

    // when / then
    assertBroken("manifest.json", "was not signed");
  }

  @Test
  void shouldNameAMissingFile() throws Exception {
    // given
    try (var zip = FileSystems.newFileSystem(archive)) {
      Files.delete(zip.getPath(LEDGER));
    }

    // when / then
    assertBroken(LEDGER, "missing");
  }

  @Test
  void shouldNameAFileThatNobodySigned() throws Exception {
    // given
    change("data/workers/extra.sh", "echo");

    // when / then
    assertBroken("data/workers/extra.sh", "does not name it");
  }

  @Test
  void shouldRefuseATruncatedArchive() throws Exception {
    // given
    try (var channel = Files.newByteChannel(archive, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }

    // when / then
    assertBroken(archive.getFileName().toString(), "not whole");
  }

  @Test
  void shouldRefusePathsThatLeadOutOfTheHomeEvenIfTheyAreSigned() throws Exception {
    for (var path :
        List.of("../out", "/etc/out", "data/../../out", "run/door-token", "data\\..\\out")) {
      // given
      var evil = signedBySomeone(path);
      var into = Files.createTempDirectory(folder, "into");

      // when / then
      try (var opened = Archive.open(evil)) {
        assertThatThrownBy(() -> opened.verify(home.keys(archive).key()))
            .isInstanceOf(BrokenArchiveException.class)
            .hasMessageContaining(path)
            .hasMessageContaining("leads out");
        assertThatThrownBy(() -> opened.extract(into)).isInstanceOf(BrokenArchiveException.class);
      }
      assertThat(folder.resolve("out")).doesNotExist();
      assertThat(into).isEmptyDirectory();
    }
  }

  @Test
  void shouldBeSignedSoThatGpgAcceptsIt() throws Exception {
    // given
    var gpg = Path.of("/usr/bin/gpg");
    assumeTrue(Files.isExecutable(gpg), "ArchiveTest needs gpg, which is not installed");
    var text = extracted("manifest.json");
    var signature = extracted("manifest.json.asc");
    // gpg's agent listens on a socket in its home, whose path must be short
    var gpgHome = Files.createTempDirectory("gpg");
    try {
      // when
      var imported =
          run(gpg, gpgHome, "--import", archive.resolveSibling(BackupKey.PUBLIC).toString());
      var verdict = run(gpg, gpgHome, "--verify", signature.toString(), text.toString());

      // then
      assertThat(imported).isZero();
      assertThat(verdict).isZero();
    } finally {
      run(Path.of("/usr/bin/gpgconf"), gpgHome, "--kill", "all");
    }
  }

  /** An archive as somebody with the key could make it. */
  private Path signedBySomeone(String path) throws IOException {
    var key = KeyFile.open(home.file(SmallHome.KEY), "x <x@localhost>", Clock.systemUTC());
    var manifest =
        new Manifest(
            1,
            "evil",
            Instant.EPOCH,
            "test",
            manifest().software(),
            "stopped",
            0,
            List.of(),
            List.of(new Manifest.Entry(path, 4, "0".repeat(64), "rw-------")),
            List.of());
    var file = Files.createTempFile(folder, "evil", ".zip");
    Files.delete(file);
    var text = Json.MAPPER.writeValueAsString(manifest);
    var uri = URI.create("jar:" + file.toUri());
    try (var zip = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
      Files.writeString(zip.getPath("manifest.json"), text);
      Files.writeString(zip.getPath("manifest.json.asc"), key.sign(text));
    }
    return file;
  }

  private void change(String entry, String text) throws IOException {
    try (var zip = FileSystems.newFileSystem(archive)) {
      Files.writeString(zip.getPath(entry), text);
    }
  }

  private Path extracted(String entry) throws IOException {
    try (var zip = FileSystems.newFileSystem(archive)) {
      var to = folder.resolve(entry);
      return Files.write(to, Files.readAllBytes(zip.getPath(entry)));
    }
  }

  private Manifest manifest() throws IOException {
    try (var opened = Archive.open(archive)) {
      return opened.manifest();
    }
  }

  private void verify() throws IOException {
    try (var opened = Archive.open(archive)) {
      opened.verify(home.keys(archive).key());
    }
  }

  private void assertBroken(String name, String how) {
    assertThatThrownBy(this::verify)
        .isInstanceOf(BrokenArchiveException.class)
        .hasMessageStartingWith(name + ": ")
        .hasMessageContaining(how);
  }

  private int run(Path program, Path gpgHome, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command);
    process.environment().put("GNUPGHOME", gpgHome.toString());
    return process
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("gpg.log").toFile())
        .start()
        .waitFor();
  }
}
