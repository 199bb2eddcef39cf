package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {

  @Test
  void shouldDigestAsOtherProgramsDo(@TempDir Path folder) throws Exception {
    // given
    var file = Files.writeString(folder.resolve("abc"), "abc");

    // then
    assertThat(Digest.sha256(file))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
