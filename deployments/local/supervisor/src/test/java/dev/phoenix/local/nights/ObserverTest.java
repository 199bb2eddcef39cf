package dev.phoenix.local.nights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserverTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicReference<JsonNode> told = new AtomicReference<>(Json.MAPPER.missingNode());
  @TempDir Path folder;

  @Test
  void shouldSeeAStateAsSoonAsItIsWritten() throws Exception {
    // given
    tell("training");
    try (var observer = observer()) {
      Thread.startVirtualThread(() -> write("ARCHIVE", "RUNNING"));

      // then
      assertThat(observer.await(Moment.ARCHIVING, LONG)).isTrue();
    }
  }

  @Test
  void shouldNotWaitForAStateThatIsOver() throws Exception {
    // given
    tell("training");
    write("END", "DONE");
    try (var observer = observer()) {
      // then
      assertThat(observer.await(Moment.ARCHIVING, LONG)).isFalse();
    }
  }

  @Test
  void shouldRememberWhatTheWorkersToldWhenTheyDoNotAnswer() throws Exception {
    // given
    tell("ended");
    try (var observer = observer()) {
      assertThat(observer.awaitEnd(LONG)).isTrue();

      // when
      told.set(Json.MAPPER.missingNode());

      // then
      assertThat(observer.look().over()).isTrue();
      assertThat(observer.told().path("state").asText()).isEqualTo("ended");
    }
  }

  @Test
  void shouldGiveUpANightThatDoesNotEnd() throws Exception {
    try (var observer = observer()) {
      assertThat(observer.awaitEnd(Duration.ofMillis(1))).isFalse();
      assertThat(observer.look().moment()).isEmpty();
    }
  }

  private Observer observer() {
    return new Observer(folder.resolve("night.json"), told::get);
  }

  private void tell(String state) {
    told.set(Json.MAPPER.createObjectNode().put("state", state));
  }

  private void write(String step, String status) {
    try {
      var next = folder.resolve("night.next");
      Files.writeString(
          next, Json.MAPPER.createObjectNode().put("step", step).put("status", status).toString());
      Files.move(next, folder.resolve("night.json"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
