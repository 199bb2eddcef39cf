package dev.phoenix.local.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.local.UserError;
import dev.phoenix.local.home.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrerequisitesTest {

  @ParameterizedTest
  @CsvSource({"Linux,amd64", "Linux,aarch64", "Mac OS X,x86_64", "Mac OS X,aarch64"})
  void shouldAcceptTheSystemsThatItRunsOn(String system, String processor) {
    assertThatCode(() -> Prerequisites.checkSystem(system, processor, 25))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "Windows 11,amd64,25,Windows 11",
    "FreeBSD,amd64,25,FreeBSD",
    "Linux,riscv64,25,riscv64",
    "Linux,amd64,21,JDK 25"
  })
  void shouldNameWhatItDoesNotRunOn(String system, String processor, int java, String named) {
    assertThatThrownBy(() -> Prerequisites.checkSystem(system, processor, java))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(named);
  }

  @Test
  void shouldNameATakenPortWithItsHolderAndTheSettingThatChangesIt() throws Exception {
    // given
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();
      var ports = Ports.standard().with(Map.of("grpc", port));

      // when / then
      assertThatThrownBy(() -> Prerequisites.checkPorts(ports, Set.of("grpc")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("ports.grpc")
          .satisfies(
              error -> {
                if (Files.isReadable(Path.of("/proc/net/tcp"))) {
                  org.assertj.core.api.Assertions.assertThat(error)
                      .hasMessageContaining("process " + ProcessHandle.current().pid());
                }
              });
    }
  }

  @Test
  void shouldNotLookAtPortsThatNothingWillUse() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = Ports.standard().with(Map.of("grpc", taken.getLocalPort()));
      assertThatCode(() -> Prerequisites.checkPorts(ports, Set.of())).doesNotThrowAnyException();
    }
  }

  @Test
  void shouldSayHowMuchMemoryIsMissing(@TempDir Path folder) throws Exception {
    // given
    var info = folder.resolve("meminfo");
    Files.writeString(info, "MemTotal:  8000000 kB\nMemAvailable:  1024000 kB\n");

    // when / then
    assertThatThrownBy(() -> Prerequisites.checkMemory(info, 3000))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("1000 MB")
        .hasMessageContaining("3000 MB");
    assertThatCode(() -> Prerequisites.checkMemory(info, 900)).doesNotThrowAnyException();
    assertThatCode(() -> Prerequisites.checkMemory(folder.resolve("absent"), 9000))
        .doesNotThrowAnyException();
  }
}
