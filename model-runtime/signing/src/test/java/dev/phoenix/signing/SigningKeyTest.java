package dev.phoenix.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SigningKeyTest {

  private static final String OWNER = "Phoenix test <phoenix@localhost>";
  private static final String PROMPT = "Write the post again.\n¡Más corto! 🍞";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("keys/prompts.asc");
  }

  @Test
  void shouldMakeAKeyThatOnlyItsOwnerMayRead() throws Exception {
    // when
    KeyFile.open(file, OWNER, Clock.systemUTC());

    // then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void shouldKeepTheKeyOverAStart() throws Exception {
    // given
    var first = KeyFile.open(file, OWNER, Clock.systemUTC()).fingerprint();

    // when
    var second = KeyFile.open(file, OWNER, Clock.systemUTC()).fingerprint();

    // then
    assertThat(second).isEqualTo(first).matches("[0-9A-F]{40}");
  }

  @Test
  void shouldMakeOneKeyWhenSeveralStartAtOnce() throws Exception {
    // given
    Callable<String> start = () -> KeyFile.open(file, OWNER, Clock.systemUTC()).fingerprint();

    // when
    try (var threads = Executors.newFixedThreadPool(8)) {
      var fingerprints = threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> start).toList());

      // then
      assertThat(fingerprints).extracting(f -> f.get()).containsOnly(start.call());
    }
  }

  @Test
  void shouldRefuseAKeyThatOthersMayRead() throws Exception {
    // given
    KeyFile.open(file, OWNER, Clock.systemUTC());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    // when / then
    assertThatThrownBy(() -> KeyFile.open(file, OWNER, Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void shouldSayWhatToDoWithABrokenKey() throws Exception {
    // given
    KeyFile.open(file, OWNER, Clock.systemUTC());
    var armored = Files.readString(file);
    Files.writeString(file, armored.substring(0, armored.length() / 2));

    // when / then
    assertThatThrownBy(() -> KeyFile.open(file, OWNER, Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Restore it from a backup");
  }

  @Test
  void shouldMendAPublicHalfThatIsBrokenOrAnothers() throws Exception {
    // given
    var key = KeyFile.open(file, OWNER, Clock.systemUTC());
    var other = KeyFile.open(folder.resolve("other.asc"), OWNER, Clock.systemUTC());
    for (var wrong : List.of("", other.publicKey())) {
      Files.writeString(KeyFile.publicFile(file), wrong);

      // when
      KeyFile.open(file, OWNER, Clock.systemUTC());

      // then
      assertThat(VerifyingKey.read(KeyFile.publicFile(file)).fingerprint())
          .isEqualTo(key.fingerprint());
    }
  }

  @Test
  void shouldTellItsOwnSignaturesByThePublicHalfAlone() throws Exception {
    // given
    var key = KeyFile.open(file, OWNER, Clock.systemUTC());
    var other = KeyFile.open(folder.resolve("other.asc"), OWNER, Clock.systemUTC());

    // when
    var publicHalf = VerifyingKey.read(KeyFile.publicFile(file));

    // then
    assertThat(publicHalf.fingerprint()).isEqualTo(key.fingerprint());
    assertThat(publicHalf.verify(PROMPT, key.sign(PROMPT))).isTrue();
    assertThat(publicHalf.verify(PROMPT + " ", key.sign(PROMPT))).isFalse();
    assertThat(publicHalf.verify(PROMPT, other.sign(PROMPT))).isFalse();
    assertThat(publicHalf.verify(PROMPT, "no signature")).isFalse();
  }

  @Test
  void shouldSayThatAFileHoldsNoPublicKey() throws Exception {
    // given
    KeyFile.open(file, OWNER, Clock.systemUTC());

    // when / then
    assertThatThrownBy(() -> VerifyingKey.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no OpenPGP public key");
  }

  @Test
  void shouldSignWhatGpgAccepts() throws Exception {
    // given
    var key = KeyFile.open(file, OWNER, Clock.systemUTC());

    // when
    var verdict = gpg(key, PROMPT, PROMPT);

    // then
    assertThat(verdict).isZero();
  }

  @Test
  void shouldSignSoThatGpgRefusesAChangedText() throws Exception {
    // given
    var key = KeyFile.open(file, OWNER, Clock.systemUTC());

    // when
    var verdict = gpg(key, PROMPT, PROMPT + " ");

    // then
    assertThat(verdict).isOne();
  }

  private int gpg(SigningKey key, String signed, String shown) throws Exception {
    var gpg = Path.of("/usr/bin/gpg");
    assumeTrue(Files.isExecutable(gpg), "SigningKeyTest needs gpg, which is not installed");
    // gpg's agent listens on a socket in its home, whose path must be short
    var home = Files.createTempDirectory("gpg");
    try {
      var text = Files.writeString(folder.resolve("prompt.txt"), shown, UTF_8);
      var signature = Files.writeString(folder.resolve("prompt.asc"), key.sign(signed), UTF_8);
      run(gpg, home, "--import", KeyFile.publicFile(file).toString());
      return run(gpg, home, "--verify", signature.toString(), text.toString());
    } finally {
      run(Path.of("/usr/bin/gpgconf"), home, "--kill", "all");
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
}
