package dev.phoenix.model.server.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.model.router.Group;
import dev.phoenix.model.server.ModelRuntimeProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the models of the user's servers are called. */
class RemoteModelsTest {

  private static final String ALONE = "discover-local";

  @Test
  void shouldNameAServerByItsKindAndModel() {
    assertThat(
            names(
                Map.of(
                    "backends[0].kind",
                    "openai",
                    "backends[0].url",
                    "http://127.0.0.1:8000",
                    "backends[0].model",
                    "my-model",
                    "backends[1].url",
                    "http://127.0.0.1:8001",
                    "backends[1].model",
                    "llama3.2:1b",
                    ALONE,
                    "false")))
        .containsExactly("openai:my-model", "ollama:llama3.2:1b");
  }

  @Test
  void shouldNameAServerThatChoosesItsModelByItsKind() {
    assertThat(
            names(
                Map.of(
                    "backends[0].kind",
                    "openai",
                    "backends[0].url",
                    "http://127.0.0.1:8000",
                    ALONE,
                    "false")))
        .containsExactly("openai");
  }

  @Test
  void shouldNumberServersThatWouldHaveTheSameName() {
    assertThat(
            names(
                Map.of(
                    "backends[0].url", "http://127.0.0.1:8000",
                    "backends[1].url", "http://127.0.0.1:8001",
                    "backends[2].url", "http://127.0.0.1:8002",
                    "backends[2].model", "llama3.2",
                    "backends[3].url", "http://127.0.0.1:8003")))
        .containsExactly("ollama", "ollama-2", "ollama:llama3.2", "ollama-3", "ollama-4");
  }

  @Test
  void shouldListTheOllamaThatMayRunHereLastAndOnce() {
    assertThat(names(Map.of())).containsExactly("ollama");
    assertThat(names(Map.of("backends[0].model", "llama3.2"))).containsExactly("ollama:llama3.2");
    assertThat(
            names(Map.of("backends[0].kind", "openai", "backends[0].url", "http://127.0.0.1:8000")))
        .containsExactly("openai", "ollama");
  }

  @Test
  void shouldKeepWhatTheUserSaysAServerIsGoodFor() {
    // when
    var remotes = remotes(Map.of("backends[0].model", "m", "backends[0].groups", "coding,fast"));

    // then
    assertThat(remotes)
        .singleElement()
        .satisfies(
            only -> {
              assertThat(only.groups()).containsExactlyInAnyOrder(Group.CODING, Group.FAST);
              assertThat(only.configured()).isTrue();
            });
    remotes.forEach(remote -> remote.model().close());
  }

  @Test
  void shouldNotMissAnOllamaThatNobodyAskedFor() {
    // when
    var remotes = remotes(Map.of("backends[0].url", "http://127.0.0.1:9999"));

    // then
    assertThat(remotes).extracting(RemoteModels.Remote::configured).containsExactly(true, false);
    remotes.forEach(remote -> remote.model().close());
  }

  private static List<String> names(Map<String, String> keys) {
    var remotes = remotes(keys);
    remotes.forEach(remote -> remote.model().close());
    return remotes.stream().map(remote -> remote.model().id()).toList();
  }

  private static List<RemoteModels.Remote> remotes(Map<String, String> keys) {
    return RemoteModels.of(properties(keys)).all();
  }

  private static ModelRuntimeProperties properties(Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("", ModelRuntimeProperties.class);
  }
}
