package dev.phoenix.model.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.Brief;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class AuditLogTest {

  @TempDir private Path folder;

  @Test
  void shouldWriteOneLineARun() throws Exception {
    // when
    try (var log = new AuditLog(folder, 1 << 20, 3, Clock.systemUTC())) {
      log.append(record("a\nb"));
      log.append(record("2"));
    }

    // then
    assertThat(lines()).hasSize(2);
    assertThat(new ObjectMapper().readTree(lines().getFirst()).at("/prompts/0/prompt").asText())
        .isEqualTo("a\nb");
  }

  @Test
  void shouldGoOnAfterACrashLeftHalfALine() throws Exception {
    // given
    try (var log = new AuditLog(folder, 1 << 20, 3, Clock.systemUTC())) {
      log.append(record("1"));
    }
    Files.writeString(folder.resolve("loops.jsonl"), "{\"id\":\"ha", StandardOpenOption.APPEND);

    // when
    try (var log = new AuditLog(folder, 1 << 20, 3, Clock.systemUTC())) {
      log.append(record("2"));
    }

    // then
    assertThat(lines()).hasSize(3);
    assertThat(new ObjectMapper().readTree(lines().getLast()).at("/prompts/0/prompt").asText())
        .isEqualTo("2");
  }

  @Test
  void shouldSetFullFilesAsideAndDeleteTheOldest() throws Exception {
    // when
    try (var log = new AuditLog(folder, 600, 2, Clock.systemUTC())) {
      for (int i = 0; i < 20; i++) {
        log.append(record("run " + i));
      }
    }

    // then
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(3).allMatch(file -> file.toFile().length() <= 600);
    }
    assertThat(lines().getLast()).contains("run 19");
  }

  @Test
  void shouldKeepLinesWholeWhenManyWrite() throws Exception {
    // when
    try (var log = new AuditLog(folder, 1 << 20, 3, Clock.systemUTC());
        var threads = Executors.newFixedThreadPool(8)) {
      threads.invokeAll(
          IntStream.range(0, 200)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        log.append(record("run " + i));
                        return null;
                      })
              .toList());
    }

    // then
    assertThat(lines()).hasSize(200).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("loops.jsonl"));
  }

  private static AuditRecord record(String prompt) {
    return new AuditRecord(
        "id",
        Instant.EPOCH,
        new Brief("bread", "", "en", "", List.of(), List.of(), List.of(), List.of(), 200),
        "FINGERPRINT",
        List.of(new AuditRecord.SignedPrompt(1, "core", prompt, "signature")),
        List.of());
  }
}
