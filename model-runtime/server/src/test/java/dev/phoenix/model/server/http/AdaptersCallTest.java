package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.adapters.NewAdapter;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The registry over HTTP; phoenix-core itself is off here. */
@HttpTest
class AdaptersCallTest {

  private static final BaseModel BASE = new BaseModel("phoenix-core", "0".repeat(64));

  @TempDir Path folder;
  private final AdapterRegistry registry;
  private final int port;
  private Caller caller = new Caller(0);
  private String id = "";

  AdaptersCallTest(@Autowired AdapterRegistry registry, @LocalServerPort int port) {
    this.registry = registry;
    this.port = port;
  }

  @BeforeEach
  void add() throws IOException {
    caller = new Caller(port);
    var file = Files.writeString(folder.resolve("brand.gguf"), "weights");
    id =
        registry
            .add(new NewAdapter("brand", file, BASE, 8, 16, "of a test", Map.of("loss", 0.5)))
            .id()
            .toString();
  }

  @AfterEach
  void hangUp() {
    caller.close();
  }

  @Test
  void shouldListVersionsWithTheirDigests() throws IOException, InterruptedException {
    // when
    var answer = caller.get("/v1/adapters");

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"id\":\"" + id + "\"", "\"rank\":8", "\"loss\":0.5")
        .contains("\"sha256\":\"" + registry.list().getLast().sha256() + "\"");
  }

  @Test
  void shouldActivateAVersionWithAStrength() throws IOException, InterruptedException {
    // when
    var answer = caller.post("/v1/adapters/" + id + "/activate", "{\"scale\": 0.5}");

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"adapter\":\"" + id + "\"", "\"scale\":0.5");
    assertThat(registry.live(BASE.sha256()).orElseThrow().adapter()).hasToString(id);
  }

  @Test
  void shouldRefuseAStrengthThatIsOutOfRange() throws IOException, InterruptedException {
    // when
    var answer = caller.post("/v1/adapters/" + id + "/activate", "{\"scale\": 1e9}");

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("between -10 and 10");
  }

  @Test
  void shouldSayWhichAdaptersThereAreWhenOneIsUnknown() throws IOException, InterruptedException {
    // when
    var answer = caller.post("/v1/adapters/brand-v999/activate", "{}");

    // then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("brand-v999").contains("adapter_not_found");
  }

  @Test
  void shouldRefuseAChangedAdapterByName() throws IOException, InterruptedException {
    // given
    Files.writeString(registry.file(AdapterId.parse(id), BASE), "weight$");

    // when
    var answer = caller.post("/v1/adapters/" + id + "/activate", "{}");

    // then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains(id);
  }

  @Test
  void shouldSayThatNothingIsLiveWhereTheModelDoesNotRun()
      throws IOException, InterruptedException {
    // when
    var answer = caller.post("/v1/adapters/rollback", "");

    // then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("phoenix-core does not run here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollback", "deactivate", "ID/activate"})
  void shouldTakeNothingThatAFormCanSend(String change) throws IOException, InterruptedException {
    // given
    registry.activate(AdapterId.parse(id), 1);
    var before = registry.history(BASE.sha256());

    for (var type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "")) {
      // when
      var request =
          caller
              .bare("/v1/adapters/" + change.replace("ID", id))
              .header("Authorization", "Bearer " + HttpTest.TOKEN);
      var answer =
          caller.send(
              (type.isEmpty() ? request : request.header("Content-Type", type))
                  .POST(BodyPublishers.noBody()));

      // then
      assertThat(answer.statusCode()).as(type).isIn(400, 415);
      assertThat(answer.body()).contains("\"type\":\"invalid_request_error\"");
    }
    assertThat(registry.history(BASE.sha256())).isEqualTo(before);
  }
}
