package dev.phoenix.model.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.server.loop.LoopListener.Asked;
import dev.phoenix.signing.KeyFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class AuditTrailTest {

  private static final Brief BRIEF =
      new Brief("bread", "", "en", "", List.of(), List.of(), List.of(), List.of(), 200);
  private static final Draft DRAFT =
      new Draft("Bread!", "model", 1, 1, List.of(), List.of(), "model wrote it", false, 5);

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void shouldKeepEachPromptWithItsSignature() throws Exception {
    // given
    var key =
        KeyFile.open(folder.resolve("key.asc"), "Phoenix <phoenix@localhost>", Clock.systemUTC());
    try (var log = new AuditLog(folder, 1 << 20, 2, Clock.systemUTC())) {
      var trail = new AuditTrail(key, log, Clock.systemUTC(), meters);

      // when
      trail.ran(
          BRIEF, List.of(new Asked(1, "model", "Write"), new Asked(2, "model", "Mend")), DRAFT);
    }

    // then
    var record = new ObjectMapper().readTree(Files.readString(folder.resolve("loops.jsonl")));
    assertThat(record.path("key").asText()).isEqualTo(key.fingerprint());
    assertThat(record.path("prompts").findValuesAsText("prompt")).containsExactly("Write", "Mend");
    assertThat(record.path("prompts").findValuesAsText("signature"))
        .allMatch(signature -> signature.startsWith("-----BEGIN PGP SIGNATURE-----"));
  }

  @Test
  void shouldCostNoDraftWhenItCannotBeWritten() throws Exception {
    // given
    var key =
        KeyFile.open(folder.resolve("key.asc"), "Phoenix <phoenix@localhost>", Clock.systemUTC());
    var closed = new AuditLog(folder, 1 << 20, 2, Clock.systemUTC());
    closed.close();

    // when
    new AuditTrail(key, closed, Clock.systemUTC(), meters).ran(BRIEF, List.of(), DRAFT);

    // then
    assertThat(meters.get("phoenix.audit.failed").counter().count()).isOne();
  }
}
