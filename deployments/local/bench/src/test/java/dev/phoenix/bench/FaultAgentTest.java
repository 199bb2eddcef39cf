package dev.phoenix.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In real servers, each in a process of its own. */
@SuppressWarnings("NullAway.Init")
class FaultAgentTest {

  private static final Duration LONG = Duration.ofMinutes(3);

  private enum Server {
    TOMCAT,
    OPENSEARCH
  }

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process process;
  private int port;

  @AfterEach
  void end() throws InterruptedException {
    http.close();
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldAnswerWrongly(Server server) throws Exception {
    // given
    start(server);

    // when
    inject("wrong");

    // then
    assertThat(get().statusCode()).isEqualTo(500);
    inject("well");
    assertThat(get().statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAnswerLateAndInTimeAgain(Server server) throws Exception {
    // given
    start(server);
    var prompt = get().body();

    // when
    inject("slow 1500");
    long begun = System.nanoTime();
    var late = get();

    // then
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1400));
    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(late.body()).hasSameSizeAs(prompt);

    // when it is so late that nobody would wait for it, and well again
    inject("slow 600000");
    inject("well");

    // then
    assertThat(get().statusCode()).isEqualTo(200);
  }

  @Test
  void shouldTakeMemory() throws Exception {
    // given
    start(Server.TOMCAT);
    long before = resident();

    // when
    inject("ballast 200");

    // then
    assertThat(resident() - before).isGreaterThan(190);
  }

  private void start(Server server) throws IOException {
    port = freePort();
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                classPath()));
    command.addAll(
        switch (server) {
          case TOMCAT -> List.of(TinyTomcat.class.getName(), "" + folder, "" + port);
          case OPENSEARCH ->
              List.of("dev.phoenix.search.SearchServer", "" + folder, "" + port, "" + freePort());
        });
    var log = folder.resolve("server.log");
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .failFast("the server ended, see its log", () -> !process().isAlive())
        .until(() -> get().statusCode() == 200);
  }

  /** Without what writes the tests' logs, with which OpenSearch does not start. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(jar -> !jar.contains("log4j-to-slf4j") && !jar.contains("logback-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void inject(String fault) throws Exception {
    var machine = VirtualMachine.attach("" + process().pid());
    try {
      machine.loadAgent(jar().toString(), fault);
    } finally {
      machine.detach();
    }
  }

  /** As the build packs it. */
  private Path jar() throws IOException {
    var jar = folder.resolve("agent.jar");
    if (Files.exists(jar)) {
      return jar;
    }
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Agent-Class", FaultAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (var type :
          List.of(FaultAgent.class, Ballast.class, HttpDoors.class, Disturbance.class)) {
        out.putNextEntry(new JarEntry(type.getName().replace('.', '/') + ".class"));
        try (var code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
          code.transferTo(out);
        }
      }
    }
    return jar;
  }

  private HttpResponse<String> get() throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process().pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private Process process() {
    return Objects.requireNonNull(process);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
